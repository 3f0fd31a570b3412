import type { Group } from "../group.ts";
import { bundledBytes, peersFolder, peerVersions } from "../peers.ts";
import { whole, type Row, type Target } from "../report.ts";
import { exactly } from "../statistics.ts";

const targets: Readonly<Record<string, Target>> = {
  "@tokens/core": { atMost: 6000 },
  "@tokens/hubstaff": { atMost: 20_000 },
};

/** What a bundle weighs. */
export const size: Group = {
  title: "Bundle size",
  about: `Everything that \`export * from "…"\` loads, bundled and minified by esbuild and gzipped, with the libraries it depends on, without
modules of Node and without what is loaded only when it is needed. A provider package contains ky and the code of its login.`,
  async measure({ progress }) {
    const rows: Row[] = [];
    for (const [name, target] of Object.entries(targets)) {
      progress(name);
      rows.push(rowOf(name, await bundledBytes(name, import.meta.dirname), target));
    }
    for (const name of Object.keys(await peerVersions())) {
      progress(name);
      rows.push(rowOf(name, await bundledBytes(name, peersFolder)));
    }
    return [{ title: "Minified and gzipped", unit: "kilobytes", rows }];
  },
};

function rowOf(name: string, bytes: number, target?: Target): Row {
  return {
    name,
    of: target ? "tokens" : "other",
    value: exactly(bytes),
    ...(target && { target }),
    absolute: `${whole(bytes)} bytes`,
  };
}
