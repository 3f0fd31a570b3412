import { before, leaseLost, only, type Evidence } from "./evidence.ts";
import { leaseMs, replayWindowMs } from "./times.ts";

/**
 * How a schedule ended for the first account's grant. Four losses no client can prevent: by a `crash` between the provider's
 * effect and the commit, by a `reset` between the provider's effect and its answer, by the `overlap` of two requests where a reuse
 * ends the grant, and by an answer that came too `late` for anyone to wait for it.
 */
export type Outcome = "alive" | "logged out" | "crash" | "reset" | "late" | "overlap" | "lost";

/** The grant is alive when the new process that came last could refresh. */
export function outcomeOf(evidence: Evidence): Outcome {
  const { facts, scenario } = evidence;
  const last = facts.findLast((fact) => fact.type === "returned" || fact.type === "failed");
  if (last?.process === "later" && last.type === "returned") return "alive";
  const write = only(facts, "wrote").at(-1);
  if (write && !write.after) return "logged out";
  if (lostWith("crashed", evidence)) return "crash";
  if (lostWith("broken", evidence)) return "reset";
  if (scenario.provider !== "plain" && lostByOverlap(evidence)) return "overlap";
  return neverHeard(evidence) ? "late" : "lost";
}

/** Tokens that were issued to a process went with the process or its connection, unstored; their replay, where there is one, was over. */
function lostWith(end: "crashed" | "broken", { facts, scenario }: Evidence): boolean {
  return only(facts, end).some((loss) => {
    const past = before(facts, loss);
    return only(past, "received").some(({ process, token, issued, copy, at }) => {
      if (process !== loss.process || !issued || copy || ("token" in loss && loss.token !== token)) return false;
      if (only(past, "wrote").some(({ after }) => after?.refreshToken === issued.refreshToken)) return false;
      const tooLate = only(facts, "received").some(
        (one) => one.token === token && !one.issued && one.at > at + replayWindowMs,
      );
      return scenario.provider !== "replay" || tooLate;
    });
  });
}

/** The answer with the tokens did not come before the deadline, as the process told its callers, nor in a lease after that. */
function neverHeard({ facts }: Evidence): boolean {
  return only(facts, "hungUp").some(({ process, token, sentAt, at }) => {
    const told = only(facts, "event").some(
      (one) =>
        one.process === process && one.event.type === "refresh-failed" && one.at >= sentAt && one.at + leaseMs <= at,
    );
    const effective = only(facts, "received").some(
      (one) => one.process === process && one.token === token && one.issued && !one.copy,
    );
    return told && effective;
  });
}

/** A token came to the provider once more, by a copy or because a lease was lost, and was refused. */
function lostByOverlap({ facts, authority }: Evidence): boolean {
  return only(facts, "received").some(({ token, issued }, index, all) => {
    const copied = all.slice(0, index + 1).some((one) => one.token === token && one.copy);
    return !issued && (copied || leaseLost(facts, authority, token));
  });
}
