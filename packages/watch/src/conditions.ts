import { nameOf, type AccountSummary } from "@tokens/accounts";
import { keyParts } from "@tokens/core/sweep";
import type { TokensErrorCode } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Condition } from "./notice.ts";

/** What decides which conditions there are. */
export interface ConditionOptions {
  readonly providers: readonly ProviderDescriptor[];
  /** Unix milliseconds. */
  readonly now: number;
  /** How long before its end a login is announced, in milliseconds. */
  readonly warnBeforeMs: number;
}

/** Failures that every account of a provider has at once. */
const ofProvider: readonly (TokensErrorCode | undefined)[] = ["provider_unavailable", "invalid_token_response"];

/** The conditions of a store's accounts that need a person. Paused accounts have none. */
export function conditionsOf(accounts: readonly AccountSummary[], options: ConditionOptions): readonly Condition[] {
  const failing = accounts.filter(({ status }) => status.state === "failing");
  const down = failing.filter(({ status }) => ofProvider.includes(status.failure?.code));
  const misconfigured = failing.filter(({ status }) => status.failure?.code === "provider_configuration");
  return [
    ...accounts.filter(({ status }) => status.state === "needs-login").map(reconnectRequired),
    ...accounts.flatMap((account) => loginEndsSoon(account, options)),
    ...group(down, ({ account }) => account.provider).map((its) => providerUnavailable(its, options)),
    ...group(misconfigured, ({ account }) => appOf(account.key)).map((its) => configurationWrong(its, options)),
  ];
}

function reconnectRequired({ account, status, details }: AccountSummary): Condition {
  const { key } = account;
  return {
    id: `reconnect-required:${key}`,
    kind: "reconnect-required",
    severity: "critical",
    since: status.failure?.since ?? status.refreshTokenExpiresAt ?? 0,
    message: status.problem ?? "The account needs a login.",
    next: `Connect it again: tokens login ${account.provider}, or send its owner a link: tokens link ${nameOf(account)}.`,
    ...subjectOf({ account, details }),
  };
}

function loginEndsSoon(
  { account, status: { state, loginEndsAt }, details }: AccountSummary,
  { now, warnBeforeMs }: ConditionOptions,
): readonly Condition[] {
  if (loginEndsAt === undefined || loginEndsAt - warnBeforeMs > now || state === "needs-login" || state === "paused")
    return [];
  return [
    {
      id: `login-ends-soon:${account.key}`,
      kind: "login-ends-soon",
      severity: "warning",
      since: loginEndsAt - warnBeforeMs,
      message: `Its login ends at ${new Date(loginEndsAt).toISOString()}. The account stops working then.`,
      next: `Connect it again before then: tokens login ${account.provider}, or tokens link ${nameOf(account)}.`,
      ...subjectOf({ account, details }),
    },
  ];
}

function providerUnavailable(accounts: readonly AccountSummary[], options: ConditionOptions): Condition {
  const { provider } = accounts[0]!.account;
  return {
    id: `provider-unavailable:${provider}`,
    kind: "provider-unavailable",
    severity: "warning",
    since: sinceOf(accounts),
    message: `${titleOf(provider, options)} does not refresh tokens. ${latestProblem(accounts)}`,
    next: "No tokens were lost. Refreshes continue once the provider responds; check its status page if this lasts.",
    provider,
    accounts: accounts.length,
  };
}

function configurationWrong(accounts: readonly AccountSummary[], options: ConditionOptions): Condition {
  const { provider, key } = accounts[0]!.account;
  return {
    id: `configuration-wrong:${appOf(key)}`,
    kind: "configuration-wrong",
    severity: "critical",
    since: sinceOf(accounts),
    message: `${titleOf(provider, options)} rejects the settings of an app. ${latestProblem(accounts)}`,
    next: "Correct the client ID, secret, address or scopes, and connect the accounts again with them.",
    provider,
    accounts: accounts.length,
  };
}

function subjectOf({
  account,
  details: { labels, owner },
}: Pick<AccountSummary, "account" | "details">): Pick<Condition, "account" | "provider"> {
  const subject = { name: nameOf(account), key: account.key, labels, ...(owner !== undefined && { owner }) };
  return { provider: account.provider, account: subject };
}

function titleOf(provider: string, { providers }: ConditionOptions): string {
  return providers.find(({ name }) => name === provider)?.title ?? provider;
}

function sinceOf(accounts: readonly AccountSummary[]): number {
  return Math.min(...accounts.map(({ status }) => status.failure?.since ?? Infinity));
}

function latestProblem(accounts: readonly AccountSummary[]): string {
  const latest = accounts.toSorted((a, b) => (b.status.failure?.at ?? 0) - (a.status.failure?.at ?? 0))[0]!;
  return latest.status.problem ?? "";
}

function appOf(key: string): string {
  return keyParts(key).slice(0, -1).join(":");
}

function group<T>(items: readonly T[], by: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, by).values()];
}
