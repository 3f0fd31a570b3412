import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { AuthorityMethods } from "./authority.ts";
import type { CallerMethods, Program } from "./caller.ts";
import { nothing, type Got } from "./counting.ts";
import type { Policy } from "./ledger.ts";
import { unavoidableCause, type Fate } from "./losses.ts";
import { addAccount, addGot, addUnavoidable, type Row } from "./row.ts";
import { ProcessEnded, start, type Child, type Remote } from "./rpc.ts";
import type { RunningStore } from "./stores.ts";

/** A process of the client under test. */
export interface Caller {
  readonly name: string;
  readonly call: Remote<CallerMethods>;
  isAlive(): boolean;
  kill(): Promise<void>;
  stop(): void;
  continue(): void;
}

/** An account at the authorization server. */
export interface Grant {
  readonly name: string;
  readonly policy: Policy;
}

export interface Scene<Store extends RunningStore = RunningStore> {
  readonly quick: boolean;
  readonly store: Store;
  readonly authority: Child<AuthorityMethods>;
  readonly row: Row;
  random(): number;
  progress(text: string): void;
  /** Starts so many processes that use an account. */
  callers(count: number, grant: Grant, options?: Partial<Program>): Promise<Caller[]>;
  /** Starts processes that later are told which account they use. */
  prepare(count: number): Promise<void>;
  /** Lets processes use another account. */
  move(callers: readonly Caller[], grant: Grant): Promise<void>;
  /** Creates an account. `through` stores its first tokens. */
  account(policy: Policy): Grant;
  logIn(grant: Grant, through: Caller): Promise<void>;
  /** Everyone's access token expires. */
  expire(grant: Grant, callers: readonly Caller[]): Promise<void>;
  /** Calls in one or more processes at once, and counts. */
  call(callers: readonly Caller[], each: number): Promise<Got[]>;
  /** Whether a process gets a token in the end. */
  isServed(caller: Caller): Promise<boolean>;
  /**
   * Counts the requests of an account, and decides whether its session is lost: whether a new process gets a new access token with what
   * is in the store, or `through` with what is in its memory.
   */
  settle(grant: Grant, through?: Caller): Promise<"alive" | "lost">;
}

/** Processes that wait for an order, and are used again. */
export interface Pool {
  take(): Promise<Child<CallerMethods>>;
  give(child: Child<CallerMethods>): Promise<void>;
  prepare(count: number): Promise<void>;
  /** Ends the idle processes above this number, each of which takes 60 to 100 MB. */
  keep(most: number): Promise<void>;
}

let names = 0;

/** Names that nothing in this run has yet. */
export function newName(what: string): string {
  return `${what}${(names += 1)}`;
}

export function openPool(file: string, compileCache: string): Pool {
  const idle: Child<CallerMethods>[] = [];
  const turns = Array.from({ length: availableParallelism() }, (): Promise<unknown> => Promise.resolve());
  let starts = 0;
  /** Starts a few at a time, so that those that run are not starved. */
  function create(): Promise<Child<CallerMethods>> {
    const turn = (starts += 1) % turns.length;
    const child = turns[turn]!.then(() => start<CallerMethods>(file, compileCache));
    turns[turn] = child.catch(() => undefined);
    return child;
  }
  return {
    async take() {
      for (let child = idle.pop(); child; child = idle.pop()) if (child.isAlive()) return child;
      return create();
    },
    async give(child) {
      const closed = child.call.close().then(
        () => true,
        () => false,
      );
      if (child.isAlive() && (await Promise.race([closed, sleep(3000, false)]))) idle.push(child);
      else await child.end();
    },
    async prepare(count) {
      const lacking = Math.max(count - idle.length, 0);
      idle.push(...(await Promise.all(Array.from({ length: lacking }, create))));
    },
    keep: async (most) => void (await Promise.all(idle.splice(most).map((child) => child.end()))),
  };
}

const patience = { attempts: 120, pauseMs: 500 };
const threeDaysMs = 259_200_000;

