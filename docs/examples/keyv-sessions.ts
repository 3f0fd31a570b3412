import type { Session, SessionManager } from "@tokens/core";

/** Sessions in a `Keyv` created with `throwOnErrors`. Not shared: two processes may refresh at once. */
export function keyvSessions<S extends Session>(keyv: {
  readonly throwOnErrors: boolean;
  get(key: string): Promise<unknown>;
  set(key: string, value: S, ttl: number): Promise<boolean>;
  delete(key: string): Promise<boolean>;
}): SessionManager<S> {
  // Without it, a store that is down reports "no session", and the next login or refresh overwrites the valid one.
  if (!keyv.throwOnErrors) throw new Error("Create the Keyv with { throwOnErrors: true }.");
  return {
    get: async (key) => (await keyv.get(plain(key))) as S | undefined,
    async set(key, session) {
      if (!session) await keyv.delete(plain(key));
      // 0 means no expiry: a refresh token outlives every default.
      else if (!(await keyv.set(plain(key), session, 0))) throw new Error(`Keyv did not store the session ${key}.`);
    },
  };
}

/** Some versions and adapters of Keyv strip characters from keys, so two accounts could share a record. */
function plain(key: string): string {
  return Buffer.from(key).toString("hex");
}
