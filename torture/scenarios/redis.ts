import { judge } from "../row.ts";
import { familyRevocation, longestWait, type Scenario } from "../scenario.ts";
import type { Caller, Grant, Scene } from "../scene.ts";
import { askRedis, fillRedis } from "../servers/redis.ts";
import { startStore } from "../stores.ts";

/** Where the session is gone, nobody can get a token: each caller has to be told so at once, and nothing may be spent. */
async function expectTold(scene: Scene, { name }: Grant, callers: readonly Caller[]): Promise<void> {
  const { row, authority } = scene;
  const before = (await authority.call.account(name)).requests;
  await scene.call(callers, 20);
  const { requests } = await authority.call.account(name);
  if (requests > before) row.wrong.push(`${requests - before} token requests without a session`);
}

async function flushed(scene: Scene): Promise<void> {
  const { row, store } = scene;
  const grant = scene.account(familyRevocation);
  const callers = await scene.callers(4, grant);
  await scene.logIn(grant, callers[0]!);
  await scene.expire(grant, callers);
  await scene.call(callers, 20);
  await askRedis(store.daemon!.port, "FLUSHALL");
  const valid = await scene.call(callers, 20);
  if (valid.some(({ served }) => served !== 20)) row.wrong.push("a valid token was not served");
  await scene.expire(grant, callers);
  await expectTold(scene, grant, callers);
  row.lostByStore += 1;
  judge(row, { ...longestWait(), rejected: ["reauthorization_required"] });
}

/** Writes until the session is gone, and tells whether it is: Redis picks what it evicts from a few random keys. */
async function evict({ store }: Scene, caller: Caller): Promise<boolean> {
  for (let round = 1; round <= 20; round++) {
    await fillRedis(store.daemon!.port);
    if ((await caller.call.stored()) === undefined) return true;
  }
  return false;
}

async function evicting(scene: Scene): Promise<void> {
  const { row, store } = scene;
  const { port } = store.daemon!;
  const grant = scene.account(familyRevocation);
  const callers = await scene.callers(4, grant);
  await scene.logIn(grant, callers[0]!);
  await scene.expire(grant, callers);
  await scene.call(callers, 20);
  // The processes have checked the policy before.
  await askRedis(port, "CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
  await askRedis(port, "CONFIG", "SET", "maxmemory", "4mb");
  if (!(await evict(scene, callers[0]!))) row.wrong.push("the session was not evicted");
  await scene.expire(grant, callers);
  await expectTold(scene, grant, callers);
  const [late] = await scene.callers(1, grant);
  await expectTold(scene, grant, [late!]);
  row.lostByStore += 1;
  judge(row, { ...longestWait(), rejected: ["reauthorization_required", "session_store"] });
}

async function memoryFull(scene: Scene): Promise<void> {
  const { row, store, authority } = scene;
  const { port } = store.daemon!;
  const grant = scene.account(familyRevocation);
  const callers = await scene.callers(4, grant);
  await scene.logIn(grant, callers[0]!);
  await askRedis(port, "CONFIG", "SET", "maxmemory", "4mb");
  await fillRedis(port);
  await scene.expire(grant, callers);
  const before = (await authority.call.account(grant.name)).requests;
  const got = await scene.call(callers, 20);
  const { requests } = await authority.call.account(grant.name);
  // Redis frees the buffers of its connections now and then, and has room for the session again.
  if (requests > before && got.every(({ served }) => served === 0))
    row.wrong.push("a refresh token was spent without room for the next one");
  await askRedis(port, "CONFIG", "SET", "maxmemory", "0");
  for (const caller of callers)
    if (!(await scene.isServed(caller))) row.wrong.push("a process is not served when there is memory again");
  await scene.settle(grant);
  judge(row, { ...longestWait(), rejected: ["session_store"] });
}

const kinds: readonly { readonly name: string; run(scene: Scene): Promise<void> }[] = [
  { name: "Redis flushed", run: flushed },
  { name: "Redis evicting", run: evicting },
  { name: "Redis out of memory", run: memoryFull },
];

export const redisScenarios: readonly Scenario[] = kinds.map((kind) => ({
  group: "redis",
  stores: ["redis"],
  quick: ["redis"],
  startStore,
  ...kind,
}));