/** What one caller got in the end: also after passing failures. */
async function askUntilServed({ call }: Caller, isOver: (got: Got) => boolean): Promise<Got> {
  for (let attempt = 1; ; attempt++) {
    const got = await call.call(1);
    const isEnd = isOver(got);
    if (isEnd || got.served === 1 || attempt === patience.attempts) return got;
    await sleep(patience.pauseMs);
  }
}

/** Whether the session is said to be dead. The errors of a peer all end it. */
function isRefused({ rejected }: Got): boolean {
  return ["reauthorization_required", "invalid_grant", "error"].some((code) => rejected[code]);
}

export function openScene(
  parts: Pick<Scene, "quick" | "store" | "authority" | "row" | "random" | "progress"> & { pool: Pool },
): Scene & { close(): Promise<void> } {
  const { store, authority, row, pool } = parts;
  const fates = new Map<string, { -readonly [K in keyof Fate]: Fate[K] } & { served: Set<string> }>();
  const taken: Child<CallerMethods>[] = [];

  function callerOf(child: Child<CallerMethods>, name: string): Caller {
    const fate = { served: new Set<string>() } as { killedAt?: number; stoppedAt?: number; served: Set<string> };
    fates.set(name, fate);
    child.on("served", (token) => fate.served.add(token as string));
    return {
      name,
      call: child.call,
      isAlive: () => child.isAlive(),
      async kill() {
        child.signal("SIGKILL");
        fate.killedAt = Date.now();
        await child.ended;
      },
      stop() {
        child.signal("SIGSTOP");
        fate.stoppedAt = Date.now();
      },
      continue: () => child.signal("SIGCONT"),
    };
  }

  async function openIn(caller: Caller, grant: Grant, options: Partial<Program>): Promise<void> {
    await caller.call.open({
      client: row.client,
      store: store.url,
      authority: await authority.call.address(),
      caller: caller.name,
      account: grant.name,
      ...options,
    });
  }

  async function callers(count: number, grant: Grant, options: Partial<Program> = {}): Promise<Caller[]> {
    return Promise.all(
      Array.from({ length: count }, async () => {
        const child = await pool.take();
        taken.push(child);
        const caller = callerOf(child, newName("c"));
        await openIn(caller, grant, options);
        return caller;
      }),
    );
  }

  return {
    ...parts,
    prepare: (count) => pool.prepare(count),
    callers,
    move: async (moved, grant) => void (await Promise.all(moved.map((caller) => openIn(caller, grant, {})))),
    account: (policy) => ({ name: newName("a"), policy }),
    async logIn(grant, through) {
      await through.call.save(await authority.call.login(grant.name, grant.policy));
    },
    async expire({ policy }, everyone) {
      row.expiries += 1;
      await Promise.all(everyone.map((caller) => caller.call.pass(policy.lifetimeMs)));
    },
    async isServed(caller) {
      const got = await askUntilServed(caller, (one) => {
        addGot(row, one);
        return false;
      });
      return got.served === 1;
    },
    async call(everyone, each) {
      const got = await Promise.all(
        everyone.map((caller) =>
          caller.call.call(each).catch((error: unknown) => {
            if (error instanceof ProcessEnded) return nothing();
            throw error;
          }),
        ),
      );
      for (const one of got) addGot(row, one);
      return got;
    },
    async settle(grant, through) {
      const { name, policy } = grant;
      row.expiries += 1;
      // After every token, also those that a wrong clock has stored.
      const clockAheadMs = (row.expiries + 1) * policy.lifetimeMs + threeDaysMs;
      const [judge = through!] = through ? [] : await callers(1, grant, { clockAheadMs });
      await judge.call.pass(policy.lifetimeMs);
      const before = (await authority.call.account(name)).log.length;
      const got = await askUntilServed(judge, isRefused);
      const account = await authority.call.account(name);
      addAccount(row, account);
      const isNew = (token: string): boolean => account.log.slice(before).some(({ access }) => access === token);
      if (got.served === 1 && Object.keys(got.tokens).every(isNew)) return "alive";
      const cause = unavoidableCause(account.log, await judge.call.stored(), (caller) => fates.get(caller));
      if (cause) addUnavoidable(row, cause);
      else row.lost += 1;
      return "lost";
    },
    async close() {
      await Promise.all(taken.map((child) => pool.give(child)));
    },
  };
}
