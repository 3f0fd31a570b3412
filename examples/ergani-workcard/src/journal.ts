import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";

/**
 * The state of a punch: `sending` as the last one means that a crash cut the program off; `unknown`, that ERGANI neither confirmed nor
 * refused the punch; `absent`, that ERGANI was asked later and does not have it.
 */
type Entry =
  | { readonly id: string; readonly state: "sending" | "refused" | "unknown" | "absent" }
  | { readonly id: string; readonly state: "recorded"; readonly protocol: string };

/** What is known of a punch. */
export type PunchState = Entry["state"];

/** What was sent, line by line, on the disk before and after each submission. */
export interface Journal extends Disposable {
  /** The last that is known of a punch. */
  state(id: string): PunchState | undefined;
  /** Is on the disk when this returns. */
  write(entry: Entry): void;
}

/** Opens a journal, or begins one. Throws an `Error` when another run holds it. */
export function openJournal(path: string): Journal {
  const lock = `${path}.lock`;
  takeLock(lock, path);
  const states = new Map<string, PunchState>();
  const file = openSync(path, "a+", 0o600);
  const text = readFileSync(path, "utf8");
  // A line that a crash cut off told of nothing that had been sent: each is on the disk before its submission begins.
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

/** A cut-off line that a later run closed is no entry. */
function readEntry(line: string): { readonly id: string; readonly state: PunchState } {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return { id: "", state: "refused" };
  }
}

/** Takes the lock file, also from a run that is no longer there. */
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
