import type { Resolver, Resolvers } from "@tokens/provider-kit/msw";
import type { Clock } from "@tokens/core";
import { athensStamp } from "../athens.ts";
import { documentCodes, documentTree } from "../documents/documents.ts";
import type { Field } from "../documents/tree.ts";
import type { Endpoints, SubmissionRoutes } from "../endpoints.ts";
import type { Receipt } from "../models.ts";
import { asRows } from "../answers.ts";
import { services, type ServiceCode } from "../services.ts";
import { schemaError } from "./check.ts";
import { ruleError } from "./rules.ts";
import { callService, describeService, notAuthenticated } from "./services.ts";
import { submissionTypes } from "./submission-types.ts";
import type { ErganiState } from "./state.ts";

/** 400 with a message: nothing was recorded. */
export function refuse(message: string): Response {
  return Response.json({ message }, { status: 400 });
}

const notFound = (): Response => refuse("No objects found");

/** An empty PDF, in base64. */
const emptyPdf = btoa("%PDF-1.4\n%%EOF\n");

/** Resolvers for every route of `Endpoints`. */
export function erganiRoutes(state: ErganiState, clock: Clock, cardWindowMs?: number): Resolvers<Endpoints> {
  const submit = (code: string, body: unknown): Receipt[] | Response => {
    const malformed = schemaError(code, body);
    if (malformed !== undefined) return refuse(malformed);
    const rows = rowsOf(code, body);
    const problem = ruleError(state, code, rows, { now: clock.now(), cardWindowMs });
    if (problem !== undefined) return refuse(problem);
    return rows.map((row) => {
      const id = String(state.documents.length + 1);
      const receipt = {
        id,
        protocol: `${code === "WRKCardSE" ? "ΕΥΣ" : "ΑΚ - ΟΡ"}${id}`,
        submitDate: athensStamp(clock.now()),
      };
      if (code === "WTOLeaveC") supersede(state, row);
      if (code === "WebE3N") hire(state, row);
      state.documents.push({ ...receipt, code, row, cancelled: false });
      return receipt;
    });
  };
  const submissions = Object.fromEntries(
    documentCodes.map((code) => [`POST /Documents/${code}`, ({ body }: { body: unknown }) => submit(code, body)]),
  ) as unknown as Resolvers<SubmissionRoutes>;
  const open: Resolver<Endpoints, "POST /Documents/{code}"> = ({ params, body }) =>
    ["FastAna", "FastAnaC", "34"].includes(params.code) ? submit(params.code, body) : notFound();

  return {
    ...submissions,
    "POST /Documents/{code}": open,
    "GET /Lookup/Submissions": () => submissionTypes,
    "GET /Documents/{code}": ({ params: { code }, query }) => {
      const protocol = query.get("protocol");
      if (protocol !== null) {
        const day = query.get("submittedDate") ?? "";
        return find(state, code, protocol, day) ? { message: null, document: emptyPdf } : notFound();
      }
      const root = documentTree(code);
      return root ? { title: code, json: { [root.name]: sample(root) }, propertiesInfo: [] } : notFound();
    },
    "POST /Documents/CancelSubmittedDocument": ({ body }) => {
      const given = lowerKeys(body);
      const [code, protocol, day] = ["typeofdocument", "protocol", "submitteddate"].map((name) => String(given[name]));
      const found = /^WTOLeaveC?$/.test(code!) ? find(state, code!, protocol!, day!) : undefined;
      if (!found) return notFound();
      found.cancelled = true;
      return Response.json("Η ακύρωση ολοκληρώθηκε επιτυχώς");
    },
    "GET /WebServices/ServicesList": () => [...state.granted].map((code) => describeService(code as ServiceCode)),
    "POST /WebServices/ExecuteService": ({ body }) => {
      const given = lowerKeys(body);
      const code = String(given["servicecode"]) as ServiceCode;
      if (!state.granted.has(code) || !Array.isArray(given["parameters"])) return refuse(notAuthenticated);
      const parameters = parametersOf(given["parameters"] as unknown[]);
      const result = callService(state, code, parameters, clock.now());
      if ("refused" in result) return refuse(result.refused);
      const { rows } = result;
      if (code === "EX_BASE_06" && rows.length === 0) return Response.json(null);
      // Converted from XML: a single row is not an array.
      return { [code]: { [services[code].element]: rows.length === 1 ? rows[0] : rows } };
    },
  };
}

/** Lower-cases the keys of an object, since .NET ignores their case. */
export function lowerKeys(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name.toLowerCase(), member]));
}

/** Parameters by lower-case name. Values other than strings and numbers are blank. */
function parametersOf(given: readonly unknown[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map(lowerKeys).map(({ parametername: name, parametervalue: value }) => {
      const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
      return [String(name).toLowerCase(), text];
    }),
  );
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(code: string, body: unknown): Row[] {
  const root = documentTree(code);
  if (!root) return [body as Row];
  const outer = (body as Readonly<Record<string, Row>>)[root.name]!;
  return asRows(outer[root.fields![0]!.name]) as Row[];
}

function find(
  state: ErganiState,
  code: string,
  protocol: string,
  day: string,
): ErganiState["documents"][number] | undefined {
  return state.documents.find((document) => {
    const [date, month, year] = document.submitDate.slice(0, 10).split("/");
    const dated = document.code.toLowerCase() === code.toLowerCase() && `${year}${month}${date}` === day;
    return dated && document.protocol === protocol && !document.cancelled;
  });
}

/** A correction replaces the leave that it names. */
function supersede(state: ErganiState, row: Row): void {
  const original = state.documents.find(
    ({ code, protocol }) => code === "WTOLeave" && protocol === row["f_rel_protocol"],
  );
  if (original) original.cancelled = true;
}

/** A new hire is an employee from then on. */
function hire({ employees }: ErganiState, row: Row): void {
  employees.push({
    afm: String(row["f_afm"]),
    Eponimo: String(row["f_eponymo"]),
    Onoma: String(row["f_onoma"]),
    PararthmaAa: String(row["f_aa_pararthmatos"]),
    WorkingCard: Number(row["f_working_card"]) === 1 ? "ΝΑΙ (1)" : "ΟΧΙ (0)",
  });
}

/** Two rows at each level, as in templates. */
function sample({ fields, many }: Field): unknown {
  const row = fields && Object.fromEntries(fields.map((field) => [field.name, sample(field)]));
  return many ? [row, row] : (row ?? "");
}
