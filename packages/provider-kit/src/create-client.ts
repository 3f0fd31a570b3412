import { ProviderConfigurationError, type Session, type TokenManager } from "@tokens/core";
import type { ErrorDetails } from "./api-error.ts";
import { Client, type Dialect, type HttpOptions } from "./client.ts";
import type { EndpointsOf } from "./openapi.ts";
import { requireOptions, requireText } from "./options.ts";
import { linkPager } from "./pagers.ts";
import type { Operation } from "./routes.ts";
import { serviceUrl } from "./service-url.ts";

/** Endpoints of an API without a table of its own: any route, whose output is unknown. */
export type AnyEndpoints = Readonly<Record<string, Operation & { readonly output: unknown; readonly item: unknown }>>;

/** Options of `createClient`. */
export interface ClientOptions extends Partial<Omit<Dialect, "baseUrl">> {
  /** Base URL of every path, e.g. `https://api.github.com`. */
  readonly baseUrl: string;
  /**
   * The API's name in messages.
   * @default the host of `baseUrl`
   */
  readonly provider?: string;
  /**
   * How lists are paginated.
   * @default linkPager(), whose pages must be arrays
   */
  readonly paging?: Dialect["paging"];
  /**
   * What an error body says.
   * @default the usual members: `error`, `error_description`, `message`, `errors`, and those of RFC 9457
   */
  readonly readError?: Dialect["readError"];
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. */
  readonly http?: HttpOptions;
}

/**
 * A client of any API, called with the tokens of any account. `E` is the type of its endpoints, a table of routes or the `paths` that
 * openapi-typescript generates; without it, the client takes any route. Throws `ProviderConfigurationError` at once when an option is
 * missing or wrong.
 */
export function createClient<E = AnyEndpoints, S extends Session = Session>(
  tokens: TokenManager<S>,
  options: ClientOptions,
): Client<EndpointsOf<E>, S> {
  if (typeof (tokens as { readonly fetch?: unknown } | undefined)?.fetch !== "function")
    throw new ProviderConfigurationError(
      "createClient() takes a token manager first: createClient(createOAuth({ … }), { baseUrl }).",
    );
  requireOptions(options, "createClient(tokens, { baseUrl })");
  const baseUrl = serviceUrl("baseUrl", requireText("baseUrl", options.baseUrl, "Pass the address of the API."));
  const {
    provider = new URL(baseUrl).host,
    paging = linkPager({ items: rowsOf }),
    readError = readUsualError,
    http,
    ...dialect
  } = options;
  return new Client<EndpointsOf<E>, S>({ ...dialect, provider, baseUrl, paging, readError }, tokens, http);
}

/** Rows in a member of the page would otherwise pass for an empty list. */
function rowsOf(page: unknown, route: string): readonly unknown[] {
  if (page === undefined || Array.isArray(page)) return (page ?? []) as readonly unknown[];
  throw new TypeError(
    `A page of ${route} is not an array. Pass paging that says where its rows are, e.g. linkPager({ items: (page) => page.data }).`,
  );
}

type Body = Readonly<Record<string, unknown>>;

/** Reads the members in which most APIs report errors. Salesforce has them in an array. */
function readUsualError(body: unknown): ErrorDetails {
  const top = Object(Array.isArray(body) ? body[0] : body) as Body;
  const { error, errors, error_description: description } = top;
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  const inner = [error, first].find((one): one is Body => typeof one === "object" && one !== null) ?? {};
  const textIn = (...values: readonly unknown[]): string | undefined =>
    values.find((value): value is string => typeof value === "string" && value !== "");
  const isCode = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";
  const words = description === undefined && typeof error === "string" && /\s/.test(error) ? error : undefined;
  return {
    providerCode: [
      inner["code"],
      inner["type"],
      words === undefined ? error : undefined,
      top["code"],
      top["errorCode"],
      top["type"],
    ].find(isCode),
    detail: textIn(
      description,
      inner["message"],
      inner["detail"],
      inner["title"],
      top["message"],
      top["detail"],
      top["title"],
      words,
      first,
    ),
  };
}
