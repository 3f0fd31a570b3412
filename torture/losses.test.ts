import { describe, expect, test } from "vitest";
import type { Entry } from "./ledger.ts";
import { unavoidableCause, type Fate } from "./losses.ts";

const granted: Entry = { kind: "granted", at: 1000, caller: "c1", spent: "r1", issued: "r2", access: "a2" };
const reused: Entry = { kind: "reused", at: 9000, caller: "c2", spent: "r1" };
const nothingServed: Fate = { served: new Set() };

function cause(fate: Fate | undefined, { log = [granted, reused], stored = "r1" } = {}): string | undefined {
  return unavoidableCause(log, stored, (caller) => (caller === "c1" ? fate : undefined));
}

describe("no client could have saved a session", () => {
  test("whose new refresh token was sent to a process that was killed at that moment", () => {
    expect(cause({ ...nothingServed, killedAt: 1003 })).toBe("killed before the commit");
    expect(cause({ ...nothingServed, killedAt: 998 })).toBe("killed before the commit");
  });

  test("whose new refresh token was in a response that was cut", () => {
    expect(cause(nothingServed, { log: [{ ...granted, cut: true }, reused] })).toBe("response lost");
  });

  test("whose new refresh token was sent to a process that was stopped, whatever it stored afterwards", () => {
    expect(cause({ ...nothingServed, stoppedAt: 998 })).toBe("stopped past its lease");
    expect(cause({ served: new Set(["a2"]), stoppedAt: 998 }, { stored: "r2" })).toBe("stopped past its lease");
  });
});

describe("a client could have saved a session", () => {
  test.each<[string, Fate | undefined, { log?: Entry[]; stored?: string }?]>([
    ["whose process lived on", nothingServed],
    ["whose process is unknown", undefined],
    ["whose process had the time to commit", { ...nothingServed, killedAt: 3000 }],
    ["whose process was killed after another one had spent its token", { ...nothingServed, killedAt: 9001 }],
    ["whose token was served before it was stored", { served: new Set(["a2"]), killedAt: 1003 }],
    ["whose new refresh token is stored", { ...nothingServed, killedAt: 1003 }, { stored: "r2" }],
    ["whose refresh token was never used twice", { ...nothingServed, killedAt: 1003 }, { log: [granted] }],
    ["whose stored refresh token is another one", { ...nothingServed, stoppedAt: 998 }, { stored: "r0" }],
  ])("%s", (_, fate, rest) => {
    expect(cause(fate, rest)).toBeUndefined();
  });
});
