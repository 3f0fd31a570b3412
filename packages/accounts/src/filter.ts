import { ProviderConfigurationError } from "@tokens/core";
import { matchesPattern, nameOf } from "./account.ts";
import { parseLabel } from "./details.ts";
import type { AccountSummary } from "./summaries.ts";
import { accountStates } from "./status.ts";

/** Whether an account is selected, at a time in Unix milliseconds. */
export type AccountFilter = (account: AccountSummary, now: number) => boolean;

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const forms = "state=failing, provider=hubstaff, label=team=finance, label=team, owner=ada, name=al*, expires<7d";

/**
 * Parses conditions that are separated by commas and must all be true: `state=failing|needs-login,label=team=finance,expires<7d`.
 * `=` and `!=` take alternatives separated by `|`, and `*` in a name stands for any characters. `expires` is the time until the account
 * needs a login: `<7d`, `>4w`. A word without an operator is searched for in names, labels, owners and notes. Throws
 * `ProviderConfigurationError` for a condition that it does not know.
 */
export function parseFilter(text: string): AccountFilter {
  const [first = () => true, ...others] = text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map(conditionOf);
  return others.reduce((all, holds) => (account, now) => all(account, now) && holds(account, now), first);
}

/** How an account is compared with a value, by the name of the condition. */
const comparisons: Readonly<Record<string, (value: string, part: string) => AccountFilter>> = {
  state(value, part) {
    if ((accountStates as readonly string[]).includes(value)) return ({ status }) => status.state === value;
    throw unknown(`There is no state "${value}": use ${accountStates.join(", ")}.`, part);
  },
  provider:
    (value) =>
    ({ account }) =>
      account.provider === value,
  owner:
    (value) =>
    ({ details }) =>
      (details.owner ?? "").toLowerCase() === value.toLowerCase(),
  label(value) {
    const [label, wanted] = parseLabel(value) ?? [value];
    return ({ details: { labels } }) =>
      Object.hasOwn(labels, label) && (wanted === undefined || labels[label] === wanted);
  },
  name(value) {
    const pattern = value.toLowerCase();
    return ({ account }) => [account.name, nameOf(account)].some((name) => matchesPattern(pattern, name.toLowerCase()));
  },
};

function conditionOf(part: string): AccountFilter {
  const [, given = "", operator = "", value = ""] = /^([a-z]+)\s*(!=|=|<|>)(.*)$/is.exec(part) ?? [];
  if (!operator) return containing(part);
  const name = given.toLowerCase();
  if (name === "expires") return expiring(operator, value.trim(), part);
  const compare = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
  if (!compare) throw unknown(`There is no filter "${given}".`, part);
  if (operator === "<" || operator === ">") throw unknown(`"${name}" cannot be compared with ${operator}.`, part);
  const any = value.split("|").map((one) => compare(one.trim(), part));
  const wanted = operator === "=";
  return (account, now) => any.some((holds) => holds(account, now)) === wanted;
}

function expiring(operator: string, value: string, part: string): AccountFilter {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([mhdw])$/.exec(value) ?? [];
  if (number === undefined || operator.includes("="))
    throw unknown(`"expires" takes < or > and a time in minutes, hours, days or weeks.`, part);
  const ms = Number(number) * units[unit]!;
  return ({ status: { loginEndsAt } }, now) => {
    if (loginEndsAt === undefined) return false;
    return operator === "<" ? loginEndsAt < now + ms : loginEndsAt > now + ms;
  };
}

function containing(word: string): AccountFilter {
  const wanted = word.toLowerCase();
  return (account) => (account.searchText ?? searchText(account)).includes(wanted);
}

/** The text in which words are searched for, in lower case. */
export function searchText({ account, details }: Pick<AccountSummary, "account" | "details">): string {
  const { labels, owner = "", note = "" } = details;
  const texts = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return [nameOf(account), owner, note, ...texts].join("\n").toLowerCase();
}

function unknown(what: string, part: string): ProviderConfigurationError {
  return new ProviderConfigurationError(`The filter "${part}" is invalid. ${what} Conditions: ${forms}.`);
}
