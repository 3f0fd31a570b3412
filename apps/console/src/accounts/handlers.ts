import type { Context } from "hono";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { missingPage } from "../shared/error-pages.ts";
import type { KnownAccount } from "./account-view.ts";

/** Handles a request for an account. */
export type AccountHandler = (context: Context<ConsoleEnv>, known: KnownAccount) => Response | Promise<Response>;

/** Finds the account of the path `/accounts/:id…`, or answers that there is none. A form may change the account. */
export function accountHandlers({
  overview,
  frame,
}: Pick<ConsoleContext, "overview" | "frame">): (
  handle: AccountHandler,
) => (context: Context<ConsoleEnv>) => Promise<Response> {
  return (handle) => async (context) => {
    const known = await overview.find(context.req.param("id") ?? "");
    if (!known) return context.html(missingPage(frame(context)), 404);
    try {
      return await handle(context, known);
    } finally {
      if (context.req.method === "POST") overview.changed([known.account.key]);
    }
  };
}
