import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Session } from "@tokens/core";
import { checkDirectory, createDirectory, syncDirectory } from "./directory.ts";
import { refusal, storeError } from "./failures.ts";
import { ownIdentity, type ProcessIdentity } from "./process-identity.ts";
import { removeStaleFiles } from "./stale-files.ts";
import { underLock } from "./mutex.ts";
import { createPrivate, readPrivate, remove } from "./private-file.ts";
import { readRecord, recordName, writeRecord, type Stored } from "./record.ts";
import { randomId, temporaryPath, type StoreContext } from "./lock-file.ts";

/** The stored record that a step gets. */
interface Found<S extends Session> extends Stored<S> {
  /** The record was unreadable and has been set aside; only for steps with `replacesCorrupt`. */
  readonly corrupt?: boolean;
}

/** What a step returns, and what it stores if anything changes. */
interface Outcome<S extends Session, T> {
  readonly answer: T;
  readonly next?: Stored<S>;
}

/** Options of a change. */
interface ChangeOptions {
  /** Survives a power loss once the promise resolves. */
  readonly durable?: boolean;
  /** Replaces a corrupt record, which is set aside, instead of failing. */
  readonly replacesCorrupt?: boolean;
}

/** Computes a change from what is stored. */
type Step<S extends Session, T> = (found: Found<S>) => Promise<Outcome<S, T>>;

/** Stores each record in a file. */
export interface RecordStore<S extends Session> {
  /** The identity of this process, which claims contain. */
  self(): Promise<ProcessIdentity>;
  /** Atomically applies `step` to the stored record. `step` may run several times. */
  change<T>(key: string, step: Step<S, T>, options?: ChangeOptions): Promise<T>;
}

/** Reads without a lock; writes under a lock to a temporary file, then renames it. */
export function recordStore<S extends Session>(directory: string, clock: Clock): RecordStore<S> {
  const queues = new Map<string, Promise<unknown>>();
  let context: Promise<StoreContext> | undefined;
  let cleared = false;
  const getContext = (): Promise<StoreContext> =>
    (context ??= ownIdentity().then((self) => ({ directory, clock, self })));

  /** Queues the calls of this process, which would otherwise wait at the lock file. */
  async function enqueue<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
    queues.set(name, turn);
    try {
      return await turn;
    } finally {
      if (queues.get(name) === turn) queues.delete(name);
    }
  }

  async function read(name: string): Promise<Found<S>> {
    const path = join(directory, name);
    const text = await readPrivate(path);
    if (text === undefined) return {};
    return readRecord<S>(text, path) ?? { corrupt: true };
  }

  /** What a step that changes nothing returns. Records are replaced atomically, so reading needs no lock. */
  async function peek<T>(
    name: string,
    step: Step<S, T>,
  ): Promise<{ readonly corrupt: boolean; readonly settled?: Outcome<S, T> }> {
    const seen = await read(name);
    if (seen.corrupt) return { corrupt: true };
    const outcome = await step(seen);
    return { corrupt: false, ...(!outcome.next && { settled: outcome }) };
  }

  async function replace(
    name: string,
    key: string,
    next: Stored<S>,
    { durable = false }: ChangeOptions,
    confirm: () => Promise<void>,
  ): Promise<void> {
    const path = join(directory, name);
    if (!next.session && !next.claim) {
      await confirm();
      return remove(path);
    }
    const temporary = temporaryPath(await getContext(), name);
    // A claim replaces the file too, so its copy of the session must be on disk first.
    await createPrivate(temporary, writeRecord(key, next), { sync: durable || next.session !== undefined });
    try {
      await confirm();
      await rename(temporary, path);
    } catch (error) {
      await remove(temporary);
      throw error;
    }
  }

  async function setAside(name: string, confirm: () => Promise<void>): Promise<string> {
    const aside = `${name}.corrupt-${clock.now()}-${randomId()}`;
    await confirm();
    await rename(join(directory, name), join(directory, aside));
    return aside;
  }

  /** Called when the first read shows that something changes, or that the record is corrupt. */
  async function write<T>(
    name: string,
    key: string,
    step: Step<S, T>,
    wasCorrupt: boolean,
    options: ChangeOptions,
  ): Promise<T> {
    const askedAt = performance.now();
    const store = await getContext();
    if (!cleared) await removeStaleFiles(store);
    cleared = true;
    const { answer, next } = await enqueue(name, () =>
      underLock(store, name, askedAt, {
        unneeded: async () => (wasCorrupt ? undefined : (await peek(name, step)).settled),
        run: async (confirm) => {
          let found = await read(name);
          // Another process may have set the corrupt record aside since: nothing is stored, but nobody logged out.
          if (found.corrupt || (wasCorrupt && !found.session)) {
            const aside = found.corrupt ? await setAside(name, confirm) : `${name}.corrupt-*`;
            if (!options.replacesCorrupt) throw corruptRecord(join(directory, name), aside);
            found = { corrupt: true };
          }
          const outcome = await step(found);
          if (outcome.next) await replace(name, key, outcome.next, options, confirm);
          return outcome;
        },
      }),
    );
    if (next && options.durable) await syncDirectory(directory);
    return answer;
  }

  return {
    self: async () => (await getContext()).self,
    async change(key, step, options = {}) {
      const name = recordName(key);
      try {
        const exists = await checkDirectory(directory);
        const { settled, corrupt } = await peek(name, step);
        if (settled) return settled.answer;
        if (!exists) await createDirectory(directory);
        return await write(name, key, step, corrupt, options);
      } catch (error) {
        throw storeError(error, directory);
      }
    },
  };
}

function corruptRecord(path: string, aside: string): Error {
  return refusal(
    `The session file ${path} was unreadable (truncated, edited, or another key's) and has been set aside as ${aside}. Log in again, or repair that file and move it back.`,
  );
}
