import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Desk, Entered } from "./app.ts";

const beatMs = 15_000;

/** Notifies browsers of changes, so that they reload their page. An event carries only account ids. */
export function liveRoutes(app: Hono<Entered>, { overview, clock, closing }: Desk): void {
  app.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      const gone = new AbortController();
      const end = AbortSignal.any([gone.signal, closing]);
      stream.onAbort(() => gone.abort());
      using _ = overview.watch((change) => {
        const data = change.type === "changed" ? change.ids.join(" ") : "";
        stream.writeSSE({ event: change.type, data }).catch(() => gone.abort());
      });
      while (!end.aborted) {
        // Keeps proxies from closing the stream, and notices that nobody listens any more.
        await stream.writeSSE({ event: "beat", data: "" }).catch(() => gone.abort());
        await clock.sleep(beatMs, end);
      }
    }),
  );
}
