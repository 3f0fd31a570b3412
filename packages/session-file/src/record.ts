import { createHash } from "node:crypto";
import type { Session } from "@tokens/core";
import { refusal } from "./failures.ts";
import { isProcessIdentity, type ProcessIdentity } from "./process-identity.ts";

const format = 1;

/** A lease as stored. Unix milliseconds. */
export interface StoredClaim {
  readonly owner: string;
  readonly since: number;
  readonly until: number;
  readonly holder: ProcessIdentity;
}

/** What is stored under a key. Without either member, nothing. */
export interface Stored<S extends Session> {
  readonly session?: S | undefined;
  readonly claim?: StoredClaim | undefined;
}

/** The file name of a key: its SHA-256, because a key may contain characters that a file name cannot. */
export function recordName(key: string): string {
  return `${createHash("sha256").update(key).digest("hex")}.json`;
}

/** Whether a file name is that of a record. */
export function isRecordName(name: string): boolean {
  return /^[0-9a-f]{64}\.json$/.test(name);
}

/** Serializes a record. Throws for a session that `readRecord` would reject as corrupt. */
export function writeRecord<S extends Session>(key: string, { session, claim }: Stored<S>): string {
  if (session && !isSession(session)) {
    throw refusal(
      `The session for ${key} was not stored: it must have a version, an access token and the types of Session.`,
    );
  }
  return `${JSON.stringify({ format, key, session, claim }, undefined, 2)}\n`;
}

/** Parses a record; `undefined` when it is corrupt: not JSON, the wrong shape, or another key's. Throws for another format. */
export function readRecord<S extends Session>(
  text: string,
  path: string,
): ({ readonly key: string } & Stored<S>) | undefined {
  const record = parsed(text);
  if (!record) return undefined;
  if (typeof record["format"] === "number" && record["format"] !== format) {
    throw refusal(
      `${path} has format ${record["format"]}, written by a newer version of @tokens/session-file; this one reads format ${format}. Nothing was changed; upgrade this program.`,
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
    // The parser's message quotes the text, which contains tokens.
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
  // JSON turns NaN into null, which must not make a session corrupt.
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
    isProcessIdentity(claim["holder"])
  );
}
