import type { PodioClient } from "./client.ts";
import type { PodioSession } from "./grants.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Keeps a login alive: a refresh token that is left alone for 28 days is dead, and then a person is needed. Refreshes when fewer than
 * `beforeMs` (14 days by default) are left; call it daily for the accounts that are seldom used.
 */
export async function keepAlive(
  client: PodioClient,
  { beforeMs = 14 * dayMs }: { readonly beforeMs?: number } = {},
): Promise<PodioSession> {
  const session = await client.tokens.session();
  const left = (session.refreshTokenExpiresAt ?? 0) - client.tokens.clock.now();
  return left > beforeMs ? session : client.tokens.refresh();
}
