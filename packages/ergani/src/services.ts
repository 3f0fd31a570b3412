import { asRows, membersOf, type Reader } from "./answers.ts";
import type { DateValue, Digits } from "./documents/values.ts";
import { formatValue, type Kind } from "./format.ts";
import type {
  ActualWork,
  Branch,
  CodeListEntry,
  DeclaredWork,
  Employer,
  Employment,
  ExecuteServiceBody,
  MonthlyStatus,
  TermsAnswer,
} from "./models.ts";

/** Code lists of EX_BASE_03. */
export const codeLists = [
  "Sepe",
  "Oaed",
  "Stakod",
  "KallikratisKoinothta",
  "KallikratisDhmos",
  "KallikratisPerifereiaEnothta",
  "KallikratisPerifereia",
  "Nationality",
  "TyposTaytotitas",
  "ResidencePermit",
  "Doy",
  "EpipedoMorfosis",
  "SubjectArea",
  "SubjectGroup",
  "EducationAgency",
  "Language",
  "Step92",
  "ProgramaOaed",
  "TraficEmploymentSpecialties",
  "OvertimeAitiologia",
  "LogosApolyshs",
  "Bank",
  "RapidExceptionReason",
  "OneParentCase",
  "WorkCardDelayReason",
  "WorkTimeType",
  "SixthDayKAD",
  "TypeMetabolon",
  "ForeisKyriasAsfalisis",
  "ForeisEpikourikisAsfalisis",
] as const;

/** A code list of EX_BASE_03. */
export type CodeList = (typeof codeLists)[number];

interface BranchDay {
  /** Number of the branch. */
  readonly PararthmaAa: Digits;
  readonly Date: DateValue;
}

/** Parameters and output of each service. `GET /WebServices/ServicesList` returns those that an account may call. */
export interface Services {
  /** The employer. */
  EX_BASE_01: { parameters: undefined; output: Employer | undefined };
  /** Branches. */
  EX_BASE_02: { parameters: undefined; output: readonly Branch[] };
  /** A list of codes. */
  EX_BASE_03: { parameters: { readonly Parameter: CodeList }; output: readonly CodeListEntry[] };
  /** The employees in a month. */
  EX_BASE_04: {
    parameters: { readonly ReportYear: Digits; readonly ReportMonth: Digits };
    output: readonly MonthlyStatus[];
  };
  /** The current employees, or one of them. */
  EX_BASE_05: { parameters: { readonly afm?: string } | undefined; output: readonly Employment[] };
  /** How an employee answered the essential terms. */
  EX_BASE_06: {
    parameters: { readonly afm: string; readonly protocol: string; readonly date: DateValue };
    output: TermsAnswer | undefined;
  };
  /** Hours worked, of the previous month or earlier. */
  EX_BASE_07: { parameters: BranchDay; output: readonly ActualWork[] };
  /** Declared working time, of the previous month or earlier. */
  EX_BASE_08: { parameters: BranchDay; output: readonly DeclaredWork[] };
}

/** Code of a service. */
export type ServiceCode = keyof Services;

/** Parameters of a service, left out where it has none. */
export type ServiceArguments<C extends ServiceCode> = undefined extends Services[C]["parameters"]
  ? [parameters?: Exclude<Services[C]["parameters"], undefined>]
  : [parameters: Services[C]["parameters"]];

interface ServiceTable {
  readonly element: string;
  readonly single?: boolean;
  /** In the order of the request. */
  readonly parameters: Readonly<Record<string, Kind>>;
}

const branchDay = { PararthmaAa: "int", Date: "date" } as const;

/** Response element and parameters of each service. */
export const services: Readonly<Record<ServiceCode, ServiceTable>> = {
  EX_BASE_01: { element: "Ergodotis", single: true, parameters: {} },
  EX_BASE_02: { element: "Pararthma", parameters: {} },
  EX_BASE_03: { element: "Param", parameters: { Parameter: "s1-100" } },
  EX_BASE_04: { element: "MiniaiaKatastash", parameters: { ReportYear: "20yy", ReportMonth: "1..12" } },
  EX_BASE_05: { element: "Cur", parameters: { afm: "d9" } },
  EX_BASE_06: { element: "AnswerStatus", single: true, parameters: { afm: "d9", protocol: "s1-100", date: "date" } },
  EX_BASE_07: { element: "RealWorking", parameters: branchDay },
  EX_BASE_08: { element: "Working", parameters: branchDay },
};

/** The body that calls a service. Throws a `TypeError` for a missing or invalid parameter. */
export function serviceBody(code: ServiceCode, given: Readonly<Record<string, unknown>> = {}): ExecuteServiceBody {
  const { parameters } = services[code];
  const Parameters = Object.entries(parameters).flatMap(([ParameterName, kind]) => {
    const value = given[ParameterName];
    if (value === undefined) {
      if (code === "EX_BASE_05") return [];
      throw new TypeError(`${code} needs the parameter ${ParameterName}.`);
    }
    const written = formatValue(kind, value);
    if (typeof written !== "string") throw new TypeError(`${ParameterName} of ${code} ${written.problem}.`);
    return [{ ParameterName, ParameterValue: written }];
  });
  return { ServiceCode: code, Parameters };
}

/**
 * Reads the rows of a service: one is an object, several are an array, none are `[]`, null, a missing key or a null body.
 * Undefined for any other response, such as a message.
 */
export function serviceReader(code: ServiceCode): Reader<readonly unknown[]> {
  return (body) => {
    if (body === undefined) return undefined;
    const outer = membersOf(body)[code];
    const isEmpty = outer === undefined ? isNothing(body) : isNothing(outer);
    if (isEmpty) return [];
    const members = membersOf(outer);
    if (outer !== members) return undefined;
    const rows = asRows(members[services[code].element]);
    return rows.every((row) => row === membersOf(row)) ? rows : undefined;
  };
}

/** Null, `[]` or `{}`. */
function isNothing(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
