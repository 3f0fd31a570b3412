import { newSession, type Grant, type Provider, type Session } from "@tokens/core";

const hour = 3_600_000;

const granted = (generation: number): Grant => {
  const now = Date.now();
  return {
    accessToken: `access-${generation}`,
    refreshToken: `refresh-${generation}`,
    obtainedAt: now,
    expiresAt: now + hour,
  };
};

/** A session that is fresh for an hour. */
export function firstSession(): Session {
  return newSession(granted(0));
}

/** A provider that issues numbered tokens. `onRequest` is called before each answer. */
export function numberedProvider(
  onRequest: () => void | Promise<void> = () => undefined,
): Provider & { readonly requests: number } {
  let requests = 0;
  return {
    name: "numbered",
    realm: [],
    origins: [],
    get requests() {
      return requests;
    },
    async refresh() {
      requests += 1;
      const generation = requests;
      await onRequest();
      return granted(generation);
    },
    authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
    isExpiredToken: ({ status }) => status === 401,
  };
}
