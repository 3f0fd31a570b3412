/**
 * 4 processes sweep one table of PostgreSQL at once, with 1,000 sessions due and with 10,000. The token server counts: each session
 * must cost exactly one token request, and none may come with a spent refresh token. A sweep of 1,000 before and after that of 10,000
 * tells whether the cost of a session grows with their number.
 *
 * node -C @tokens/source packages/session-sql/proof/sweep.ts [sessions] [processes]
 */
import { startSweepers } from "../test/sweep-processes.ts";

const [many = 10_000, processes = 4] = process.argv.slice(2).map(Number);
const few = Math.ceil(many / 10);
const wrong: string[] = [];
const perSession = new Map<number, number[]>();

await using sweepers = await startSweepers(processes);
const { server } = sweepers;

async function round(sessions: number): Promise<void> {
  const before = server.requests;
  await sweepers.login(sessions);
  const startedAt = performance.now();
  const swept = await sweepers.sweep();
  const tookMs = performance.now() - startedAt;
  perSession.set(sessions, [...(perSession.get(sessions) ?? []), tookMs / sessions]);
  const requests = server.requests - before;
  const total = (outcome: "refreshed" | "adopted" | "failed"): number =>
    swept.reduce((sum, { counts }) => sum + counts[outcome], 0);
  console.log(
    `${sessions} due: ${requests} token requests, ${server.reuses} with a spent refresh token; refreshed ${swept.map(({ counts }) => counts.refreshed).join(" + ")}, found refreshed by another ${total("adopted")}, in ${(tookMs / 1000).toFixed(1)} s, ${(tookMs / sessions).toFixed(2)} ms each`,
  );
  if (requests !== sessions || total("refreshed") !== sessions) wrong.push(`${requests} requests for ${sessions}`);
  if (server.counts().some((count) => count !== 1))
    wrong.push(`accounts were refreshed ${server.counts().join(", ")} times`);
  if (total("failed") > 0 || server.reuses > 0) wrong.push(`${total("failed")} failed, ${server.reuses} reuses`);
  if ((await sweepers.due()) > 0) wrong.push(`${await sweepers.due()} of ${sessions} are due still`);
  if (!swept.every(({ complete }) => complete)) wrong.push("a sweep was not complete");
}

// The first warms the processes up.
for (const sessions of [few, few, many, few, many, few]) await round(sessions);

const median = (values: readonly number[] = []): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const ratio = median(perSession.get(many)) / median(perSession.get(few)?.slice(1));
console.log(`A session among ${many} costs ${ratio.toFixed(2)} times what one among ${few} does.`);
if (ratio > 1.5) wrong.push("the cost of a session grows with their number");
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exitCode = 1;
}
