import { serve } from "@hono/node-server";
import { d1Sessions } from "@tokens/session-sql/d1";
import { d1InNode } from "./d1-in-node.ts";
import worker, { type Env, type Invocation } from "./worker.ts";

// Runs the Worker in Node, for this demonstration. In your project, `wrangler dev` does it.
const env = { ...process.env, DB: d1InNode("./sessions.db") } as unknown as Env;
await d1Sessions(env.DB).migrate();
const context: Invocation = { waitUntil: (work) => void work.catch((error: unknown) => console.error(error)) };

async function fetch(request: Request): Promise<Response> {
  if (new URL(request.url).pathname !== "/cdn-cgi/handler/scheduled") return worker.fetch(request, env, context);
  await worker.scheduled({}, env, context);
  return new Response("ok\n");
}

serve({ fetch, hostname: "127.0.0.1", port: 8787 }, () => console.log("Open http://127.0.0.1:8787/projects"));
