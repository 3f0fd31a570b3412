/**
 * Writes `src/routes.ts` (for tools) and `src/documented-request.ts` (for editors) of each provider, from the types and documentation in its
 * `src/endpoints.ts`. `pnpm check routes` fails when a list is out of date or a route has no documentation.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { API, SymbolFlags, type Checker, type Symbol } from "typescript/unstable/sync";
import type { RouteInfo } from "../packages/provider-kit/src/route-info.ts";
import { isStale } from "./generated-file.ts";
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
  await put(join(folder, "routes.ts"), source(routes));
  await put(join(folder, "documented-request.ts"), documentedRequest(routes));
}
api.close();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

async function put(path: string, text: string): Promise<void> {
  if (await isStale(path, text, readOnly)) problems.push(`${path} is out of date. Run pnpm routes.`);
}

interface DocumentedRoute extends RouteInfo {
  readonly documentation: string;
}

function readRoutes(folder: string): DocumentedRoute[] {
  const project = join(root, folder, "tsconfig.json");
  const file = join(root, folder, "endpoints.ts");
  using snapshot = api.updateSnapshot({ openProjects: [project] });
  const { checker, program } = snapshot.getProject(project)!;
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const endpoints = checker.getDeclaredTypeOfSymbol(checker.getMemberInModuleExports(module, "Endpoints")!);
  return checker.getPropertiesOfType(endpoints).map((member) => readRoute(checker, member));
}

function readRoute(checker: Checker, member: Symbol): DocumentedRoute {
  const operation = checker.getTypeOfSymbol(member)!;
  const has = (name: string): boolean => checker.getPropertyOfType(operation, name) !== undefined;
  const query = checker.getPropertyOfType(operation, "query");
  const queryType = query && checker.getNonNullableType(checker.getTypeOfSymbol(query)!);
  const names = queryType ? checker.getPropertiesOfType(queryType) : [];
  const isOptional = ({ flags }: Symbol): boolean => (flags & SymbolFlags.Optional) !== 0;
  return {
    route: member.name,
    documentation: checker.getDocumentationCommentOfSymbol(member),
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

function source(routes: readonly DocumentedRoute[]): string {
  return `// Generated from endpoints.ts by \`pnpm routes\`. Do not edit.
import type { RouteInfo } from "@tokens/provider-kit/descriptor";

/** Every route of \`Endpoints\`, for tools. */
export const routes: readonly RouteInfo[] = [
${routes.map(({ route, summary, query, body, list }) => `${JSON.stringify({ route, summary, query, body, list })},`).join("\n")}
];
`;
}

/**
 * One overload per route, because an editor takes the documentation of a call from the signature that it resolves to. Each is generic,
 * so that the editor shows the output itself and not the name of a helper type.
 */
function documentedRequest(routes: readonly DocumentedRoute[]): string {
  const overloads = routes.map(({ route, documentation }) => {
    const type = JSON.stringify(route);
    return `${comment(documentation)}
  <R extends ${type}>(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;`;
  });
  return `// Generated from endpoints.ts by \`pnpm routes\`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** \`request\` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
${overloads.join("\n")}
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
`;
}

function comment(documentation: string): string {
  const lines = documentation.split("\n");
  return lines.length === 1
    ? `  /** ${documentation} */`
    : `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */`;
}
