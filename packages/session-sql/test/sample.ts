import { newSession, type Session } from "@tokens/core";

let counter = 0;

/** A session that is new each time, fresh for an hour. */
export function sample(members: Partial<Session> = {}): Session {
  counter += 1;
  const obtainedAt = Date.now();
  return newSession({
    accessToken: `access-secret-${counter}`,
    refreshToken: `refresh-secret-${counter}`,
    obtainedAt,
    expiresAt: obtainedAt + 3_600_000,
    ...members,
  });
}

/** Asks until the answer is there; fails when it does not come. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 10_000,
): Promise<T> {
  for (const until = Date.now() + timeoutMs; Date.now() < until;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It never came to be that ${what}.`);
}
