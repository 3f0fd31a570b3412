import { once } from "node:events";
import { providers, type Account } from "@tokens/accounts";
import { isApiError } from "@tokens/provider-kit";
import { accountCalled, withAccount, withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import type { Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { parseJson, readSource } from "../input.ts";
import { pairs, single } from "../pairs.ts";
import { withProgress } from "../progress.ts";
import { placeholdersOf, saidRoute, type SaidRoute } from "../routes.ts";

interface RequestOptions {
  readonly param?: readonly string[];
  readonly query?: readonly string[];
  readonly data?: string;
  readonly routes?: true;
}

/** `tokens request` */
export const addRequest: AddCommand = (program, on) => {
  program
    .command("request")
    .summary("call a provider's API as an account")
    .description("Calls a route of the provider's table, or any path of its API, and prints the answer as JSON.")
    .argument("<account>", "its name, or its key")
    .argument("[route]", '"GET /v2/users/me", "GET /v2/users/{user_id}" or "GET /v2/users/7" (default method: GET)')
    .option("-p, --param <name=value>", "a placeholder of the route; may be repeated", collect)
    .option("-q, --query <name=value>", "a member of the query; may be repeated, also with the same name", collect)
    .option("-d, --data <json>", "the body: JSON, @file or - for stdin")
    .option("--routes", "list the routes of the provider's table instead")
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
    .action(on(request));
};

async function request(cli: Cli, said: string, text: string | undefined, options: RequestOptions): Promise<void> {
  await withStore(cli, async (store) => {
    const account = await accountCalled(cli, store, said);
    const routes = await routesOf(account);
    if (options.routes) {
      cli.io.stdout.write(
        cli.options.json ? `${JSON.stringify(routes)}\n` : routes.map((route) => `${route}\n`).join(""),
      );
      return;
    }
    if (text === undefined) throw usageError("Which route is to be called?", `tokens request ${said} --routes`);
    const route = saidRoute(text, routes);
    const input = await inputOf(cli, route, options);
    const answer = await withProgress(
      cli,
      () => route.route,
      () =>
        withAccount(cli, store, account, (client) => client.request(route.route, input)).catch((error: unknown) =>
          hinted(error, route),
        ),
    );
    await print(cli, answer);
  });
}

/** The routes of an account's provider; none of a provider that is unknown here. */
export async function routesOf({ provider }: Pick<Account, "provider">): Promise<readonly string[]> {
  return Object.hasOwn(providers, provider) ? providers[provider as keyof typeof providers].routes() : [];
}

async function inputOf(
  { io }: Cli,
  { route }: SaidRoute,
  { param, query, data }: RequestOptions,
): Promise<Record<string, unknown>> {
  const values = single("--param", param);
  const names = placeholdersOf(route);
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
  return { ...values, ...(query && { query: pairs("--query", query) }), ...(body !== undefined && { body }) };
}

async function bodyOf(io: Cli["io"], data: string): Promise<unknown> {
  const text =
    data === "-" || data.startsWith("@") ? await readSource(io, data === "-" ? data : data.slice(1), "The body") : data;
  return parseJson(text, "The body of --data");
}

/** A path in no table that is not found may be a slip. */
function hinted(error: unknown, { known, near, route }: SaidRoute): never {
  if (isApiError(error) && error.status === 404 && !known && near.length > 0)
    throw Object.assign(error, {
      message: `${error.message} ${route} is not in the table of routes; these are: ${near.join(", ")}.`,
    });
  throw error;
}

async function print({ io, options }: Cli, answer: unknown): Promise<void> {
  if (answer instanceof Response) return download(io, answer);
  // Nothing was answered: still one JSON value.
  const text = JSON.stringify(answer ?? null, undefined, options.json ? undefined : 2);
  io.stdout.write(`${text}\n`);
}

async function download({ stdout }: Cli["io"], { body, headers }: Response): Promise<void> {
  if (stdout.isTTY && !headers.get("content-type")?.startsWith("text/")) {
    await body?.cancel();
    throw usageError("The answer is a file, which would upset the terminal.", "send it somewhere: > file");
  }
  for await (const chunk of body ?? []) if (!stdout.write(chunk)) await once(stdout, "drain");
}
