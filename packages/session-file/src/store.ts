import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Session } from "@tokens/core";
import { checkDirectory, createDirectory, syncDirectory } from "./directory.ts";
import { refusal, storeError } from "./failures.ts";
import { ownHolder, type Holder } from "./holder.ts";
import { clearLeftovers } from "./leftovers.ts";
import { underLock } from "./mutex.ts";
import { createPrivate, readPrivate, remove } from "./private-file.ts";
import { readRecord, recordName, writeRecord, type Stored } from "./record.ts";
import { randomId, temporaryPath, type Place } from "./ticket.ts";

/** What was found, as a step sees it. */
interface Found<S extends Session> extends Stored<S> {
  /** The record was unreadable and has been set aside; only told to steps that replace it. */
  readonly corrupt?: boolean;
}

/** What to answer, and, where anything changes, what to store. */
interface Outcome<S extends Session, T> {
  readonly answer: T;
  readonly next?: Stored<S>;
}

/** How a change is made. */
interface ChangeOptions {
  /** It must outlive a power cut before it is answered. */
  readonly durable?: boolean;
  /** A corrupt record does not stop it: it is set aside all the same. */
  readonly replacesCorrupt?: boolean;
}

/** Decides a change from what is stored. */
type Step<S extends Session, T> = (found: Found<S>) => Promise<Outcome<S, T>>;

/** Records in one file each. */
export interface RecordStore<S extends Session> {
  /** This process, as written into claims. */
  self(): Promise<Holder>;
  /** In one atomic step: shows `step` what is stored and stores what it says. `step` may be asked twice. */
  change<T>(key: string, step: Step<S, T>, options?: ChangeOptions): Promise<T>;
}

/** Reads without a lock and writes under one: temporary file, rename. */
export function recordStore<S extends Session>(directory: string, clock: Clock): RecordStore<S> {
  const turns = new Map<string, Promise<unknown>>();
  let place: Promise<Place> | undefined;
  let cleared = false;
  const here = (): Promise<Place> => (place ??= ownHolder().then((self) => ({ directory, clock, self })));

  /** Calls of this process wait for each other here rather than at the lock file. */
  async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
    turns.set(name, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(name) === turn) turns.delete(name);
    }
  }

  async function look(name: string): Promise<Found<S>> {
    const path = join(directory, name);
    const text = await readPrivate(path);
    if (text === undefined) return {};
    return readRecord<S>(text, path) ?? { corrupt: true };
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
    const temporary = temporaryPath(await here(), name);
    // Also a claim takes a session's place: its copy of that session must be on the disk before it does.
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

  /** Called once the first look told that something changes, or that the record is corrupt. */
  async function write<T>(
    name: string,
    key: string,
    step: Step<S, T>,
    rot: boolean,
    options: ChangeOptions,
  ): Promise<T> {
    const askedAt = performance.now();
    const at = await here();
    if (!cleared) await clearLeftovers(at);
    cleared = true;
    const { answer, next } = await inTurn(name, () =>
      underLock(at, name, askedAt, async (confirm) => {
        let found = await look(name);
        // Where another has set the corrupt record aside since, there is nothing, and yet nobody logged out.
        if (found.corrupt || (rot && !found.session)) {
          const aside = found.corrupt ? await setAside(name, confirm) : `${name}.corrupt-*`;
          if (!options.replacesCorrupt) throw corruptRecord(join(directory, name), aside);
          found = { corrupt: true };
        }
        const outcome = await step(found);
        if (outcome.next) await replace(name, key, outcome.next, options, confirm);
        return outcome;
      }),
    );
    if (next && options.durable) await syncDirectory(directory);
    return answer;
  }

  return {
    self: async () => (await here()).self,
    async change(key, step, options = {}) {
      const name = recordName(key);
      try {
        const exists = await checkDirectory(directory);
        const seen = await look(name);
        // A record is replaced whole, so who changes nothing needs no lock.
        if (!seen.corrupt) {
          const { answer, next } = await step(seen);
          if (!next) return answer;
        }
        if (!exists) await createDirectory(directory);
        return await write(name, key, step, seen.corrupt ?? false, options);
      } catch (error) {
        throw storeError(error, directory);
      }
    },
  };
}

function corruptRecord(path: string, aside: string): Error {
  return refusal(
    `The session file ${path} was unreadable (cut off, edited, or another key's) and has been set aside as ${aside}. Log in again; or mend that file and move it back.`,
  );
}
