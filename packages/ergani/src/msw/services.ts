import { athensDateTime } from "../athens.ts";
import { codeLists, services, type ServiceCode } from "../services.ts";
import { diaryOf } from "./cards.ts";
import { isDay } from "./values.ts";
import type { ErganiState } from "./state.ts";

/** Rows of a service, or the message of a refused call. */
export type ServiceResult = { readonly rows: readonly unknown[] } | { readonly refused: string };

/** Also the message when a parameter is missing. */
export const notAuthenticated = "Service Code is not authenticate to specific User";

const isOptional = (code: ServiceCode): boolean => code === "EX_BASE_05";

/** Calls a granted service. `parameters` are by lower-case name, `now` is in Unix milliseconds. */
export function callService(
  state: ErganiState,
  code: ServiceCode,
  parameters: Readonly<Record<string, string>>,
  now: number,
): ServiceResult {
  const value = (name: string): string => parameters[name.toLowerCase()] ?? "";
  for (const name of Object.keys(services[code].parameters)) {
    if (value(name) === "" && !isOptional(code)) return { refused: notAuthenticated };
    if (value(name) !== "" && !takes(name, value(name))) return { refused: refusals[name] ?? notAuthenticated };
  }
  const [branch, date] = [value("PararthmaAa"), isoDay(value("Date"))];
  const ofBranchDay = ({ Aa, Date }: { Aa: string | null; Date: string | null }): boolean =>
    Aa === branch && Date?.slice(0, 10) === date;
  switch (code) {
    case "EX_BASE_01":
      return { rows: [state.employer] };
    case "EX_BASE_02":
      return { rows: state.branches };
    case "EX_BASE_03":
      return { rows: state.codeLists[value("Parameter")] ?? [] };
    case "EX_BASE_04":
      return { rows: state.monthly };
    case "EX_BASE_05":
      return { rows: state.employees.filter(({ afm }) => value("afm") === "" || afm === value("afm")) };
    case "EX_BASE_06":
      return { rows: state.terms };
    default: {
      // Both cover past months only.
      if (date.slice(0, 7) >= monthOf(now)) return { refused: "Criteria doesn't meet requirements" };
      return code === "EX_BASE_07"
        ? { rows: [...state.actualWork.filter(ofBranchDay), ...diaryOf(state, branch, date)] }
        : { rows: state.declaredWork.filter(ofBranchDay) };
    }
  }
}

/** Known messages for values in the wrong format. */
const refusals: Readonly<Record<string, string>> = {
  Date: "Parameter Date Invalid Form",
  date: "Parameter date Invalid Form",
};

function takes(name: string, text: string): boolean {
  if (name === "Parameter") return (codeLists as readonly string[]).includes(text);
  if (name === "ReportYear") return /^20\d\d$/.test(text);
  if (name === "ReportMonth") return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 12;
  if (name === "PararthmaAa") return /^\d{1,5}$/.test(text);
  if (name.toLowerCase() === "date") return isoDay(text) !== "";
  return true;
}

/** Converts dd/MM/yyyy to yyyy-MM-dd; empty for other text. */
function isoDay(text: string): string {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return isDay(year, month, day) ? `${year}-${month}-${day}` : "";
}

function monthOf(now: number): string {
  return athensDateTime(now).slice(0, 7);
}

/** Types of parameters, as `ServicesList` names them. */
const parameterTypes: Readonly<Record<string, string>> = {
  ReportYear: "Decimal",
  ReportMonth: "Decimal",
  PararthmaAa: "Int",
  Date: "Date",
  date: "Date",
};

/** An entry of `ServicesList`. */
export function describeService(code: ServiceCode): {
  name: string;
  description: string;
  instructions: null;
  parameters: { name: string; description: string; isRequired: boolean; type: string; maxLength: number }[];
} {
  const parameters = Object.keys(services[code].parameters).map((name) => ({
    name,
    description: name,
    isRequired: !isOptional(code),
    type: parameterTypes[name] ?? "Text",
    maxLength: 0,
  }));
  return { name: code, description: code, instructions: null, parameters };
}
