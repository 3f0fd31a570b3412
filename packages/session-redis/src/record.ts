import type { Session, SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/internal";
import { unreadable } from "./errors.ts";

/** A parsed reply of a script. */
export interface Reply {
  /** "" for the usual outcome. */
  readonly outcome: string;
  /** A number, for some outcomes. */
  readonly detail: string | undefined;
  /** The JSON of the session; `undefined` without one. */
  readonly text: string | undefined;
}

/** Parses the reply of a script, which is a buffer for some client options. */
export function replyOf(answer: unknown): Reply {
  const all = String(answer);
  if (all === "") return { outcome: "", detail: undefined, text: undefined };
  if (all.startsWith("{")) return { outcome: "", detail: undefined, text: all };
  const end = all.indexOf("\n");
  const [outcome = "", detail] = (end < 0 ? all : all.slice(0, end)).split(" ");
  return { outcome, detail, text: end < 0 ? undefined : all.slice(end + 1) };
}

/** The session of a reply; `undefined` without one. Throws when it is invalid. */
export function sessionOf<S extends Session>(key: string, record: string, { text }: Reply): S | undefined {
  if (text === undefined) return undefined;
  const session = parsed(text);
  if (!isSession(session)) throw unreadable(key, record, undefined);
  return session as S;
}

/** Expiry of the access token for the index; "" when unknown. */
export function expiryOf({ expiresAt }: Session): string {
  return Number.isFinite(expiresAt) ? String(expiresAt) : "";
}

/** A record as an entry without tokens; `undefined` without a readable session. */
export function entryOf([key = "", text = "", since, until]: readonly string[]): SessionEntry | undefined {
  const session = parsed(text);
  if (!isSession(session)) return undefined;
  return sessionEntry(key, session, until ? { since: Number(since), until: Number(until) } : undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which contains tokens.
    return undefined;
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null) return false;
  const { version, accessToken, obtainedAt } = value as Partial<Session>;
  return typeof version === "string" && typeof accessToken === "string" && typeof obtainedAt === "number";
}
