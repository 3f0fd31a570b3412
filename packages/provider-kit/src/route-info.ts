/** One operation of a provider's API, as tools show it. */
export interface RouteInfo {
  /** `GET /v2/users/{user_id}` */
  readonly route: string;
  /** One line: what the operation does. */
  readonly summary: string;
  /** Names in the query, required ones first; path parameters are in the route. */
  readonly query: readonly string[];
  /** Whether the operation takes a body. */
  readonly body: boolean;
  /** Whether the operation is a list that `pages()` and `items()` walk. */
  readonly list: boolean;
}
