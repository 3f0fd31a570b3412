import { offsetPager, type Dialect } from "@tokens/provider-kit";
import { encodePodioQuery, isRaw, prepare, stringifyBody } from "./encoding.ts";
import { podioError, readError } from "./errors.ts";

/** The conventions of Podio's API, wherever it is. */
export const podioDialect: Omit<Dialect, "baseUrl"> = {
  provider: "Podio",
  encodeQuery: encodePodioQuery,
  // Lists are bare arrays, cut by `limit` and `offset`, without a total.
  paging: offsetPager(),
  readError,
  requestIdHeader: "x-podio-request-id",
  toError: podioError,
  prepare,
  isRaw,
  json: { parse: (text) => JSON.parse(text) as unknown, stringify: stringifyBody },
  routes: () => import("./routes.ts"),
};
