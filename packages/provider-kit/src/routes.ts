/** One operation of an API, as types only. `item` marks a list: what `items()` yields. */
export interface Operation {
  readonly query?: object | undefined;
  readonly body?: unknown;
  /** Headers of the operation's own. */
  readonly headers?: object | undefined;
  readonly output: unknown;
  readonly item?: unknown;
}

/** The placeholders of a route: `"GET /a/{b}/{c}"` has `"b" | "c"`. */
export type PathParameter<R> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParameter<Rest> : never;

/** Routes of a table, e.g. `"GET /v2/users/me"`. */
export type Route<E> = Extract<keyof E, string>;

/** Routes of a table that are lists. */
export type ListRoute<E> = { [R in Route<E>]: E[R] extends { readonly item: unknown } ? R : never }[Route<E>];

/** What a list yields item by item. */
export type RouteItem<E, R extends Route<E>> = E[R] extends { readonly item: infer I } ? I : never;

/** What an operation answers. */
export type RouteOutput<E, R extends Route<E>> = E[R] extends { readonly output: infer O } ? O : never;

type Flat<T> = { [K in keyof T]: T[K] };

/** What a route is called with: a member for each placeholder, `query`, `body`, `headers`, `signal`. */
export type RouteInput<E, R extends Route<E>> = Flat<
  { readonly [P in PathParameter<R>]: string | number } & Pick<
    E[R],
    Extract<keyof E[R], "query" | "body" | "headers">
  > & {
      /** Aborts the call. */
      readonly signal?: AbortSignal | undefined;
    }
>;

/** The input, optional where the route requires none. */
export type RouteArguments<E, R extends Route<E>> =
  Record<never, never> extends RouteInput<E, R> ? [input?: RouteInput<E, R>] : [input: RouteInput<E, R>];

/** A route as it is used at run time. */
export interface RouteParts {
  readonly method: string;
  readonly path: string;
}

/** Splits `"GET /v2/users/me"`. Throws a `TypeError` for anything but a method and a path. */
export function routeParts(route: string): RouteParts {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(route) ?? [];
  if (method && path) return { method, path };
  throw new TypeError(
    `${JSON.stringify(route)} is not a route: pass a method and a path, e.g. "GET /users/{user_id}".`,
  );
}

/** The path with its placeholders filled. Throws a `TypeError` for a value that is missing, empty, `.` or `..`. */
export function fillPath(path: string, input: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = input[name];
    const text =
      typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
    if (text === "" || text === "." || text === "..") {
      throw new TypeError(
        `"${name}" in ${path} needs a value that can stand in a path; it is ${JSON.stringify(value) ?? "missing"}.`,
      );
    }
    return encodeURIComponent(text);
  });
}
