/**
 * Kills processes at random moments while they refresh one session in turn, and counts what went wrong.
 *
 *     node -C @tokens/source packages/session-file/proof/kill.ts [kills] [seed]
 */
import { contention } from "../test/contention.ts";

const [kills = 500, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const startedAt = performance.now();
const found = await contention({ contenders: 6, kills, seed });
const wrong = ["tornRecords", "stuckLocks", "doubleOwners", "lostSessions", "staleFiles"] as const;
console.log(`seed                 ${seed}`);
console.log(`kills                ${found.kills} (at least ${found.killedInsideLock} inside the lock)`);
console.log(`commits              ${found.commits}`);
for (const name of wrong) console.log(`${name.padEnd(20)} ${found[name]}`);
for (const line of found.other) console.log(line);
console.log(`seconds              ${((performance.now() - startedAt) / 1000).toFixed(1)}`);
process.exitCode = wrong.every((name) => found[name] === 0) && found.other.length === 0 ? 0 : 1;
