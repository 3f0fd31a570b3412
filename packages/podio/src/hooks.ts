import type { PodioClient } from "./client.ts";
import type { Id } from "./models.ts";

interface HookCall<T extends string> {
  readonly type: T;
  readonly hook_id: Id;
  /** Everything that came, with the query parameters of the hook's address. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Podio asks whether a hook's address is meant to be called. */
export type HookVerification = HookCall<"hook.verify"> & { readonly code: string };

/**
 * What Podio tells a hook: ids only, and unsigned. Anyone can send the same; what it names is to be fetched before it is believed.
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
  /** Any other, of which `parameters` tells all that there is. */
  | (HookCall<"other"> & { readonly event: string });

/** What to do at the events of hooks. */
export interface HookHandlerOptions {
  /** Confirms hooks: of an account that may change them. */
  readonly client: PodioClient;
  /**
   * Whether a verification is of a hook that the program waits to confirm; only then is a call of the API spent on it. Anyone can
   * send one: compare `hook_id` with the hooks that the program has made and Podio has not confirmed yet, or a secret of your own
   * that is part of the hook's address, e.g. `?secret=…`, and comes along in `parameters`.
   */
  isExpected(verification: HookVerification): boolean | Promise<boolean>;
  /** Called with every event but verifications, before Podio is answered. */
  onEvent(event: Exclude<HookEvent, { readonly type: "hook.verify" }>): void | Promise<void>;
}

const largestBody = 64 * 1024;

/** Reads the form that Podio posts. Throws a `TypeError` when it is none of Podio's. */
export function parseHookEvent(form: string | URLSearchParams): HookEvent {
  const parameters = Object.fromEntries(new URLSearchParams(form));
  const { type = "", code = "", external_id, action_type = "", file_ids = "" } = parameters;
  const id = (name: string): Id => {
    const value = Number(parameters[name] || Number.NaN);
    if (!Number.isSafeInteger(value)) throw new TypeError(`The hook's call "${type}" has no ${name}.`);
    return value;
  };
  const common = { hook_id: id("hook_id"), parameters };
  switch (type) {
    case "hook.verify":
      if (!code) throw new TypeError("The hook's verification has no code.");
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
 * Answers Podio's calls, as a web-standard handler: confirms a hook that is expected, hands every event that is no verification to
 * `onEvent`. Answers 400 to what is not Podio's form, and 403 to the verification of a hook that is not expected; an error of
 * `onEvent`, of `isExpected` or of the confirmation is the caller's.
 */
export function hookHandler(options: HookHandlerOptions): (request: Request) => Promise<Response> {
  const { client, onEvent } = options;
  return async (request) => {
    if (request.method !== "POST")
      return new Response("A hook is called by POST.\n", { status: 405, headers: { allow: "POST" } });
    const text = await request.text();
    if (text.length > largestBody) return new Response("Too large for a hook's call.\n", { status: 413 });
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
