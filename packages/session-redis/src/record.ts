import type { Session, SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/session";
import { unreadable } from "./errors.ts";

/** What a script answered. */
export interface Reply {
  /** "" for the usual outcome. */
  readonly outcome: string;
  /** A number, where the outcome has one. */
  readonly detail: string | undefined;
  /** The session's JSON; `undefined` when the record holds none. */
  readonly text: string | undefined;
}

/** Takes a script's answer apart. `String` because a client may be set up to answer with buffers. */
export function replyOf(answer: unknown): Reply {
  const all = String(answer);
  if (all === "") return { outcome: "", detail: undefined, text: undefined };
  if (all.startsWith("{")) return { outcome: "", detail: undefined, text: all };
  const end = all.indexOf("\n");
  const [outcome = "", detail] = (end < 0 ? all : all.slice(0, end)).split(" ");
  return { outcome, detail, text: end < 0 ? undefined : all.slice(end + 1) };
}

/** The session of a reply; `undefined` when the record holds none. Throws when it is not what was written. */
export function sessionOf<S extends Session>(key: string, record: string, { text }: Reply): S | undefined {
  if (text === undefined) return undefined;
  const session = parsed(text);
  if (!isSession(session)) throw unreadable(key, record, undefined);
  return session as S;
}

/** When the access token expires, for the index; "" when that is unknown. */
export function expiryOf({ expiresAt }: Session): string {
  return Number.isFinite(expiresAt) ? String(expiresAt) : "";
}

/** What a record tells without its tokens; `undefined` when its session cannot be read. */
export function entryOf([key = "", text = "", since, until]: readonly string[]): SessionEntry | undefined {
  const session = parsed(text);
  if (!isSession(session)) return undefined;
  return sessionEntry(key, session, until ? { since: Number(since), until: Number(until) } : undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which holds tokens.
    return undefined;
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null) return false;
  const { version, accessToken, obtainedAt } = value as Partial<Session>;
  return typeof version === "string" && typeof accessToken === "string" && typeof obtainedAt === "number";
}
