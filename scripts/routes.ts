/**
 * Writes each provider's list of routes, `packages/<provider>/src/routes.ts`, from the types and the documentation in its
 * `src/endpoints.ts`. `pnpm check routes` fails when a list is out of date or a route has no documentation.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { API, SymbolFlags, type Checker, type Symbol } from "typescript/unstable/sync";
import type { RouteInfo } from "../packages/provider-kit/src/route-info.ts";
import { publishedPackages, root } from "./published-packages.ts";

const readOnly = process.argv.includes("--check");
const problems: string[] = [];

const folders = [...(await publishedPackages()).map(({ directory }) => directory), "templates/sample"]
  .map((directory) => join(directory, "src"))
  .filter((folder) => existsSync(join(root, folder, "endpoints.ts")));
const api = new API({ cwd: root });
for (const folder of folders) {
  const routes = readRoutes(folder);
  problems.push(
    ...routes
      .filter(({ summary }) => summary === "")
      .map(({ route }) => `${folder}/endpoints.ts: ${route} has no documentation.`),
  );
  const path = join(folder, "routes.ts");
  const text = format(path, source(routes));
  if ((await readFile(join(root, path), "utf8").catch(() => "")) === text) continue;
  if (readOnly) problems.push(`${path} is out of date. Run pnpm routes.`);
  else {
    await writeFile(join(root, path), text);
    console.log(`Wrote ${path}.`);
  }
}
api.close();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function readRoutes(folder: string): RouteInfo[] {
  const project = join(root, folder, "tsconfig.json");
  const file = join(root, folder, "endpoints.ts");
  using snapshot = api.updateSnapshot({ openProjects: [project] });
  const { checker, program } = snapshot.getProject(project)!;
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const endpoints = checker.getDeclaredTypeOfSymbol(checker.getMemberInModuleExports(module, "Endpoints")!);
  return checker.getPropertiesOfType(endpoints).map((member) => readRoute(checker, member));
}

function readRoute(checker: Checker, member: Symbol): RouteInfo {
  const operation = checker.getTypeOfSymbol(member)!;
  const has = (name: string): boolean => checker.getPropertyOfType(operation, name) !== undefined;
  const query = checker.getPropertyOfType(operation, "query");
  const queryType = query && checker.getNonNullableType(checker.getTypeOfSymbol(query)!);
  const names = queryType ? checker.getPropertiesOfType(queryType) : [];
  const isOptional = ({ flags }: Symbol): boolean => (flags & SymbolFlags.Optional) !== 0;
  return {
    route: member.name,
    summary: firstSentence(checker.getDocumentationCommentOfSymbol(member)),
    query: [...names.filter((name) => !isOptional(name)), ...names.filter(isOptional)].map(({ name }) => name),
    body: has("body"),
    list: has("item"),
  };
}

/** Up to a full stop that ends a sentence, on one line. */
function firstSentence(documentation: string): string {
  const text = documentation.replaceAll(/\s+/g, " ").trim();
  return /^.*?[.!?](?= [A-Z`]|$)/.exec(text)?.[0] ?? text;
}

function source(routes: readonly RouteInfo[]): string {
  return `// Generated from endpoints.ts by \`pnpm routes\`. Do not edit.
import type { RouteInfo } from "@tokens/provider-kit/descriptor";

/** Every route of \`Endpoints\`, for tools. */
export const routes: readonly RouteInfo[] = [
${routes.map((route) => `${JSON.stringify(route)},`).join("\n")}
];
`;
}

function format(path: string, text: string): string {
  return execFileSync(join(root, "node_modules/.bin/oxfmt"), ["--stdin-filepath", path], {
    cwd: root,
    encoding: "utf8",
    input: text,
  });
}
