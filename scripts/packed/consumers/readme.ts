import { exampleUses } from "../examples.ts";
import { tool } from "../project.ts";
import { readmes, type Readme } from "../readmes.ts";
import { row, type Consumer, type Project, type Row } from "../scene.ts";

/** A person who copies the first example of a README. */
export const readmeConsumer: Consumer = {
  name: "readme",
  title: "First examples",
  async run(scene) {
    const project = await scene.everything();
    scene.tell("First examples: compiling");
    const problems = await compile(project);
    const rows: Row[] = [];
    for (const readme of await readmes(scene.packages)) {
      scene.tell(`First examples: ${readme.name}`);
      rows.push(await row(readme.name, () => use(readme, project, problems)));
    }
    return rows;
  },
};

/** What the compiler says, a line each. It writes the modules in any case. */
async function compile({ run }: Project): Promise<readonly string[]> {
  const compiler = [process.execPath, tool("typescript7/bin/tsc")];
  return run(...compiler, "-p", "tsconfig.examples.json", "--pretty", "false").then(
    () => [],
    (error: Error) => error.message.split("\n").slice(1),
  );
}

async function use({ name, file, example }: Readme, { run }: Project, problems: readonly string[]): Promise<string> {
  const { runs, compiled, none } = exampleUses[name] ?? {};
  if (!runs && !compiled && !none) throw new Error("Say in scripts/packed/examples.ts whether its first example runs.");
  if (none) {
    if (example !== undefined) throw new Error("It has an example: say in scripts/packed/examples.ts whether it runs.");
    return `no TypeScript: it shows ${none}`;
  }
  if (example === undefined) throw new Error("Its README has no TypeScript.");
  const own = problems.filter((line) => line.startsWith(`examples/${file}.ts`));
  if (own.length > 0) throw new Error(own.join("\n"));
  if (compiled) return `compiled only: ${compiled}`;
  const mocks = runs === "with mocks" ? ["--import", "./mocks.js"] : [];
  await run("node", ...mocks, `out/examples/${file}.js`);
  return runs === "with mocks" ? "ran against mocks" : "ran";
}
