import { execFileSync } from "node:child_process";
import { mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

/** A small disk of its own. */
export interface Disk {
  readonly directory: string;
  /** Leaves no byte. */
  fill(): void;
  /** Removes what `fill` wrote. */
  free(): Promise<void>;
  readOnly(isReadOnly: boolean): void;
  unmount(): void;
}

const mounted = new Set<string>();
process.on("exit", () => mounted.forEach(unmount));

/** Mounts a disk in memory; `undefined` where that is not allowed. */
export function mountDisk(directory: string, megabytes: number): Disk | undefined {
  mkdirSync(directory, { recursive: true });
  try {
    mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", directory);
  } catch {
    return undefined;
  }
  mounted.add(directory);
  const ballast = join(directory, "ballast");
  return {
    directory,
    fill() {
      for (let { bavail, bsize } = statfsSync(directory); bavail > 0; { bavail, bsize } = statfsSync(directory)) {
        try {
          writeFileSync(ballast, Buffer.alloc(bavail * bsize), { flag: "a" });
        } catch {
          // Another process was faster with the rest.
        }
      }
    },
    free: () => rm(ballast, { force: true }),
    readOnly: (isReadOnly) => mount("-o", `remount,${isReadOnly ? "ro" : "rw"}`, directory),
    unmount: () => unmount(directory),
  };
}

function mount(...args: readonly string[]): void {
  execFileSync("mount", args, { stdio: ["ignore", "ignore", "pipe"] });
}

function unmount(directory: string): void {
  mounted.delete(directory);
  execFileSync("umount", ["-l", directory], { stdio: "ignore" });
}
