import { newSession } from "@tokens/core";
import { readRef, type AuthType, type PodioSession } from "./grants.ts";

/**
 * A session that another client stored, tokens kept: the session array or the Redis hash of podio-php (`access_token`,
 * `refresh_token`, `ref` or `ref_type` and `ref_id`), a file of podio-js (`accessToken`, …), or the JSON text of either.
 * None of them tells when the token was issued, so its `expires_in` means nothing: it is used until Podio refuses it.
 * Throws a `TypeError` when there is no token, as in the blank sessions that podio-php stores.
 */
export function importSession(stored: unknown, authType?: AuthType): PodioSession {
  const data = parseStored(stored);
  if (!data) throw new TypeError("A stored session is an object, or the JSON text of one.");
  const text = (...names: string[]): string | undefined =>
    names.map((name) => data[name]).find((value): value is string => typeof value === "string" && value !== "");
  const accessToken = text("access_token", "accessToken");
  if (!accessToken) throw new TypeError("The stored session holds no access token: it is blank. Log in instead.");
  const ref = readRef(data["ref"]) ?? readRef({ type: data["ref_type"], id: data["ref_id"] });
  const login = authType ?? (ref?.type === "app" ? ({ type: "app", identifier: String(ref.id) } as const) : undefined);
  return newSession<PodioSession>({
    accessToken,
    refreshToken: text("refresh_token", "refreshToken"),
    scope: text("scope"),
    obtainedAt: 0,
    ref,
    authType: login,
  });
}

/** The record that is stored, also as JSON text; undefined when there is none. Throws a `TypeError` for text that is not JSON. */
export function parseStored(stored: unknown): Readonly<Record<string, unknown>> | undefined {
  const data = typeof stored === "string" && stored !== "" ? parse(stored) : stored;
  return typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TypeError("The stored session is not JSON. From PHP, store json_encode() of the array.");
  }
}
