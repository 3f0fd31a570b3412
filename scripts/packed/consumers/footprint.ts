import { createProject } from "../project.ts";
import { row, type Consumer, type Row } from "../scene.ts";

/** How many packages a provider may bring, with itself. */
const limit = 7;

/** Installed beside it. It adds itself alone. */
const store = "@tokens/session-file";

/** A program that uses one provider, and gets nothing that it does not need. */
export const footprintConsumer: Consumer = {
  name: "footprint",
  title: "Installed packages",
  async run(scene) {
    const rows: Row[] = [];
    for (const name of providersAmong(scene.packages.map(({ manifest }) => manifest))) {
      scene.tell(`Installed packages: ${name}`);
      rows.push(
        await row(name, async () => {
          const packages = [name, store];
          const { run } = await createProject(scene, name.replace("@tokens/", "only-"), { packages });
          const brought = packagesIn(await run("npm", "ls", "--all", "--parseable")).filter((found) => found !== store);
          const remark = `${brought.length}: ${brought.join(", ")}`;
          if (brought.length > limit) throw new Error(`More than ${limit} packages. ${remark}`);
          return remark;
        }),
      );
    }
    return rows;
  },
};

/** The packages that describe a provider, and the login of which a program may use. */
function providersAmong(manifests: readonly { readonly name: string; readonly exports?: unknown }[]): string[] {
  return manifests
    .filter(({ name, exports }) => name !== "@tokens/provider-kit" && "./descriptor" in (exports as object))
    .map(({ name }) => name);
}

/** The names in what `npm ls --parseable` prints: the path of the project, then one of each package. */
export function packagesIn(printed: string): string[] {
  const [, ...paths] = printed.trim().split("\n");
  return paths.map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)).toSorted();
}
