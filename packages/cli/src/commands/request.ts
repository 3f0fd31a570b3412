import { once } from "node:events";
import { cursorPager, walkPages, type CallInput } from "@tokens/provider-kit";
import type { AccountClient, RouteInfo } from "@tokens/provider-kit/descriptor";
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
  readonly all?: true;
  readonly cursor?: string;
  readonly items?: string;
  readonly routes?: true;
}

/** `tokens request` */
export const addRequest: AddCommand = (program, withCli) => {
  program
    .command("request")
    .summary("make an API request as an account")
    .description(
      "Calls a documented route of the provider, or any path or URL of its API, and prints the response as JSON.",
    )
    .argument("<account>", "account name or key")
    .argument("[route...]", '"GET /v2/users/me", "GET /v2/users/{user_id}" or a URL (default method: GET)')
    .option("-p, --param <name=value>", "value of a placeholder in the route; repeatable", collect)
    .option("-q, --query <name=value>", "a query parameter; repeatable, also with the same name", collect)
    .option("-d, --data <json>", "the body: JSON, @file, or - for stdin")
    .option("--all", "follow every page of a list and print its rows, one JSON value per line")
    .option("--cursor <name=path>", "with --all: query parameter of the next page, and where a page has its value")
    .option("--items <path>", "with --cursor: where a page has its rows (default: the page itself)")
    .option("--routes", "list the documented routes instead")
    .addHelpText(
      "after",
      `
Examples:
  tokens request alice "GET /v2/users/me"
  tokens request alice "GET /v2/organizations/{organization_id}/projects" \\
    -p organization_id=7 -q page_limit=100
  tokens request podio/111 "POST /item/app/{app_id}/filter/" -p app_id=111 \\
    -d '{"limit":5}'
  tokens request alice --routes | grep projects
  tokens request github/alice GET https://api.github.com/user/repos --all
  tokens request slack/alice GET /conversations.list --all \\
    --cursor cursor=response_metadata.next_cursor --items channels`,
    )
    .action(withCli(request));
};

async function request(cli: Cli, name: string, words: readonly string[], options: RequestOptions): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const routes = await listRoutes(cli, store, account);
    if (options.routes) return printRoutes(cli, routes);
    if (words.length === 0) throw usageError("Pass a route to call.", `tokens request ${name} --routes`);
    const route = parseRoute(
      words.join(" "),
      routes.map((one) => one.route),
    );
    const input = await inputOf(cli, route, options);
    const rowsOf = pager(options);
    await withAccount(cli, store, account, async (client) => {
      if (rowsOf) return printRows(cli, rowsOf(client, route, input));
      const response = await withProgress(
        cli,
        () => route,
        () => client.request(route, input),
      );
      return print(cli, response);
    });
  });
}

type Rows = (client: AccountClient, route: string, input: CallInput) => AsyncIterable<unknown>;

/** How the rows of every page are read; undefined for a single response. */
function pager({ all, cursor, items }: RequestOptions): Rows | undefined {
  if (items !== undefined && cursor === undefined)
    throw usageError("--items requires --cursor.", "add --cursor name=path");
  if (!all) {
    if (cursor === undefined) return undefined;
    throw usageError("--cursor requires --all.", "add --all");
  }
  if (cursor === undefined) return (client, route, input) => client.items(route, input);
  const [[parameter, path] = ["", ""]] = Object.entries(parseUniqueAssignments("--cursor", [cursor]));
  if (path === "") throw usageError("--cursor requires name=path.", "for example --cursor cursor=meta.next_cursor");
  const paging = cursorPager({ parameter, cursor: path, items: items ?? pageOrRows });
  return async function* rows(client, route, input) {
    const fetchPage = async (query: CallInput["query"]): Promise<{ output: unknown; headers: Headers }> => ({
      output: await client.request(route, { ...input, ...(query && { query }) }),
      headers: new Headers(),
    });
    for await (const page of walkPages(paging, route, input.query ?? {}, fetchPage)) yield* paging.items(page, route);
  };
}

/** A page that is no array is one row. */
function pageOrRows(page: unknown): readonly unknown[] {
  return Array.isArray(page) ? (page as readonly unknown[]) : [page];
}

async function printRows({ io }: Cli, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) if (!io.stdout.write(`${JSON.stringify(row)}\n`)) await once(io.stdout, "drain");
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

async function inputOf({ io }: Cli, route: string, { param, query, data }: RequestOptions): Promise<CallInput> {
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
