import { inspect } from "node:util";
import { isTokensError } from "@tokens/core";
import { before, leaseLost, only, refusedByApi, type Evidence } from "./evidence.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { canary } from "./provider.ts";
import { accounts } from "./scenario.ts";
import { deadlineMs, leaseMs } from "./times.ts";

/** How a schedule ended for the grant, and what should not have happened. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly violations: readonly string[];
}

/** Names what the evidence shows against one invariant. */
type Check = (evidence: Evidence) => string[];

/** Judges a schedule by all invariants. */
export function judge(evidence: Evidence): Verdict {
  const outcome = outcomeOf(evidence);
  const lost =
    outcome === "lost" ? ["grant: lost, and no crash, no silence and no overlap of requests explains it"] : [];
  return { outcome, violations: [...new Set([...lost, ...checks.flatMap((check) => check(evidence))])] };
}

/**
 * I1: one accepted token request per stored version unless a lease was lost, and never two in flight. A request that was refused or
 * answered with 503 has spent nothing; one whose connection was reset is under way no longer.
 */
const onePost: Check = ({ facts, authority }) =>
  only(facts, "sent").flatMap((fact) => {
    const { process, token } = fact;
    const past = before(facts, fact);
    const earlier = only(past, "sent").filter((one) => one.token === token);
    const ended = [...only(past, "answered").filter(({ issued }) => !issued), ...only(past, "broken")];
    if (earlier.length <= ended.filter((one) => one.token === token).length || leaseLost(facts, authority, token))
      return [];
    return [`I1: ${process} spends a refresh token that ${earlier[0]!.process} had spent, and no lease was lost`];
  });

/** I2: what a refresh obtained replaces only the version that it started from. */
const rightParent: Check = ({ facts, authority }) =>
  only(facts, "wrote").flatMap(({ process, before: replaced, after }) => {
    const parent = after?.refreshToken && authority.parentOf(after.refreshToken);
    if (!parent || replaced?.refreshToken === parent) return [];
    return [`I2: ${process} replaces a session that its refresh did not start from`];
  });

/** I3: a live refresh token held by a surviving process reaches the store. A login or a logout in between wins. */
const nothingLost: Check = ({ facts, authority, store, processes }) =>
  only(facts, "answered").flatMap(({ process, issued }) => {
    if (!issued || !authority.isLive(issued.refreshToken)) return [];
    const account = authority.accountOf(issued.refreshToken)!;
    if (only(facts, "crashed").some((crash) => crash.process === process)) return [];
    if (only(facts, "wrote").some((write) => write.by === "set" && write.account === account)) return [];
    const stored = store.peek(processes[0]!.tokens.for(account).key);
    return stored?.refreshToken === issued.refreshToken
      ? []
      : [`I3: a live refresh token that ${process} holds is not stored`];
  });

/** I4: only a logout deletes. */
const nothingDeleted: Check = ({ facts }) =>
  only(facts, "wrote").flatMap(({ process, after }) => {
    const asked = only(facts, "called").some((call) => call.process === process && call.verb === "logout");
    return after || asked ? [] : [`I4: ${process} deletes the session`];
  });

/** I5: a caller never gets a token that was not committed, nor does the API. */
const committedFirst: Check = ({ facts, seeds }) =>
  [...only(facts, "returned"), ...only(facts, "used")].flatMap((fact) => {
    const { process, token } = fact;
    const stored = only(before(facts, fact), "wrote").map(({ after }) => after?.accessToken);
    const known = !token || stored.includes(token) || seeds.some(({ accessToken }) => accessToken === token);
    return known ? [] : [`I5: a call of ${process} gets a token that was not stored`];
  });

/**
 * I6: no call waits longer than lease and deadline; `fetch` may wait once more after a 401. A process that stood still has
 * its answer when it goes on.
 */
const boundedWait: Check = ({ facts }) =>
  only(facts, "called").flatMap(({ process, call, verb, at }) => {
    const own = facts.filter((fact) => fact.process === process);
    if (only(own, "crashed").length > 0) return [];
    const end = own.find((fact) => (fact.type === "returned" || fact.type === "failed") && fact.call === call);
    if (!end) return [`I6: ${verb} of ${process} never ends`];
    const past = before(own, end);
    const since = verb === "fetch" ? (only(past, "rejected").at(-1)?.at ?? at) : at;
    const resumedAt = only(past, "resumed").at(-1)?.at ?? 0;
    if (end.at <= Math.max(since + leaseMs + deadlineMs, resumedAt)) return [];
    return [`I6: ${verb} of ${process} waits for ${end.at - since} ms`];
  });

