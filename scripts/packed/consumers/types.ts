import { entriesOf } from "../../pack.ts";
import { resolutions } from "../everything.ts";
import { tool } from "../project.ts";
import { row, type Consumer, type Row } from "../scene.ts";

const compilers = ["5", "6", "7"] as const;

/** A strict program that checks its libraries too, in every compiler and both ways to resolve modules. */
export const typesConsumer: Consumer = {
  name: "types",
  title: "Types",
  async run(scene) {
    const { run } = await scene.everything();
    const count = scene.packages.flatMap(({ manifest }) => entriesOf(manifest)).length;
    const rows: Row[] = [];
    for (const major of compilers) {
      const compiler = [process.execPath, tool(`typescript${major}/bin/tsc`)];
      const version = (await run(...compiler, "--version")).trim().replace("Version", "TypeScript");
      scene.tell(`Types: ${version}`);
      const checks = Object.keys(resolutions).map((resolution) =>
        row(`${version}, ${resolution}`, async () => {
          await run(...compiler, "-p", `tsconfig.${resolution}.json`, "--pretty", "false");
          return `${count} entries and every first example`;
        }),
      );
      rows.push(...(await Promise.all(checks)));
    }
    return rows;
  },
};
