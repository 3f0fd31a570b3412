import { createHash } from "node:crypto";
import type { Session } from "@tokens/core";
import { refusal } from "./failures.ts";
import { isHolder, type Holder } from "./holder.ts";

const format = 1;

/** A lease as stored. Unix milliseconds. */
export interface StoredClaim {
  readonly owner: string;
  readonly since: number;
  readonly until: number;
  readonly holder: Holder;
}

/** What is stored under a key. Neither member: nothing. */
export interface Stored<S extends Session> {
  readonly session?: S | undefined;
  readonly claim?: StoredClaim | undefined;
}

/** The name of a key's file: SHA-256 of the key, for a key may hold what a file name may not. */
export function recordName(key: string): string {
  return `${createHash("sha256").update(key).digest("hex")}.json`;
}

/** Whether a file name is that of a record. */
export function isRecordName(name: string): boolean {
  return /^[0-9a-f]{64}\.json$/.test(name);
}

/** The text of a record. Throws rather than write what `readRecord` would take for corrupt. */
export function writeRecord<S extends Session>(key: string, { session, claim }: Stored<S>): string {
  if (session && !isSession(session)) {
    throw refusal(
      `The session for ${key} was not stored: it needs a version and an access token, and the types that Session tells.`,
    );
  }
  return `${JSON.stringify({ format, key, session, claim }, undefined, 2)}\n`;
}

/**
 * Reads the text of a record; undefined when it is corrupt: not JSON, of the wrong shape, or another key's.
 * Throws when it has another format.
 */
export function readRecord<S extends Session>(
  text: string,
  path: string,
): ({ readonly key: string } & Stored<S>) | undefined {
  const record = parsed(text);
  if (!record) return undefined;
  if (typeof record["format"] === "number" && record["format"] !== format) {
    throw refusal(
      `${path} has format ${record["format"]}, and this version of @tokens/session-file reads format ${format}: a newer version wrote it. Nothing was changed; use that version here too.`,
    );
  }
  const { key, session, claim } = record;
  if (record["format"] !== format || typeof key !== "string" || !path.endsWith(recordName(key))) return undefined;
  if (session !== undefined && !isSession(session)) return undefined;
  if (claim !== undefined && !isClaim(claim)) return undefined;
  return { key, session: session as S | undefined, claim };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    // The parser's message quotes the text, which holds tokens.
    return undefined;
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function isSession(value: unknown): boolean {
  const session = objectOf(value);
  // JSON has null where a number was NaN; a session is not lost for that.
  const optional = (name: keyof Session, type: string): boolean =>
    session?.[name] === undefined || session[name] === null || typeof session[name] === type;
  return (
    typeof session?.["version"] === "string" &&
    typeof session["accessToken"] === "string" &&
    optional("obtainedAt", "number") &&
    optional("refreshToken", "string") &&
    optional("expiresAt", "number") &&
    optional("refreshTokenExpiresAt", "number") &&
    optional("scope", "string") &&
    optional("credential", "string")
  );
}

function isClaim(value: unknown): value is StoredClaim {
  const claim = objectOf(value);
  return (
    typeof claim?.["owner"] === "string" &&
    typeof claim["since"] === "number" &&
    typeof claim["until"] === "number" &&
    isHolder(claim["holder"])
  );
}
