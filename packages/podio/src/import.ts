import { newSession, ProviderConfigurationError } from "@tokens/core";
import { readRef, type AuthType, type PodioSession } from "./grants.ts";

/**
 * Reads the session that another client stored, as JSON: the session array or the Redis hash of podio-php (`access_token`,
 * `refresh_token`, `ref` or `ref_type` and `ref_id`), or a file of podio-js (`accessToken`, …).
 *
 * None of them records when the token was issued, so `expires_in` is ignored: the token is used until Podio rejects it.
 * Throws `ProviderConfigurationError` when there is no access token, as in the blank sessions that podio-php stores.
 *
 * @example
 * ```ts
 * import { createPodio } from "@tokens/podio";
 * import { importSession } from "@tokens/podio/import";
 *
 * const podio = createPodio({ clientId: "id", clientSecret: "secret" });
 * await podio.for("alice").tokens.save(importSession('{"access_token":"…","refresh_token":"…"}'));
 * ```
 */
export function importSession(text: string): PodioSession {
  return storedSession(text);
}

/** Like `importSession`, and takes the record itself. `authType` is how the account logs in, which the record does not contain. */
export function storedSession(stored: unknown, authType?: AuthType): PodioSession {
  const data = parseStored(stored);
  if (!data) throw new ProviderConfigurationError("A stored session is a JSON object: expected access_token in it.");
  const text = (...names: string[]): string | undefined =>
    names.map((name) => data[name]).find((value): value is string => typeof value === "string" && value !== "");
  const accessToken = text("access_token", "accessToken");
  if (!accessToken)
    throw new ProviderConfigurationError("The stored session holds no access token: it is blank. Log in instead.");
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

/** A stored record, also from JSON; undefined when there is none. Throws `ProviderConfigurationError` for text that is not JSON. */
export function parseStored(stored: unknown): Readonly<Record<string, unknown>> | undefined {
  const data = typeof stored === "string" && stored !== "" ? parse(stored) : stored;
  return typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProviderConfigurationError(
      "The stored session is not JSON. From PHP, store the output of json_encode() for the array.",
    );
  }
}
