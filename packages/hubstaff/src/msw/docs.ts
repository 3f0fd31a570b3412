import { rangeLimit } from "../range-limits.ts";
import { demoListInputs } from "./demo-list-inputs.ts";
import { queryValues } from "./query-values.ts";

const etag = '"hubstaff-v2"';

/** Responds to `GET /v2/docs` with the Swagger 2 document, for anyone, or with 304. */
export function answerDocs(request: Request, routes: readonly string[]): Response {
  const headers = { etag };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const { host, protocol } = new URL(request.url);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const [method = "", path = ""] = route.split(" ");
    (paths[path] ??= {})[method.toLowerCase()] = operation(route, method.toLowerCase(), path);
  }
  const info = { title: "Hubstaff Public API", version: "2.0" };
  return Response.json({ swagger: "2.0", info, host, schemes: [protocol.slice(0, -1)], paths }, { headers });
}

/** Ids, parameters and the presence of a body, without the schemas of responses and bodies. */
function operation(route: string, method: string, path: string): object {
  const words = path.split(/[/{}_]+/).filter(Boolean);
  const operationId = method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const hasBody = method !== "get" && method !== "delete" && !/\/(activate|archive|restore)$/.test(path);
  return {
    operationId,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, ...typeOf(name!) })),
      ...queryParameters(route),
      ...(hasBody ? [{ name: operationId, in: "body", required: true, schema: { type: "object" } }] : []),
    ],
    responses: { [method === "delete" ? 204 : 200]: { description: "" } },
  };
}

const typeOf = (name: string): object =>
  name === "webhook_id" ? { type: "string" } : { type: "integer", format: "int32" };

function queryParameters(route: string): object[] {
  const [range] = rangeLimit(route) ?? [];
  const format = range === "date" ? "date" : "date-time";
  const values = (queryValues as Readonly<Record<string, Readonly<Record<string, string>>>>)[route] ?? {};
  return [
    ...(range ? ["start", "stop"] : []).map((end) => ({
      name: `${range}[${end}]`,
      in: "query",
      required: end === "start" || !route.endsWith("/daily/updates"),
      type: "string",
      format,
    })),
    ...Object.entries(values).map(([name, text]) => {
      const one = { type: "string", enum: text.split(" ") };
      return { name, in: "query", required: false, ...(name === "include" ? { type: "array", items: one } : one) };
    }),
    ...(route in demoListInputs ? ["page_start_id", "page_limit"] : []).map((name) => ({
      name,
      in: "query",
      required: false,
      type: "integer",
      format: "int32",
    })),
  ];
}
