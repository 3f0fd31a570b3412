import { d1Sessions, type D1 } from "@tokens/session-sql/d1";
import { runCases, type Host, type Settings } from "./case.ts";
import { casesFor } from "./index.ts";
import { answerCall, type Service } from "./remote.ts";

interface Env {
  readonly DB: D1;
  readonly OTHER: Service;
}

/** A Worker that runs the suite for a request with the settings, and responds with a line of JSON for each case. */
export function workerOf(load: Host["load"]) {
  return {
    async fetch(request: Request, { DB: d1, OTHER: other }: Env): Promise<Response> {
      if (new URL(request.url).pathname === "/sessions") return answerCall(d1Sessions(d1), request);
      const settings = (await request.json()) as Settings;
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const writer = writable.getWriter();
      const encoder = new TextEncoder();
      const write = (value: unknown): unknown => writer.write(encoder.encode(`${JSON.stringify(value)}\n`));
      const run = runCases({ ...settings, load, d1, other }, casesFor(settings.packages), write);
      void run.then(() => writer.close());
      return new Response(readable);
    },
  };
}
