import { afterAll, beforeAll, expect, test } from "vitest";
import { setScene, type Scene } from "./harness.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
  await scene.alice();
  await scene.json(`login podio --way user --sandbox ${scene.sandbox.urls.control}`);
  scene.sandbox.server("hubstaff").revoke();
});
afterAll(() => scene.close());

const later = 40 * 86_400_000;

test.each(["list", "--help", "--version", ""])("0: tokens %s", async (command) => {
  expect(await scene.tokens(command)).toMatchObject({ code: 0, stderr: "" });
});

test.each([
  [1, "import podio - --way login", "failed", { stdin: "{" }],
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
  [1, "list --store nonsense:", "provider_configuration", {}],
  [6, "list --key-from env:NOWHERE", "session_store", {}],
  [7, 'request podio "GET /nowhere/at/all"', "api_error", {}],
  [130, "sweep --watch", "interrupted", { signal: AbortSignal.abort() }],
] as const)("%i: tokens %s", async (code, command, name, surroundings) => {
  const outcome = await scene.tokens(command, surroundings);
  expect(outcome).toMatchObject({ code });
  expect(outcome.stderr).toMatch(code === 130 ? /Interrupted\.\n$/ : /^error \S.*\n( next \S.*\n)?$/);
  const json = await scene.tokens(`${command} --json`, surroundings);
  expect(json.code).toBe(code);
  const { error } = JSON.parse(json.stderr.trim().split("\n").at(-1)!) as { error: object };
  expect(error).toMatchObject({
    code: name === "failed" ? "unreadable_session" : name,
    exitCode: code,
    message: expect.any(String),
    retryable: expect.any(Boolean),
  });
});

test("5: a provider that does not answer", async () => {
  scene.sandbox.server("podio").fault({ kind: "drop", times: "until cleared" });
  const outcome = await scene.tokens("refresh podio --json");
  scene.sandbox.server("podio").clearFaults();
  expect(outcome.code).toBe(5);
  expect(JSON.parse(outcome.stderr)).toMatchObject({ error: { code: "provider_unavailable", retryable: true } });
});

test("a word that is close to a command is offered, and values of unknown options are not repeated", async () => {
  expect((await scene.tokens("statsu")).stderr).toBe("error Unknown command 'statsu'.\n next did you mean status?\n");
  expect((await scene.tokens("list --secret=abc")).stderr).toBe(
    "error Unknown option '--secret'.\n next tokens --help\n",
  );
});

test("every exit code is in the help", async () => {
  const { stdout } = await scene.tokens("help exit-codes");
  expect([...stdout.matchAll(/^ +(\d+) {2}\S/gm)].map(([, code]) => Number(code))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 130,
  ]);
});

test("every command has help with a sentence", async () => {
  const { stdout } = await scene.tokens("--help");
  const names = [...stdout.matchAll(/^ {2}([a-z]+) .* {2}\S/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== "tokens");
  expect(names.length).toBeGreaterThan(14);
  for (const name of new Set(names)) {
    const help = await scene.tokens(`${name} --help`);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/^Usage: tokens .*\n\n[A-Z][^.]+\./);
    expect((await scene.tokens(`help ${name}`)).code).toBe(0);
  }
});
