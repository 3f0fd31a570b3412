import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";

const heartbeatMs = 15_000;
/** An event without ids says that many accounts changed. */
const maxIds = 200;

/** Notifies browsers of changes, so that they reload their page. An event carries only account ids. */
export function liveRoutes(app: Hono<ConsoleEnv>, { overview, clock, closing }: ConsoleContext): void {
  app.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      const gone = new AbortController();
      const end = AbortSignal.any([gone.signal, closing]);
      stream.onAbort(() => gone.abort());
      using _ = overview.watch((change) => {
        const ids = change.type === "changed" && change.ids.length <= maxIds ? change.ids : [];
        const data = ids.join(" ");
        stream.writeSSE({ event: change.type, data }).catch(() => gone.abort());
      });
      while (!end.aborted) {
        // Keeps proxies from closing the stream, and detects that the browser is gone.
        await stream.writeSSE({ event: "heartbeat", data: "" }).catch(() => gone.abort());
        await clock.sleep(heartbeatMs, end);
      }
    }),
  );
}
