import { entriesOf } from "../../pack.ts";
import { tool } from "../project.ts";
import { row, type Consumer } from "../scene.ts";

const usesSqlite = /^@tokens\/session-sql\/(sqlite|internal)/;

/** A CommonJS program, on the oldest Node that requires ES modules and on the one that runs this. */
export const requireConsumer: Consumer = {
  name: "require",
  title: "require()",
  async run(scene) {
    const { run } = await scene.everything();
    scene.tell("require()");
    const entries = scene.packages.flatMap(({ manifest }) => entriesOf(manifest));
    const withoutSqlite = entries.filter((entry) => !usesSqlite.test(entry));
    const others = entries.length - withoutSqlite.length;
    return Promise.all([
      row("Node 22.12", async () => {
        await run(tool("node22.12/bin/node"), "require.cjs", ...withoutSqlite);
        return `${withoutSqlite.length} entries; ${others} use node:sqlite, which needs a flag before 22.13`;
      }),
      row(`Node ${process.versions.node}`, async () => {
        await run(process.execPath, "require.cjs", ...entries);
        return `${entries.length} entries`;
      }),
    ]);
  },
};
