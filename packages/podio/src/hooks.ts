import { readLimitedText } from "@tokens/core/token-endpoint";
import type { PodioClient } from "./client.ts";
import type { Id } from "./models.ts";

interface HookCall<T extends string> {
  readonly type: T;
  readonly hook_id: Id;
  /** The whole form, with the query parameters of the hook's URL. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Podio asks whether the hook's URL wants to be called. */
export type HookVerification = HookCall<"hook.verify"> & { readonly code: string };

/**
 * A call of a hook: ids only, and unsigned. Anyone can send the same, so fetch what it names before you rely on it.
 */
export type HookEvent =
  | HookVerification
  | (HookCall<"item.create" | "item.update" | "item.delete"> & {
      readonly item_id: Id;
      readonly item_revision_id: Id | undefined;
      readonly external_id: string | undefined;
    })
  | (HookCall<"comment.create" | "comment.delete"> & { readonly item_id: Id; readonly comment_id: Id })
  | (HookCall<"file.change"> & { readonly item_id: Id; readonly action_type: string; readonly file_ids: readonly Id[] })
  | (HookCall<"app.create" | "app.update" | "app.delete"> & { readonly app_id: Id })
  | (HookCall<"form.create" | "form.update" | "form.delete"> & { readonly form_id: Id; readonly app_id: Id })
  /** Any other event: see `parameters`. */
  | (HookCall<"other"> & { readonly event: string });

/** Options of `hookHandler`. */
export interface HookHandlerOptions {
  /** Confirms hooks. Its account must be allowed to change them. */
  readonly client: PodioClient;
  /**
   * Whether the program is waiting to confirm this hook; only then is an API call spent on it. Anyone can send a verification:
   * compare `hook_id` with the hooks that the program has created, or a secret in the hook's URL, e.g. `?secret=…`, which is in
   * `parameters`.
   */
  isExpected(verification: HookVerification): boolean | Promise<boolean>;
  /** Called with every event except verifications, before the response to Podio. */
  onEvent(event: Exclude<HookEvent, { readonly type: "hook.verify" }>): void | Promise<void>;
}

const largestBody = 64 * 1024;

/** Reads the form that Podio posts. Throws a `TypeError` when the form is not a hook's call. */
export function parseHookEvent(form: string | URLSearchParams): HookEvent {
  const parameters = Object.fromEntries(new URLSearchParams(form));
  const { type = "", code = "", external_id, action_type = "", file_ids = "" } = parameters;
  const id = (name: string): Id => {
    const value = Number(parameters[name] || Number.NaN);
    if (!Number.isSafeInteger(value)) throw new TypeError(`The hook call "${type}" has no ${name}.`);
    return value;
  };
  const common = { hook_id: id("hook_id"), parameters };
  switch (type) {
    case "hook.verify":
      if (!code) throw new TypeError("The hook verification has no code.");
      return { type, ...common, code };
    case "item.create":
    case "item.update":
    case "item.delete": {
      const item_revision_id = parameters["item_revision_id"] ? id("item_revision_id") : undefined;
      return { type, ...common, item_id: id("item_id"), item_revision_id, external_id: external_id || undefined };
    }
    case "comment.create":
    case "comment.delete":
      return { type, ...common, item_id: id("item_id"), comment_id: id("comment_id") };
    case "file.change":
      return {
        type,
        ...common,
        item_id: id("item_id"),
        action_type,
        file_ids: file_ids.split(",").filter(Boolean).map(Number),
      };
    case "app.create":
    case "app.update":
    case "app.delete":
      return { type, ...common, app_id: id("app_id") };
    case "form.create":
    case "form.update":
    case "form.delete":
      return { type, ...common, form_id: id("form_id"), app_id: id("app_id") };
    default:
      return { type: "other", event: type, ...common };
  }
}

/**
 * Handles Podio's calls, as a web-standard handler: confirms expected hooks, and passes every other event to `onEvent`. Responds with
 * 400 to any other form, and with 403 to the verification of an unexpected hook. Rethrows errors of `onEvent`, `isExpected` and the
 * confirmation.
 */
export function hookHandler(options: HookHandlerOptions): (request: Request) => Promise<Response> {
  const { client, onEvent } = options;
  return async (request) => {
    if (request.method !== "POST")
      return new Response("Hooks are called with POST.\n", { status: 405, headers: { allow: "POST" } });
    const text = await readLimitedText(request);
    if (text === undefined || text.length > largestBody)
      return new Response("Too large for a hook call.\n", { status: 413 });
    let event: HookEvent;
    try {
      event = parseHookEvent(text);
    } catch (error) {
      return new Response(`${(error as Error).message}\n`, { status: 400 });
    }
    if (event.type === "hook.verify") {
      const { hook_id, code } = event;
      if (!(await options.isExpected(event))) return new Response("This hook is not expected.\n", { status: 403 });
      await client.request("POST /hook/{hook_id}/verify/validate", { hook_id, body: { code } });
    } else await onEvent(event);
    return new Response(null, { status: 204 });
  };
}
