import { testClock } from "@tokens/core/testing";
import { expect, test } from "vitest";
import { deviceLogins } from "../src/device-logins.ts";
import type { Ending } from "../src/texts/index.ts";

const login = {
  userCode: "WDJB-MJHT",
  verificationUri: "https://example.com/device",
  verificationUriComplete: undefined,
  expiresAt: Infinity,
  finish: () => Promise.reject(new Error("Not used")),
};
const names = { company: "Acme", provider: "GitHub" };
const at = { secret: "browser", token: "link" };

/** Ends when it is told to stop, as the poll of a provider does. */
function untilStopped(signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("notGranted")));
}

test("a login is known to the browser that waits with this link, and to no other", async () => {
  await using logins = deviceLogins(testClock());
  const attempt = logins.start(at, login, names, untilStopped);
  expect(logins.find(at)).toBe(attempt);
  expect(logins.find({ ...at, secret: "other" })).toBeUndefined();
  expect(logins.find({ ...at, token: "other" })).toBeUndefined();
  logins.forget(at);
  expect(logins.find(at)).toBeUndefined();
});

test("waits for half an hour at most, however long the provider lets a code be valid", async () => {
  const clock = testClock();
  await using logins = deviceLogins(clock);
  const attempt = logins.start(at, login, names, untilStopped);
  await clock.advance(30 * 60_000 - 1);
  expect(attempt.ending).toBeUndefined();
  await clock.advance(1);
  expect([attempt.ending, clock.sleeping]).toEqual(["notGranted", 0]);
});

test("a new code, or the end of the program, stops the wait for the old one", async () => {
  const clock = testClock();
  const logins = deviceLogins(clock);
  const first = logins.start(at, login, names, untilStopped);
  const second = logins.start(at, login, names, untilStopped);
  await clock.advance(0);
  expect([first.ending, second.ending]).toEqual(["notGranted", undefined]);
  await logins[Symbol.asyncDispose]();
  expect([second.ending, clock.sleeping]).toEqual(["notGranted", 0]);
});

test("remembers the latest thousand", async () => {
  await using logins = deviceLogins(testClock());
  for (let n = 0; n <= 1000; n++) logins.start({ ...at, token: `link ${n}` }, login, names, untilStopped);
  expect(logins.find({ ...at, token: "link 0" })).toBeUndefined();
  expect(logins.find({ ...at, token: "link 1" })).toBeDefined();
});
