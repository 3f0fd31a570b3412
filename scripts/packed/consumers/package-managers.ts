import { installedVersion } from "../../pack.ts";
import { createProject, packageManagers } from "../project.ts";
import { row, type Consumer, type Row } from "../scene.ts";

/** A provider, a store and a mock, as each package manager installs them. */
export const packageManagerConsumer: Consumer = {
  name: "managers",
  title: "Package managers",
  async run(scene) {
    const packages = ["@tokens/hubstaff", "@tokens/session-file"];
    const dependencies = { msw: await installedVersion("packages/hubstaff", "msw") };
    const rows: Row[] = [];
    for (const manager of packageManagers) {
      scene.tell(`Package managers: ${manager.name}`);
      const name = `with-${manager.name.replace(" ", "-")}`;
      rows.push(
        await row(manager.name, async () => {
          const project = await createProject(scene, name, { packages, dependencies, programs: ["me.js"], manager });
          return (await project.run("node", "me.js")).trim();
        }),
      );
    }
    return rows;
  },
};