/** I7: no token in any error or event, nor in what a log shows of a manager. */
const noSecret: Check = ({ facts, processes }) => [
  ...processes.flatMap(({ name, tokens }) =>
    inspect(tokens).includes(canary) ? [`I7: ${name}'s manager shows a token`] : [],
  ),
  ...only(facts, "event").flatMap(({ process, event }) =>
    ("error" in event ? inspect(event, { depth: 10 }) : JSON.stringify(event)).includes(canary)
      ? [`I7: an event of ${process} shows a token`]
      : [],
  ),
  ...only(facts, "failed").flatMap(({ process, error }) => [
    ...(inspect(error, { depth: 10 }).includes(canary) ? [`I7: an error of ${process} shows a token`] : []),
    ...(isTokensError(error) ? [] : [`I7: an error of ${process} is not typed: ${String(error)}`]),
  ]),
];

/**
 * I8: a still-valid token that a process holds is served whatever else is broken. One that it got at that very moment may still
 * be on its way to the caller.
 */
const validServed: Check = ({ facts, seeds }) =>
  only(facts, "failed").flatMap((failure) => {
    const past = before(facts, failure);
    const asked = only(past, "called").find(
      ({ process, call }) => process === failure.process && call === failure.call,
    )!;
    if (asked.verb !== "accessToken") return [];
    if (only(past, "wrote").some(({ after, account }) => !after && account === asked.account)) return [];
    const held = only(past, "held").find(
      ({ process, account, session, at }) =>
        process === failure.process &&
        (at < failure.at || seeds.some(({ version }) => version === session.version)) &&
        account === asked.account &&
        (session.expiresAt ?? 0) > failure.at &&
        !refusedByApi(past).includes(session.accessToken),
    );
    return held ? [`I8: ${failure.process} holds a valid token, and its call fails`] : [];
  });

/**
 * Also I8: a caller that must log in has looked before whether the store has a valid session. The last look comes after the
 * provider's refusal.
 */
const lookedAgain: Check = ({ facts, seeds }) =>
  only(facts, "failed").flatMap((failure) => {
    const { process, call, error } = failure;
    const past = before(facts, failure);
    const moment = past.findLastIndex(
      (fact) =>
        fact.process === process &&
        ((fact.type === "called" && fact.call === call) || (fact.type === "answered" && !fact.issued)),
    );
    const asked = only(past, "called").find((one) => one.process === process && one.call === call)!;
    const lost = isTokensError(error) && error.code === "reauthorization_required";
    if (!lost || asked.verb !== "accessToken") return [];
    const own = only(past, "wrote").filter(({ account }) => account === asked.account);
    // A logout in between wins.
    if (own.some(({ after }) => !after)) return [];
    const writes = own.filter((write) => past.indexOf(write) < moment);
    const stored = writes.length > 0 ? writes.at(-1)!.after : seeds[accounts.indexOf(asked.account)];
    if (!stored || (stored.expiresAt ?? 0) <= failure.at || refusedByApi(past).includes(stored.accessToken)) return [];
    return [`I8: ${process} is told to log in, although the store has a valid session`];
  });

/** I13: one passing failure of the token endpoint is never a caller's. */
const bridged: Check = ({ facts, scenario }) => {
  if (scenario.faults !== "unavailable" && scenario.faults !== "reset") return [];
  return only(facts, "failed").flatMap(({ process, error }) =>
    isTokensError(error) && error.code === "provider_unavailable"
      ? [`I13: a call of ${process} fails because one token request failed in passing`]
      : [],
  );
};

/** I9: accounts never share a record or a token. */
const accountsApart: Check = ({ facts, authority }) => [
  ...only(facts, "wrote").flatMap(({ process, account, after }) =>
    after && authority.accountOf(after.accessToken) !== account
      ? [`I9: ${process} stores another's tokens for ${account}`]
      : [],
  ),
  ...only(facts, "returned").flatMap(({ process, call, token }) => {
    const asked = only(facts, "called").find((one) => one.process === process && one.call === call)!;
    const right = !token || authority.accountOf(token) === asked.account;
    return right ? [] : [`I9: ${process} gets another's token for ${asked.account}`];
  }),
];

/** I10: at most one forced refresh per rejected token and process, unless its answer did not come; a 403 never refreshes. */
const oneForced: Check = ({ facts, scenario, authority, seeds }) => {
  const fetching = scenario.workload === "rejected" || scenario.workload === "forbidden";
  if (!fetching) return [];
  return only(facts, "sent").flatMap((fact) => {
    const { process, token } = fact;
    if (process === "later" || authority.accountOf(token) === undefined) return [];
    if (scenario.workload === "forbidden") return [`I10: ${process} refreshes because of a 403`];
    const again = only(before(facts, fact), "answered").some((one) => one.process === process && one.token === token);
    const rejected = seeds.some(({ refreshToken }) => refreshToken === token);
    return again || !rejected ? [`I10: ${process} refreshes more than once for one rejected token`] : [];
  });
};

const checks: readonly Check[] = [
  onePost,
  rightParent,
  nothingLost,
  nothingDeleted,
  committedFirst,
  boundedWait,
  noSecret,
  validServed,
  lookedAgain,
  accountsApart,
  oneForced,
  bridged,
];
