import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});
afterAll(() => fixture.close());

const suggestion = "tokens profile set work --store sqlite:./tokens.db";

describe("a store that cannot be opened", () => {
  test.each([
    ["sqlite:nowhere.db", /There is no SQLite store at \S+\/nowhere\.db\. .*The store sqlite:nowhere\.db is set by /],
    [
      "postgres://ada:canary@127.0.0.1:1/app",
      /^error The store postgres:\/\/ada@127\.0\.0\.1:1\/app cannot be reached \(.*ECONNREFUSED/,
    ],
    [
      "mysql://ada:canary@127.0.0.1:1/app",
      /^error The store mysql:\/\/ada@127\.0\.0\.1:1\/app cannot be reached \(.*ECONNREFUSED/,
    ],
    [
      "redis://ada:canary@127.0.0.1:1",
      /^error The store redis:\/\/ada@127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED/,
    ],
    ["postgres://ada:ca/nary@127.0.0.1/app", /percent-encode .* It is set by /],
    ["pstgres://ada:canary@127.0.0.1/app", /unknown scheme pstgres:.* It is set by /],
  ])("%s: which one, who named it, and how to use another", async (url, message) => {
    const config = join(fixture.directory, "tokens");
    await mkdir(config, { recursive: true });
    await writeFile(join(config, "config.json"), JSON.stringify({ profiles: { work: { store: url } } }));
    const runs = [
      ["--store", await fixture.tokens(["status", "--store", url])],
      ["TOKENS_STORE", await fixture.tokens("status", { env: { TOKENS_STORE: url } })],
      ["the profile work", await fixture.tokens("status --profile work", { env: { TOKENS_STORE: "" } })],
    ] as const;
    for (const [origin, { code, stdout, stderr }] of runs) {
      expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
      expect(stderr).toMatch(message);
      expect(stderr).toContain(` is set by ${origin}.\n`);
      expect(stderr).toMatch(/\n next correct the store, or use another one: .*\n$/);
      expect(stderr).toContain(suggestion);
      expect(stderr).not.toMatch(/ca\/?nary/);
    }
    expect((await fixture.tokens(["doctor", "--store", url])).stdout).toContain(suggestion);
  });

  test("is retryable when its server does not respond", async () => {
    const { stderr } = await fixture.tokens("status --json --store redis://127.0.0.1:1");
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "session_store", retryable: true } });
  });

  test("is not blamed for a missing key", async () => {
    const { stderr } = await fixture.tokens("status --key-from env:NOWHERE");
    expect(stderr).toMatch(/There is no encryption key in env:NOWHERE\. .*\n next tokens doctor\n$/);
  });
});

test("a missing profile, an empty store and an account in it name what to do", async () => {
  expect(await fixture.tokens("status --profile staging", { env: { TOKENS_STORE: "" } })).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("or create it: tokens profile set staging --store sqlite:./tokens.db"),
  });
  const { stdout } = await fixture.tokens("status");
  expect(stdout).toContain(`No accounts in ${fixture.url} yet.`);
  expect(stdout).toContain(suggestion);
  const { stderr } = await fixture.tokens("token alice");
  expect(stderr).toContain(`There is no account "alice": the store ${fixture.url} is empty.\n`);
  expect(stderr).toContain(suggestion);
});

describe("the page about an error", () => {
  const docs = "https://github.com/tokens-sdk/tokens/blob/main/docs/errors/session-store.md";
  const broken = "status --store redis://127.0.0.1:1";

  test("is a member of the JSON, and the last line in a terminal", async () => {
    const { stderr } = await fixture.tokens(`${broken} --json`);
    expect(JSON.parse(stderr)).toMatchObject({ error: { docs } });
    const terminal = await fixture.tokens(broken, { columns: 80 });
    expect(stripVTControlCharacters(terminal.stderr)).toMatch(new RegExp(`\\n next .*\\n docs ${docs}\\n$`));
    expect((await fixture.tokens(broken)).stderr).not.toContain("docs");
  });

  test.each(["lst", "token", "token nobody", "status --profile nowhere"])("is not there for: %s", async (command) => {
    const options = { columns: 80, env: { TOKENS_STORE: command.includes("profile") ? "" : fixture.url } };
    expect((await fixture.tokens(command, options)).stderr).not.toContain("docs");
    const { error } = JSON.parse((await fixture.tokens(`${command} --json`, options)).stderr) as { error: object };
    expect(error).not.toHaveProperty("docs");
  });
});
