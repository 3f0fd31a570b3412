import { once } from "node:events";
import type { RouteInfo } from "@tokens/provider-kit/descriptor";
import { resolveAccount, withAccount, withExistingStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { parseJson, readSource } from "../input.ts";
import { outputWidth } from "../listing.ts";
import { parseAssignments, parseUniqueAssignments } from "../assignments.ts";
import { withProgress } from "../progress.ts";
import { listRoutes, parseRoute, pathParameters } from "../routes.ts";
import { displayWidth, sanitize, truncate } from "../text.ts";

interface RequestOptions {
  readonly param?: readonly string[];
  readonly query?: readonly string[];
  readonly data?: string;
  readonly routes?: true;
}

/** `tokens request` */
export const addRequest: AddCommand = (program, withCli) => {
  program
    .command("request")
    .summary("call a provider's API as an account")
    .description("Calls a documented route of the provider, or any path of its API, and prints the response as JSON.")
    .argument("<account>", "account name or key")
    .argument("[route]", '"GET /v2/users/me", "GET /v2/users/{user_id}" or "GET /v2/users/7" (default method: GET)')
    .option("-p, --param <name=value>", "value of a placeholder in the route; repeatable", collect)
    .option("-q, --query <name=value>", "a query parameter; repeatable, also with the same name", collect)
    .option("-d, --data <json>", "the body: JSON, @file, or - for stdin")
    .option("--routes", "list the documented routes instead")
    .addHelpText(
      "after",
      `
Examples:
  tokens request alice "GET /v2/users/me"
  tokens request alice "GET /v2/organizations/{organization_id}/projects" -p organization_id=7 -q page_limit=100
  tokens request podio/111 "POST /item/app/{app_id}/filter/" -p app_id=111 -d '{"limit":5}'
  tokens request alice --routes | grep projects
`,
    )
    .action(withCli(request));
};

async function request(cli: Cli, name: string, text: string | undefined, options: RequestOptions): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const routes = await listRoutes(cli, account);
    if (options.routes) return printRoutes(cli, routes);
    if (text === undefined) throw usageError("Pass a route to call.", `tokens request ${name} --routes`);
    const route = parseRoute(
      text,
      routes.map((one) => one.route),
    );
    const input = await inputOf(cli, route, options);
    const response = await withProgress(
      cli,
      () => route,
      () => withAccount(cli, store, account, (client) => client.request(route, input)),
    );
    return print(cli, response);
  });
}

/** A long route pushes its summary to the right rather than being cut, so that it can be copied. */
function printRoutes(cli: Cli, routes: readonly RouteInfo[]): void {
  const width = outputWidth(cli);
  const longest = Math.max(...routes.map(({ route }) => displayWidth(route)));
  const column = Math.min(longest, Math.floor(width * 0.6));
  const line = ({ route, summary }: RouteInfo): string =>
    truncate(`${sanitize(route).padEnd(column)}  ${sanitize(summary)}`.trimEnd(), width);
  printResult(cli, routes, () => routes.map(line).join("\n"));
}

async function inputOf(
  { io }: Cli,
  route: string,
  { param, query, data }: RequestOptions,
): Promise<Record<string, unknown>> {
  const values = parseUniqueAssignments("--param", param);
  const names = pathParameters(route);
  const missing = names.filter((name) => !values[name]);
  if (missing.length > 0)
    throw usageError(
      `${route} needs a value for: ${missing.join(", ")}.`,
      missing.map((name) => `-p ${name}=…`).join(" "),
    );
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw usageError(
      `${route} has no placeholder ${unknown.join(", ")}.`,
      names.length > 0 ? `there are: ${names.join(", ")}` : "use -q for the query",
    );
  const body = data === undefined ? undefined : await bodyOf(io, data);
  return {
    ...values,
    ...(query && { query: parseAssignments("--query", query) }),
    ...(body !== undefined && { body }),
  };
}

async function bodyOf(io: Cli["io"], data: string): Promise<unknown> {
  const text =
    data === "-" || data.startsWith("@") ? await readSource(io, data === "-" ? data : data.slice(1), "The body") : data;
  return parseJson(text, "The body of --data");
}

async function print({ io, options }: Cli, response: unknown): Promise<void> {
  if (response instanceof Response) return download(io, response);
  // An empty response is still one JSON value.
  const text = JSON.stringify(response ?? null, undefined, options.json ? undefined : 2);
  io.stdout.write(`${text}\n`);
}

async function download({ stdout }: Cli["io"], { body, headers }: Response): Promise<void> {
  if (stdout.isTTY && !headers.get("content-type")?.startsWith("text/")) {
    await body?.cancel();
    throw usageError("The response is a file, which cannot be shown in a terminal.", "redirect it: > file");
  }
  for await (const chunk of body ?? []) if (!stdout.write(chunk)) await once(stdout, "drain");
}
