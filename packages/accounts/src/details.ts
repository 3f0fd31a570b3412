import { ProviderConfigurationError } from "@tokens/core";
import type { Records } from "@tokens/store";

/** What people note about an account. */
export interface AccountDetails {
  /** E.g. `{ team: "finance" }`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly note?: string | undefined;
  /** Who is responsible for the account. */
  readonly owner?: string | undefined;
  /** Sweeps skip a paused account, and it raises no notices. */
  readonly paused?: true | undefined;
}

/** A change of details. Members that are left out stay; an empty text removes the label, note or owner. */
export interface DetailsChange {
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly note?: string | undefined;
  readonly owner?: string | undefined;
  readonly paused?: boolean | undefined;
}

/** Kind of the records that hold details, by the key of the session. */
export const detailsKind = "account";

/** Details of an account without any. */
export const noDetails: AccountDetails = { labels: {} };

const maxLength = { name: 63, value: 200, note: 2000 } as const;
const labelName = /^[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?$/i;

/** The details of every account that has some, by key. */
export async function readDetails(records: Pick<Records, "list">): Promise<ReadonlyMap<string, AccountDetails>> {
  const details = new Map<string, AccountDetails>();
  for await (const { name, value } of records.list<AccountDetails>(detailsKind)) details.set(name, value);
  return details;
}

/** Details after a change. Throws `ProviderConfigurationError` for a label or text that is not allowed. */
export function changedDetails(before: AccountDetails, change: DetailsChange): AccountDetails {
  const labels = Object.entries({ ...before.labels, ...change.labels }).filter(([, value]) => value !== "");
  for (const [name, value] of labels) checkLabel(name, value);
  const [note, owner] = [textOf("note", change.note ?? before.note), textOf("owner", change.owner ?? before.owner)];
  return {
    labels: Object.fromEntries(labels.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(note && { note }),
    ...(owner && { owner }),
    ...((change.paused ?? before.paused) && { paused: true }),
  };
}

/** A change in a few words, e.g. `team=finance, removed env, paused`. */
export function describeChange({ labels = {}, note, owner, paused }: DetailsChange): string {
  const parts = [
    ...Object.entries(labels).map(([name, value]) => (value === "" ? `removed ${name}` : `${name}=${value}`)),
    note !== undefined && (note === "" ? "removed the note" : "changed the note"),
    owner !== undefined && (owner === "" ? "removed the owner" : `owner ${owner}`),
    paused !== undefined && (paused ? "paused" : "resumed"),
  ];
  return parts.filter(Boolean).join(", ");
}

/** Parses `name=value`; `undefined` for anything else. */
export function parseLabel(text: string): readonly [name: string, value: string] | undefined {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  return name === undefined ? undefined : [name.trim(), value!.trim()];
}

function checkLabel(name: string, value: string): void {
  if (name.length > maxLength.name || !labelName.test(name))
    throw new ProviderConfigurationError(
      `"${name}" cannot be the name of a label: use letters, digits and . _ / - inside, at most ${maxLength.name} characters.`,
    );
  if (value.length > maxLength.value || /[\p{Cc},|]/u.test(value))
    throw new ProviderConfigurationError(
      `The value of the label "${name}" is too long or contains a comma, "|" or a control character: use at most ${maxLength.value} other characters.`,
    );
}

function textOf(what: "note" | "owner", text = ""): string {
  const limit = what === "note" ? maxLength.note : maxLength.value;
  const trimmed = text.trim();
  if (trimmed.length <= limit) return trimmed;
  throw new ProviderConfigurationError(`The ${what} has ${trimmed.length} characters. Use at most ${limit}.`);
}
