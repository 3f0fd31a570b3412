import type { PodioClient } from "./client.ts";
import type { PodioSession } from "./grants.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Keeps a login alive: a refresh token that goes unused for 28 days expires, and then a person has to log in again. Refreshes when
 * fewer than `beforeMs` (14 days by default) are left. Call it daily for accounts that are rarely used.
 */
export async function keepAlive(
  client: PodioClient,
  { beforeMs = 14 * dayMs }: { readonly beforeMs?: number } = {},
): Promise<PodioSession> {
  const session = await client.tokens.session();
  const left = (session.refreshTokenExpiresAt ?? 0) - client.tokens.clock.now();
  return left > beforeMs ? session : client.tokens.refresh();
}
