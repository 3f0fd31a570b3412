import { afterAll, beforeAll, expect, test } from "vitest";
import { createFixture, keyOf, type Fixture } from "./harness.ts";

const origin = "https://app.example.com";

let at: Fixture;
beforeAll(async () => {
  at = await createFixture();
  await at.alice();
});
afterAll(() => at.close());

test("prints a link and nothing else to stdout, and how long it works", async () => {
  const { code, stdout, stderr } = await at.tokens(`link alice --origin ${origin}`);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^https:\/\/app\.example\.com\/reconnect\/[\w-]{43}\n$/)]);
  expect(stderr).toMatch(/^Send it to the customer of hubstaff\/alice only\. It works once and expires in 7 d\.\n$/);
});

test("takes the origin from the environment, and a lifetime and a language", async () => {
  const before = Date.now();
  const made = await at.json<{ url: string; expiresAt: number; key: string }>(
    "link hubstaff/alice --valid-for 1h --language de",
    { env: { TOKENS_LINK_ORIGIN: origin } },
  );
  expect(made).toMatchObject({ account: "hubstaff/alice", key: keyOf(at) });
  expect(made.expiresAt - before).toBeGreaterThanOrEqual(3_600_000);
  const links = await at.store(({ records }) => Array.fromAsync(records.list<object>("reconnect-link")));
  expect(links.map(({ value }) => value)).toContainEqual(expect.objectContaining({ key: keyOf(at), language: "de" }));
  expect(JSON.stringify(links)).not.toContain(made.url.split("/").at(-1));
});

test("revokes the open links of an account, and records both", async () => {
  await at.json(`link alice --origin ${origin}`);
  const { revoked } = await at.json<{ revoked: number }>("link alice --revoke");
  expect(revoked).toBeGreaterThanOrEqual(1);
  expect((await at.tokens("link alice --revoke")).stdout).toBe("Revoked 0 links of hubstaff/alice.\n");
  const { stdout } = await at.tokens("log alice");
  expect(stdout).toContain("link created");
  expect(stdout).toContain("link revoked");
});

test.each([
  ["link alice", 2, "pass --origin https://app.example.com, or set TOKENS_LINK_ORIGIN"],
  [`link alice --origin ${origin} --valid-for soon`, 2, "--valid-for takes a duration"],
  [`link alice --origin ${origin} --valid-for 0s`, 2, "--valid-for must be longer than 0"],
  [`link alice --origin ${origin} --language fr`, 2, "--language takes one of en, de, el, da"],
  [`link bob --origin ${origin}`, 4, 'There is no account "bob".'],
  ["link alice --origin http://app.example.com", 1, "must be https"],
])("%s says what is wrong", async (command, expected, words) => {
  const { code, stdout, stderr } = await at.tokens(command);
  expect([code, stdout]).toEqual([expected, ""]);
  expect(stderr).toContain(words);
});
