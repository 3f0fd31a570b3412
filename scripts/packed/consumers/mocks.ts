import { installedVersion } from "../../pack.ts";
import { createProject } from "../project.ts";
import { row, type Consumer, type Row } from "../scene.ts";

const runners: Readonly<Record<string, readonly string[]>> = {
  vitest: ["npx", "vitest", "run", "me.vitest"],
  jest: ["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js", "me.jest"],
  "node:test": ["node", "--test", "me.node.js"],
};

/** A program that tests itself with the mock of a provider. */
export const mocksConsumer: Consumer = {
  name: "mocks",
  title: "Mocks",
  async run(scene) {
    scene.tell("Mocks: installing");
    const project = await createProject(scene, "with-tests", {
      packages: ["@tokens/hubstaff"],
      dependencies: {
        msw: await installedVersion("packages/hubstaff", "msw"),
        vitest: await installedVersion(".", "vitest"),
        jest: "30.5.2",
      },
      programs: ["mocked.js", "me.vitest.test.js", "me.jest.test.js", "me.node.js"],
    });
    const rows: Row[] = [];
    for (const [name, command] of Object.entries(runners)) {
      scene.tell(`Mocks: ${name}`);
      rows.push(
        await row(name, async () => {
          await project.run(...command);
          return "passed";
        }),
      );
    }
    return rows;
  },
};
