/** Methods of a path item (OpenAPI 3.1, section 4.8.9). */
type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** An OpenAPI path, which begins with a slash. A route begins with a method. */
type PathOf<Paths> = Extract<keyof Paths, `/${string}`>;

/**
 * The table of routes of an OpenAPI document: `paths` as openapi-typescript writes it becomes `"GET /user": { output, … }`. An operation
 * whose output is an array is a list. `Items` is the path to the rows where pages are objects, e.g. `"data"`.
 */
export type OpenApiEndpoints<Paths, Items extends string = ""> = {
  [R in OpenApiRoute<Paths>]: R extends `${infer M} ${infer P extends PathOf<Paths>}`
    ? EndpointOf<Member<Paths[P], Lowercase<M>>, Items>
    : never;
};

/** Turns `paths` of an OpenAPI document into a table of routes; leaves a table unchanged. */
export type EndpointsOf<E> = [PathOf<E>] extends [never] ? E : OpenApiEndpoints<E>;

type OpenApiRoute<Paths> = {
  [P in PathOf<Paths>]: {
    [M in Method]: [Member<Paths[P], M>] extends [never] ? never : `${Uppercase<M>} ${P}`;
  }[Method];
}[PathOf<Paths>];

/** The value of a member; never if there is none, or if it is optional and never. */
type Member<T, K> = K extends keyof T ? Exclude<T[K], undefined> : never;

type EndpointOf<O, Items extends string> = InputMember<Member<O, "parameters">, "query", "query"> &
  InputMember<Member<O, "parameters">, "header", "headers"> &
  BodyMember<O> &
  OutputMembers<OutputOf<Member<O, "responses">>, Items>;

/** Optional if the document has it optional. Optional members may be undefined, as everywhere in an input. */
type InputMember<T, From extends string, To extends string> = [Member<T, From>] extends [never]
  ? unknown
  : T extends { [K in From]: infer V }
    ? { [K in To]: V }
    : { [K in To]?: Member<T, From> | undefined };

type BodyMember<O> = [Member<O, "requestBody">] extends [never]
  ? unknown
  : O extends { requestBody: { content: infer C } }
    ? { body: BodyOf<C> }
    : { body?: BodyOf<Member<Member<O, "requestBody">, "content">> | undefined };

type JsonType =
  | "application/json"
  | `application/json;${string}`
  | `${string}+json`
  | `${string}+json;${string}`
  | "*/*";

/** JSON where the operation takes it, else what is sent unchanged. */
type BodyOf<Content> = [Extract<keyof Content, JsonType>] extends [never]
  ? keyof Content extends infer Type
    ? Type extends `multipart/${string}`
      ? FormData
      : Type extends "application/x-www-form-urlencoded"
        ? URLSearchParams
        : Blob
    : never
  : Content[Extract<keyof Content, JsonType>];

type OutputMembers<Output, Items extends string> = { output: Output } & ItemMember<RowsAt<Output, Items>>;

type ItemMember<Rows> = [Rows] extends [never] ? unknown : { item: Rows extends readonly (infer Row)[] ? Row : never };

/** Rows of a page, also where the page or a member on the way may be absent. */
type RowsAt<Output, Items extends string> = Items extends ""
  ? Extract<Output, readonly unknown[]>
  : Items extends `${infer First}.${infer Rest}`
    ? RowsAt<MemberOfEach<Output, First>, Rest>
    : Extract<MemberOfEach<Output, Items>, readonly unknown[]>;

type MemberOfEach<T, K> = T extends unknown ? Member<T, K> : never;

/** What the successful responses hold; those under `default` where the document names no success. */
type OutputOf<Responses> = [SuccessOf<keyof Responses>] extends [never]
  ? ContentOf<Member<Responses, "default">>
  : { [S in SuccessOf<keyof Responses>]: ContentOf<Responses[S]> }[SuccessOf<keyof Responses>];

type SuccessOf<Status> = Status extends string | number ? (`${Status}` extends `2${string}` ? Status : never) : never;

/** Undefined where the response has no body, `Response` where it is not JSON. */
type ContentOf<R> = [Member<R, "content">] extends [never]
  ? undefined
  : [Extract<keyof Member<R, "content">, JsonType>] extends [never]
    ? Response
    : Member<R, "content">[Extract<keyof Member<R, "content">, JsonType>];
