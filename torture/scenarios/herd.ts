import type { Got } from "../counting.ts";
import { judge, total, type Row } from "../row.ts";
import { familyRevocation, longestWait, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { sharedStores } from "../stores.ts";

interface Herd {
  readonly processes: number;
  readonly callers: number;
}

/** Everyone asks at the moment at which the access token has expired, again and again. */
async function run(scene: Scene, { processes, callers }: Herd): Promise<void> {
  const { row, quick, store, authority } = scene;
  let grant = scene.account(familyRevocation);
  const herd = await scene.callers(processes, grant);
  await scene.logIn(grant, herd[0]!);
  const expiries = row.client !== "tokens" ? 3 : quick ? 5 : 20;
  for (let round = 1; round <= expiries; round++) {
    scene.progress(`expiry ${round} of ${expiries}`);
    await scene.expire(grant, herd);
    const before = (await authority.call.account(grant.name)).log.length;
    const got = await scene.call(herd, callers);
    const { log } = await authority.call.account(grant.name);
    const issued = new Set(log.slice(before).map(({ access }) => access));
    countStale(row, got, issued);
    if (issued.size !== 1) row.wrong.push(`${issued.size} new tokens after expiry ${round}`);
    if (got.every(({ rejected }) => total(rejected) === 0)) continue;
    const through = store.name === "memory" ? herd[0] : undefined;
    if ((await scene.settle(grant, through)) === "alive") continue;
    grant = scene.account(familyRevocation);
    await scene.move(herd, grant);
    await scene.logIn(grant, herd[0]!);
  }
  await scene.settle(grant, store.name === "memory" ? herd[0] : undefined);
  if (row.requests !== row.expiries) row.wrong.push(`${row.requests} token requests for ${row.expiries} expiries`);
  judge(row, { ...longestWait(), reuses: 0 });
}

/** A caller with a token from before the expiry was not served. */
function countStale(row: Row, got: readonly Got[], issued: ReadonlySet<string | undefined>): void {
  const stale = got
    .flatMap(({ tokens }) => Object.entries(tokens))
    .reduce((sum, [token, count]) => sum + (issued.has(token) ? 0 : count), 0);
  if (stale === 0) return;
  row.served -= stale;
  row.rejected["expired token"] = (row.rejected["expired token"] ?? 0) + stale;
}

const herds: readonly (Herd & Pick<Scenario, "stores" | "quick" | "peers">)[] = [
  { processes: 1, callers: 200, stores: ["memory", ...sharedStores], quick: ["memory", "file"], peers: true },
  { processes: 8, callers: 50, stores: sharedStores, quick: sharedStores, peers: true },
  { processes: 16, callers: 50, stores: sharedStores },
];

const atOidcProvider = {
  stores: ["file", "postgres", "redis"],
  quick: ["file"],
  authority: "oidc-provider",
} satisfies Partial<Scenario>;

export const herdScenarios: readonly Scenario[] = [
  ...herds.map(({ processes, callers, ...rest }): Scenario => ({
    ...rest,
    group: "herd",
    name: `herd ${processes} x ${callers}`,
    run: (scene) => run(scene, { processes, callers }),
  })),
  {
    ...atOidcProvider,
    group: "herd",
    name: "herd 8 x 50, oidc-provider",
    run: (scene) => run(scene, { processes: 8, callers: 50 }),
  },
];
