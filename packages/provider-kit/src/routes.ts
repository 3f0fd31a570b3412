/** One operation of an API, as types only. `item` marks a list and is the type of its rows. */
export interface Operation {
  readonly query?: object | undefined;
  readonly body?: unknown;
  /** Headers that only this operation has. */
  readonly headers?: object | undefined;
  readonly output: unknown;
  readonly item?: unknown;
}

/** The input of any call. A body that is `FormData`, `URLSearchParams` or a `Blob` is sent unchanged, any other as JSON. */
export interface CallInput {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly [placeholder: string]: unknown;
}

/** The placeholders of a route: `"GET /a/{b}/{c}"` has `"b" | "c"`. */
export type PathParameter<R> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParameter<Rest> : never;

/** Routes of a table, e.g. `"GET /v2/users/me"`. */
export type Route<E> = Extract<keyof E, string>;

/** Routes of a table that are lists. */
export type ListRoute<E> = { [R in Route<E>]: E[R] extends { readonly item: unknown } ? R : never }[Route<E>];

/** A row of a list. */
export type RouteItem<E, R> = R extends keyof E ? (E[R] extends { readonly item: infer I } ? I : never) : never;

/** The response body of an operation, or `Response` if that is not JSON. */
export type RouteOutput<E, R> = R extends keyof E ? (E[R] extends { readonly output: infer O } ? O : never) : never;

/** Written out member by member, so that an editor shows the members and their documentation. */
type Flat<T> = T extends infer O ? { [K in keyof O]: O[K] } : never;

/** The input of a route: a member for each placeholder, then `query`, `body`, `headers` and `signal`. */
export type RouteInput<E, R extends keyof E> = Flat<
  { readonly [P in PathParameter<R>]: string | number } & Pick<
    E[R],
    Extract<keyof E[R], "query" | "body" | "headers">
  > & {
      /** Aborts the call. */
      readonly signal?: AbortSignal | undefined;
    }
>;

/** The input, optional where the route requires none. */
export type RouteArguments<E, R> = [R] extends [keyof E]
  ? Record<never, never> extends RouteInput<E, R>
    ? [input?: RouteInput<E, R>]
    : [input: RouteInput<E, R>]
  : [input?: CallInput];

/** Any string, with the routes of the table as completions. */
export type RouteLike<Known extends string> = Known | (string & {});

/** `R` if the table has it, else a type whose text in a compiler error names the nearest routes. */
export type KnownRoute<E, R extends string> = [R] extends [Route<E>] ? R : UnknownRoute<Route<E>, R>;

/** `R` if it is a list of the table, else a type whose text in a compiler error says what to call instead. */
export type KnownListRoute<E, R extends string> = [R] extends [ListRoute<E>]
  ? R
  : [R] extends [Route<E>]
    ? NoInfer<{ readonly "not a list, call": "request()" }>
    : UnknownRoute<ListRoute<E>, R>;

// An object, because the members of a string type would be offered as completions. While a route is being completed, `R` is
// its constraint: the table itself is what an editor then needs.
type UnknownRoute<Known extends string, R extends string> = [string & {}] extends [R]
  ? Known
  : NoInfer<
      [NearestRoute<Known, R>] extends [never]
        ? { readonly "no such route, pass": "a method and a path, e.g. GET /users/{user_id}" }
        : { readonly "no such route, did you mean": NearestRoute<Known, R> }
    >;

/** `nearestRoutes`, as a type. */
type NearestRoute<Known extends string, R extends string> = R extends `${infer M} /${infer P}`
  ? First<
      [
        Extract<Known, `${string} /${P}`>,
        Extract<Known, `${string} /${P}/` | (P extends `${infer Bare}/` ? `${string} /${Bare}` : never)>,
        SharesPrefix<Extract<Known, `${Uppercase<M>} ${string}`>, `${Uppercase<M>} /`, P, LastSegment<P>>,
      ]
    >
  : R extends `${infer M} http${string}://${string}/${infer P}`
    ? NearestRoute<Known, `${M} /${P}`>
    : Extract<Known, `${string} ${R}`>;

type SharesPrefix<
  Near extends string,
  Prefix extends string,
  Rest extends string,
  Last extends string,
> = Rest extends `${infer Character}${infer More}`
  ? [Extract<Near, `${Prefix}${Character}${string}`>] extends [never]
    ? Shortest<Near, Prefix, Last>
    : SharesPrefix<Extract<Near, `${Prefix}${Character}${string}`>, `${Prefix}${Character}`, More, Last>
  : Shortest<Near, Prefix, Last>;

type Shortest<Near extends string, Prefix extends string, Last extends string> = First<
  [
    Extract<Near, `${string}/${Last}`>,
    Exclude<Near, `${Prefix}${string}/${string}`>,
    Exclude<Near, `${Prefix}${string}/${string}/${string}`>,
    Near,
  ]
>;

type First<T> = T extends [infer Head extends string, ...infer Rest]
  ? [Head] extends [never]
    ? First<Rest>
    : Head
  : never;
type LastSegment<P extends string> = P extends `${string}/${infer Rest}` ? LastSegment<Rest> : P;

/** The two halves of a route. */
export interface RouteParts {
  readonly method: string;
  readonly path: string;
}

/** Whether a value is a method and a path or a URL, in a table or not. */
export function isRoute(value: unknown): boolean {
  return typeof value === "string" && /^[A-Z]+ (\/|https?:\/\/)/.test(value);
}

/** Splits a route: `"GET /v2/users/me"` into `GET` and `/v2/users/me`. */
export function routeParts(route: string): RouteParts {
  const space = route.indexOf(" ");
  return { method: route.slice(0, space), path: route.slice(space + 1) };
}

/** The path with its placeholders filled. Throws a `TypeError` for a value that is missing, empty, `.` or `..`. */
export function fillPath(path: string, input: Readonly<Record<string, unknown>>): string {
  if (!path.includes("{")) return path;
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = input[name];
    const text =
      typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
    if (text === "" || text === "." || text === ".." || /\p{Cs}/u.test(text)) {
      throw new TypeError(`"${name}" in ${path} needs a value that fits a path, not ${JSON.stringify(value)}.`);
    }
    return encodeURIComponent(text);
  });
}
