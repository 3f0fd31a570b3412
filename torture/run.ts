import { join } from "node:path";
import type { AuthorityMethods } from "./authority.ts";
import { randomFrom } from "./random.ts";
import { emptyRow, type Row } from "./row.ts";
import { ProcessEnded, start, type Child } from "./rpc.ts";
import { NotPossible, type Scenario } from "./scenario.ts";
import { newName, openPool, openScene } from "./scene.ts";
import { missing, programs, startStore, type StoreName } from "./stores.ts";

export interface RunOptions {
  readonly quick: boolean;
  readonly seed: number;
  readonly directory: string;
  readonly store: StoreName | undefined;
  /** Names of peers. */
  readonly peers: readonly string[];
}

interface Listener {
  onProgress(text: string): void;
  onRow(row: Row): void;
}

/** A scenario on one store, with one client. */
interface Run {
  readonly scenario: Scenario;
  readonly client: string;
  readonly store: StoreName;
}

/** Processes that wait for the next scenario. */
const mostIdle = 16;

/** Runs each scenario on each of its stores, one at a time; then with each peer. */
export async function runAll(
  scenarios: readonly Scenario[],
  options: RunOptions,
  { onProgress, onRow }: Listener,
): Promise<Row[]> {
  const { quick, seed, directory } = options;
  const compileCache = join(directory, "compiled");
  const random = randomFrom(seed);
  const rows: Row[] = [];
  const poolOf = once((client: string) =>
    openPool(join(import.meta.dirname, client === "tokens" ? "caller.ts" : "peer-caller.ts"), compileCache),
  );
  const sharedStore = once((name: StoreName) => startStore(name, directory));
  const authorityOf = once((kind: string): Promise<Child<AuthorityMethods>> =>
    start(join(import.meta.dirname, `${kind}.ts`), compileCache),
  );

  let before: Run | undefined;
  for (const run of runsOf(scenarios, options)) {
    const { scenario, client, store: storeName } = run;
    if (before && before.client !== client) await poolOf(before.client).keep(0);
    else if (before && before.scenario !== scenario) await poolOf(client).keep(mostIdle);
    before = run;
    const { group, name, authority: kind = "server" } = scenario;
    const row = emptyRow({ group, scenario: name, client, store: storeName });
    rows.push(row);
    const progress = (text: string): void =>
      onProgress(`${name}, ${client === "tokens" ? storeName : client}: ${text}`);
    progress("starting");
    try {
      requirePrograms([...(programs[storeName as keyof typeof programs] ?? []), ...(scenario.programs ?? [])]);
      const authority = await authorityOf(kind);
      const store = await (scenario.startStore?.(storeName, join(directory, newName("store"))) ??
        sharedStore(storeName));
      const scene = openScene({ quick, store, authority, row, random, progress, pool: poolOf(client) });
      try {
        await scenario.run(scene);
      } finally {
        await scene.close();
        if (scenario.startStore) await store.close();
      }
    } catch (error) {
      if (error instanceof NotPossible) row.notRun = error.message;
      else if (error instanceof ProcessEnded && client !== "tokens") row.notRun = `${client} ended the process`;
      else row.wrong.push(`the scenario failed: ${(error as Error).message}`);
    }
    onRow(row);
  }
  return rows;
}

function runsOf(scenarios: readonly Scenario[], { quick, store: only, peers }: RunOptions): Run[] {
  const isChosen = (store: StoreName): boolean => only === undefined || store === only;
  const ours = scenarios.flatMap((scenario) =>
    (quick ? (scenario.quick ?? []) : scenario.stores)
      .filter(isChosen)
      .map((store): Run => ({ scenario, client: "tokens", store })),
  );
  const theirs = scenarios.flatMap((scenario) =>
    scenario.peers ? peers.map((client): Run => ({ scenario, client, store: "file" })) : [],
  );
  // Each peer's processes are used for all its scenarios.
  return [...ours, ...theirs.toSorted((a, b) => peers.indexOf(a.client) - peers.indexOf(b.client))];
}

function requirePrograms(names: readonly string[]): void {
  const install = missing(names);
  if (install !== undefined) throw new NotPossible(`run ${install}`);
}

function once<K, V>(create: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? create(key);
    known.set(key, value);
    return value;
  };
}
