import { afterAll, beforeAll, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
  await fixture.alice();
  await fixture.json(`login podio --auth-method user --sandbox ${fixture.sandbox.urls.control}`);
  fixture.sandbox.server("hubstaff").revoke();
});
afterAll(() => fixture.close());

const later = 40 * 86_400_000;

test.each(["list", "--help", "--version", ""])("0: tokens %s", async (command) => {
  expect(await fixture.tokens(command)).toMatchObject({ code: 0, stderr: "" });
});

test.each([
  [1, "import podio - --auth-method login", "failed", { stdin: "{" }],
  [2, "lst", "usage", {}],
  [2, "list --al", "usage", {}],
  [2, "token", "usage", {}],
  [2, "token a b", "usage", {}],
  [2, "completion powershell", "usage", {}],
  [2, "refresh", "usage", {}],
  [3, "token alice", "reauthorization_required", { later }],
  [4, "token nobody", "not_found", {}],
  [4, "list --profile nowhere", "not_found", { env: { TOKENS_STORE: "" } }],
  [6, "list --store redis://127.0.0.1:1", "session_store", {}],
  [6, "list --store nonsense:", "session_store", {}],
  [6, "list --key-from env:NOWHERE", "session_store", {}],
  [7, 'request podio "GET /nowhere/at/all"', "api_error", {}],
  [130, "sweep --watch", "interrupted", { signal: AbortSignal.abort() }],
] as const)("%i: tokens %s", async (code, command, name, options) => {
  const outcome = await fixture.tokens(command, options);
  expect(outcome).toMatchObject({ code });
  expect(outcome.stderr).toMatch(code === 130 ? /Interrupted\.\n$/ : /^error \S.*\n( next \S.*\n)?$/);
  const json = await fixture.tokens(`${command} --json`, options);
  expect(json.code).toBe(code);
  const { error } = JSON.parse(json.stderr.trim().split("\n").at(-1)!) as { error: object };
  expect(error).toMatchObject({
    code: name === "failed" ? "unreadable_session" : name,
    exitCode: code,
    message: expect.any(String),
    retryable: expect.any(Boolean),
  });
});

test("5: a provider that does not respond", async () => {
  fixture.sandbox.server("podio").fault({ kind: "drop", times: "until cleared" });
  const outcome = await fixture.tokens("refresh podio --json");
  fixture.sandbox.server("podio").clearFaults();
  expect(outcome.code).toBe(5);
  expect(JSON.parse(outcome.stderr)).toMatchObject({ error: { code: "provider_unavailable", retryable: true } });
});

test("a similar command is suggested, and values of unknown options are not repeated", async () => {
  expect((await fixture.tokens("statsu")).stderr).toBe("error Unknown command 'statsu'.\n next did you mean status?\n");
  expect((await fixture.tokens("list --secret=abc")).stderr).toBe(
    "error Unknown option '--secret'.\n next tokens --help\n",
  );
});

test("the help lists every exit code", async () => {
  const { stdout } = await fixture.tokens("help exit-codes");
  expect([...stdout.matchAll(/^ +(\d+) {2}\S/gm)].map(([, code]) => Number(code))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 130,
  ]);
});

test("every command has a description", async () => {
  const names = commandsIn((await fixture.tokens("--help")).stdout);
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const help = await fixture.tokens(`${name} --help`);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(await fixture.tokens(`help ${name}`)).toEqual(help);
    const all = [help.stdout];
    for (const inner of commandsIn(help.stdout)) all.push((await fixture.tokens(`${name} ${inner} --help`)).stdout);
    for (const text of all) {
      expect(text).toMatch(/^Usage: tokens .*\n\n[A-Z][^.]+\./);
      expect(text).toMatch(/[^\n]\n\nGlobal options, .*\n$/);
      expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  }
});

test("a line of the main help is a command and a short sentence about it", async () => {
  const { stdout } = await fixture.tokens("--help");
  const lines = stdout.split("\n");
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  // No text is so long that it needs a second line.
  expect(lines.filter((line) => /^ {10}/.test(line))).toEqual([]);
});

/** The commands that a help lists. */
function commandsIn(help: string): readonly string[] {
  const groups = help
    .split("\n\n")
    .filter((part) => !/^(?:Usage|Arguments|Options|Getting|Auth|Kinds|Setup):?/.test(part));
  return groups.flatMap((part) => [...part.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name!));
}
