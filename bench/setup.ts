import { arch, availableParallelism, cpus, loadavg, platform } from "node:os";
import { peerVersions } from "./peers.ts";

/** Where and against what a run measured. */
export interface Setup {
  readonly machine: string;
  readonly cores: number;
  /** How many processes wanted a core in the minute before. */
  readonly load: number;
  readonly node: string;
  readonly date: string;
  readonly peers: Readonly<Record<string, string>>;
}

export async function describeSetup(now = new Date()): Promise<Setup> {
  return {
    machine: `${cpus()[0]!.model.trim()}, ${platform()} ${arch()}`,
    cores: availableParallelism(),
    load: loadavg()[0]!,
    node: process.version.slice(1),
    date: now.toISOString().slice(0, 10),
    peers: await peerVersions(),
  };
}

/** What a reader has to know when something else ran, too. */
export function busyWarning({ cores, load }: Setup): string | undefined {
  if (load < cores / 2) return undefined;
  return `The machine was busy when the run began: ${load.toFixed(1)} processes wanted its ${cores} cores. Run it again when it does nothing else.`;
}
