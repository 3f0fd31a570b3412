/** Fails when a package that users install has a licence that we have not agreed to. */
import { spawnSync } from "node:child_process";
import { licenseProblems, type BillOfMaterials } from "./license-problems.ts";
import { root } from "./published-packages.ts";

const parameters = ["--filter", "@tokens/*", "sbom", "--prod", "--sbom-format", "cyclonedx"];
const { status, stdout, stderr } = spawnSync("pnpm", parameters, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
if (status !== 0) throw new Error(`pnpm sbom failed: ${stderr}`);

const { components = [] } = JSON.parse(stdout) as Partial<BillOfMaterials>;
if (components.length === 0)
  throw new Error("pnpm sbom found no package that users install. Run `pnpm install` first.");
const problems = licenseProblems({ components });
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error("Choose another dependency, or agree on the licence and add it to scripts/license-problems.ts.");
  process.exitCode = 1;
}
