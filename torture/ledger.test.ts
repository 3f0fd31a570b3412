import { describe, expect, test } from "vitest";
import { openLedger, type Policy } from "./ledger.ts";

const policies = {
  family: { reuse: "revokes the family", graceMs: 0, lifetimeMs: 1000 },
  plain: { reuse: "is refused", graceMs: 0, lifetimeMs: 1000 },
  grace: { reuse: "revokes the family", graceMs: 5000, lifetimeMs: 1000 },
} satisfies Record<string, Policy>;

function scene(policy: Policy) {
  let now = 1_000_000;
  const ledger = openLedger("a1", policy, () => now);
  const redeem = (token: string) => ledger.redeem(token, "c1", false);
  return { ledger, redeem, pass: (ms: number) => (now += ms), first: ledger.login() };
}

describe("a ledger", () => {
  test("exchanges a refresh token once, and ends the family at the second use", () => {
    const { ledger, redeem, first } = scene(policies.family);
    const second = redeem(first.refreshToken)!;
    expect(ledger.accepts(second.accessToken)).toBe(true);
    expect(redeem(first.refreshToken)).toBeUndefined();
    expect(redeem(second.refreshToken)).toBeUndefined();
    expect(ledger.accepts(second.accessToken)).toBe(false);
    expect(ledger.log.map(({ kind }) => kind)).toEqual(["granted", "reused", "reused"]);
  });

  test("refuses a second use and nothing else, where the family survives", () => {
    const { redeem, first } = scene(policies.plain);
    const second = redeem(first.refreshToken)!;
    expect(redeem(first.refreshToken)).toBeUndefined();
    expect(redeem(second.refreshToken)).toBeDefined();
  });

  test("repeats its response within the grace window, until the new refresh token is used", () => {
    const { ledger, redeem, first, pass } = scene(policies.grace);
    const second = redeem(first.refreshToken)!;
    pass(4999);
    expect(redeem(first.refreshToken)).toEqual(second);
    redeem(second.refreshToken);
    expect(redeem(first.refreshToken)).toBeUndefined();
    expect(ledger.log.map(({ kind }) => kind)).toEqual(["granted", "replayed", "granted", "reused"]);
  });

  test("does not repeat its response after the grace window", () => {
    const { redeem, first, pass } = scene(policies.grace);
    redeem(first.refreshToken);
    pass(5000);
    expect(redeem(first.refreshToken)).toBeUndefined();
  });

  test("accepts an access token for its lifetime, and logs no token", () => {
    const { ledger, redeem, first, pass } = scene(policies.family);
    const { accessToken, refreshToken } = redeem(first.refreshToken)!;
    pass(999);
    expect(ledger.accepts(accessToken)).toBe(true);
    pass(1);
    expect(ledger.accepts(accessToken)).toBe(false);
    const log = JSON.stringify(ledger.log);
    for (const token of [accessToken, refreshToken, first.refreshToken]) expect(log).not.toContain(token);
  });
});
