import type { Resolver, Resolvers } from "@tokens/client/msw";
import type { Clock } from "@tokens/core";
import { athensStamp } from "../athens.ts";
import { documentCodes, documentTree } from "../documents/documents.ts";
import type { Field } from "../documents/tree.ts";
import type { Endpoints, SubmissionRoutes } from "../endpoints.ts";
import type { Receipt } from "../models.ts";
import { asRows, services, type ServiceCode } from "../services.ts";
import { sequenceError } from "./check.ts";
import { employerAfm, type ErganiWorld } from "./world.ts";

/** 400 with a message: nothing was recorded. */
export function refuse(message: string): Response {
  return Response.json({ message }, { status: 400 });
}

const notFound = (): Response => refuse("No objects found");

/** A PDF that holds nothing, in base64. */
const emptyPdf = btoa("%PDF-1.4\n%%EOF\n");

/** Answers to every route of `Endpoints`. */
export function erganiRoutes(world: ErganiWorld, clock: Clock): Resolvers<Endpoints> {
  const submit = (code: string, body: unknown): Receipt[] | Response => {
    const problem = sequenceError(code, body) ?? (code === "WRKCardSE" ? cardProblem(world, body) : undefined);
    if (problem !== undefined) return refuse(problem);
    return rowsOf(code, body).map((row) => {
      const id = String(world.documents.length + 1);
      const receipt = {
        id,
        protocol: `${code === "WRKCardSE" ? "ΕΥΣ" : "ΑΚ - ΟΡ"}${id}`,
        submitDate: athensStamp(clock.now()),
      };
      if (code === "WTOLeaveC") supersede(world, row);
      world.documents.push({ ...receipt, code, row, cancelled: false });
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
    "GET /Lookup/Submissions": () =>
      documentCodes.map((code, index) => ({ id: 80 + index, code, description: `Υποβολή ${code}` })),
    "GET /Documents/{code}": ({ params: { code }, query }) => {
      const protocol = query.get("protocol");
      if (protocol !== null) {
        const day = query.get("submittedDate") ?? "";
        return find(world, code, protocol, day) ? { message: null, document: emptyPdf } : notFound();
      }
      const root = documentTree(code);
      return root ? { title: code, json: { [root.name]: sample(root) }, propertiesInfo: [] } : notFound();
    },
    "POST /Documents/CancelSubmittedDocument": ({ body }) => {
      const given = lowerKeys(body);
      const [code, protocol, day] = ["typeofdocument", "protocol", "submitteddate"].map((name) => String(given[name]));
      const found = /^WTOLeaveC?$/.test(code!) ? find(world, code!, protocol!, day!) : undefined;
      if (!found) return notFound();
      found.cancelled = true;
      return Response.json("Η ακύρωση ολοκληρώθηκε επιτυχώς");
    },
    "GET /WebServices/ServicesList": () =>
      [...world.granted].map((name) => ({
        name,
        description: name,
        instructions: null,
        parameters: Object.keys(services[name as ServiceCode].parameters).map((parameter) => ({
          name: parameter,
          description: parameter,
          isRequired: name !== "EX_BASE_05",
          type: "Text",
          maxLength: null,
        })),
      })),
    "POST /WebServices/ExecuteService": ({ body }) => {
      const given = lowerKeys(body);
      const code = String(given["servicecode"]) as ServiceCode;
      if (!world.granted.has(code) || !Array.isArray(given["parameters"])) {
        return refuse("Service Code is not authenticate to specific User");
      }
      const parameters = Object.fromEntries(
        (given["parameters"] as unknown[])
          .map(lowerKeys)
          .map((entry) => [String(entry["parametername"]).toLowerCase(), String(entry["parametervalue"])]),
      );
      const rows = serviceRowsOf(world, code, parameters);
      if (code === "EX_BASE_06" && rows.length === 0) return Response.json(null);
      // XML turned into JSON: one row is no array.
      return { [code]: { [services[code].element]: rows.length === 1 ? rows[0] : rows } };
    },
  };
}

/** Keys of an object in lower case: .NET does not mind. */
export function lowerKeys(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name.toLowerCase(), member]));
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(code: string, body: unknown): Row[] {
  const root = documentTree(code);
  if (!root) return [body as Row];
  const outer = (body as Readonly<Record<string, Row>>)[root.name]!;
  return asRows(outer[root.fields![0]!.name]) as Row[];
}

