import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";

/**
 * The state of a punch. A final `sending` means that the program crashed; `unknown`, that ERGANI neither confirmed nor rejected the
 * punch; `absent`, that a later lookup did not find it.
 */
type Entry =
  | { readonly id: string; readonly state: "sending" | "refused" | "unknown" | "absent" }
  | { readonly id: string; readonly state: "recorded"; readonly protocol: string };

/** A journal entry of a punch. */
export type PunchState = Entry["state"];

/** A journal of submissions, written to disk before and after each. */
export interface Journal extends Disposable {
  /** The latest state of a punch. */
  state(id: string): PunchState | undefined;
  /** Returns once the entry is on disk. */
  write(entry: Entry): void;
}

/** Opens or creates a journal. Throws an `Error` when another run holds it. */
export function openJournal(path: string): Journal {
  const lock = `${path}.lock`;
  takeLock(lock, path);
  const states = new Map<string, PunchState>();
  const file = openSync(path, "a+", 0o600);
  const text = readFileSync(path, "utf8");
  // A truncated line belongs to a punch that was not sent, because lines are written before the submission starts.
  for (const line of text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean)) {
    const { id, state } = readEntry(line);
    states.set(id, state);
  }
  if (text !== "" && !text.endsWith("\n")) writeSync(file, "\n");
  return {
    state: (id) => states.get(id),
    write(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      states.set(entry.id, entry.state);
    },
    [Symbol.dispose]() {
      closeSync(file);
      rmSync(lock, { force: true });
    },
  };
}

/** Ignores a truncated line that a later run terminated. */
function readEntry(line: string): { readonly id: string; readonly state: PunchState } {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return { id: "", state: "refused" };
  }
}

/** Takes the lock file, even from a run that has exited. */
function takeLock(lock: string, path: string): void {
  for (const last of [false, true]) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
      if (last || isRunning(Number(readFileSync(lock, "utf8")))) {
        throw new Error(`Another run uses ${path}: wait for it. If there is none, delete ${lock}.`, { cause });
      }
      rmSync(lock, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
