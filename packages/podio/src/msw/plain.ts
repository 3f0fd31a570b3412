import { absent } from "./deleted.ts";
import type { Behaviour } from "./plain-routes.ts";
import { idNames, seeds, type Resource } from "./seeds.ts";
import type { PodioState, Row } from "./state.ts";

/** A call of a plain route. */
export interface PlainCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: Request;
}

/** Resolves a route by its behaviour. */
export function resolvePlainly(behaviour: Behaviour, state: PodioState): (call: PlainCall) => object | undefined {
  if (behaviour === "done") return () => undefined;
  if (behaviour === "empty") return () => [];
  if (behaviour === "value") return () => ({});
  if (behaviour === "text")
    return ({ request }) => {
      const calendar = request.url.includes("/ics/");
      const text = calendar ? "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" : "BEGIN:VCARD\r\nEND:VCARD\r\n";
      return new Response(text, { headers: { "content-type": calendar ? "text/calendar" : "text/plain" } });
    };
  const [verb, resource] = behaviour.split(" ") as [string, Resource];
  const rows = (): Row[] => state.rows[resource];
  const idName = idNames[resource] ?? `${resource}_id`;
  const found = (call: PlainCall): Row | undefined => rows().find((row) => leadsTo(row, call.params));
  const missing = ({ params, request }: PlainCall): Response =>
    absent(request, state, (one) => one.kind === resource && idName in params && leadsTo(one.gone, params));
  const create = ({ params, body }: PlainCall): Row => {
    const path = Object.entries(params).map(([name, value]): [string, unknown] => [
      name,
      /^\d+$/.test(value) ? Number(value) : value,
    ]);
    const row: Row = {
      ...seeds[resource][0],
      ...Object.fromEntries(path),
      ...(Array.isArray(body) ? {} : (body as object)),
      [idName]: (state.nextId += 1),
    };
    rows().push(row);
    return row;
  };
  const change = (row: Row, { body }: PlainCall): Row => Object.assign(row, Array.isArray(body) ? {} : body);
  switch (verb) {
    case "list":
      return ({ query, params }) => {
        const all = rows().filter((row) => leadsTo(row, params));
        const offset = Number(query.get("offset") ?? 0);
        return all.slice(offset, offset + Number(query.get("limit") ?? 30));
      };
    case "create":
      return create;
    case "put":
      return (call) => void (found(call) ? change(found(call)!, call) : create(call));
    case "update":
      return (call) => {
        const row = found(call);
        return row ? change(row, call) : missing(call);
      };
    case "delete":
      return (call) => {
        const row = found(call);
        if (!row) return missing(call);
        rows().splice(rows().indexOf(row), 1);
        state.deleted.push({ kind: resource, gone: row });
        return undefined;
      };
    default:
      return (call) => found(call) ?? missing(call);
  }
}

/** Whether a path leads to a row. A parameter without a member in the row is ignored. */
function leadsTo(row: Row, params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, value]) => {
    const own = row[name];
    return typeof own === "string" || typeof own === "number" ? value.split(",").includes(String(own)) : true;
  });
}