function serviceRowsOf(
  world: ErganiWorld,
  code: ServiceCode,
  parameters: Readonly<Record<string, string>>,
): readonly unknown[] {
  const { afm, parameter } = parameters;
  return {
    EX_BASE_01: [world.employer],
    EX_BASE_02: world.branches,
    EX_BASE_03: world.codeLists[parameter ?? ""] ?? [],
    EX_BASE_04: world.monthly,
    EX_BASE_05: world.employees.filter((employee) => afm === undefined || employee.afm === afm),
    EX_BASE_06: world.terms,
    EX_BASE_07: world.actualWork,
    EX_BASE_08: world.declaredWork,
  }[code];
}

interface Card {
  readonly f_afm_ergodoti: string;
  readonly f_aa: string | number;
  readonly Details: { readonly CardDetails: unknown };
}

interface Punch {
  readonly f_afm: string;
  readonly f_type: string | number;
  readonly f_reference_date: string;
}

/** What Ergani says of a work card whose form is right. */
function cardProblem(world: ErganiWorld, body: unknown): string | undefined {
  const seen = new Set(
    world.documents.flatMap(({ code, row }) => (code === "WRKCardSE" ? punches(row as unknown as Card).map(mark) : [])),
  );
  for (const card of rowsOf("WRKCardSE", body) as unknown as Card[]) {
    const branch = `Για το Παράρτημα: ${card.f_aa} \\n`;
    if (card.f_afm_ergodoti !== employerAfm) return `${branch}Το ΑΦΜ δεν αντιστοιχεί στον συνδεδεμένο εργοδότη.`;
    if (!world.branches.some(({ Aa }) => Aa === String(card.f_aa))) return `${branch}Δεν βρέθηκε το παράρτημα.`;
    for (const punch of punches(card)) {
      if (!world.employees.some(({ afm }) => afm === punch.f_afm))
        return `${branch}Δεν υπάρχει σχέση εργασίας στις ημερομηνίες που δηλώθηκαν.`;
      if (seen.has(mark(punch)))
        return `${branch}Υπάρχει ήδη ${String(punch.f_type) === "0" ? "είσοδος" : "έξοδος"} για τον εργαζόμενο.`;
      seen.add(mark(punch));
    }
  }
  return undefined;
}

function punches({ Details }: Card): Punch[] {
  return asRows(Details.CardDetails) as Punch[];
}

function mark({ f_afm, f_type, f_reference_date }: Punch): string {
  return [f_afm, f_type, f_reference_date].join("|");
}

function find(
  world: ErganiWorld,
  code: string,
  protocol: string,
  day: string,
): ErganiWorld["documents"][number] | undefined {
  return world.documents.find((document) => {
    const [date, month, year] = document.submitDate.slice(0, 10).split("/");
    const dated = document.code.toLowerCase() === code.toLowerCase() && `${year}${month}${date}` === day;
    return dated && document.protocol === protocol && !document.cancelled;
  });
}

/** A correct repetition replaces the leave that it names. */
function supersede(world: ErganiWorld, row: Row): void {
  const original = world.documents.find(
    ({ code, protocol }) => code === "WTOLeave" && protocol === row["f_rel_protocol"],
  );
  if (original) original.cancelled = true;
}

/** Two rows at each level, as templates show them. */
function sample({ fields, many }: Field): unknown {
  const row = fields && Object.fromEntries(fields.map((field) => [field.name, sample(field)]));
  return many ? [row, row] : (row ?? "");
}
