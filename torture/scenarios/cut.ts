import { judge } from "../row.ts";
import { familyRevocation, longestWait, shortLease, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { startProxy, type Cut, type Proxy } from "../servers/proxy.ts";
import { nextStep } from "../steps.ts";
import { serverStores, startStore, urlOf, type RunningStore, type ServerStore } from "../stores.ts";

interface ProxiedStore extends RunningStore {
  readonly proxy: Proxy;
}

/** The messages of a refresh, and where the connection to the store is cut. */
const cuts: readonly { readonly name: string; readonly during: "claim" | "token request"; readonly cut: Cut }[] = [
  { name: "instead of the claim", during: "claim", cut: "next request" },
  { name: "instead of the answer to the claim", during: "claim", cut: "next response" },
  { name: "while the provider is asked", during: "token request", cut: "now" },
  { name: "instead of the commit", during: "token request", cut: "next request" },
  { name: "instead of the answer to the commit", during: "token request", cut: "next response" },
];

async function run(scene: Scene<ProxiedStore>): Promise<void> {
  const { row, store, authority } = scene;
  const grant = scene.account(familyRevocation);
  const [caller, other] = await scene.callers(2, grant, shortLease);
  await scene.logIn(grant, caller!);
  for (const { name, during, cut } of cuts) {
    await scene.expire(grant, [caller!, other!]);
    scene.progress(`cut ${name}`);
    if (during === "claim") {
      store.proxy.cut(cut);
      await scene.call([caller!], 1);
    } else {
      await authority.call.hold(grant.name);
      const held = nextStep(authority, "held", { account: grant.name });
      const called = scene.call([caller!], 1);
      await held;
      store.proxy.cut(cut);
      await authority.call.release(grant.name);
      await called;
    }
    for (const one of [caller!, other!])
      if (!(await scene.isServed(one))) row.wrong.push(`nobody is served after a cut ${name}`);
  }
  await scene.settle(grant);
  judge(row, { ...longestWait(shortLease), reuses: 0, rejected: ["session_store"] });
}

export const cutScenarios: readonly Scenario<ProxiedStore>[] = [
  {
    group: "cut",
    name: "connection to the store cut",
    stores: serverStores,
    quick: ["redis"],
    async startStore(name, directory) {
      const store = await startStore(name, directory);
      const proxy = await startProxy(store.daemon!.port);
      return {
        ...store,
        url: urlOf(name as ServerStore, proxy.port),
        proxy,
        async close() {
          await proxy.close();
          await store.close();
        },
      };
    },
    run,
  },
];
