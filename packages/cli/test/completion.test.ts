import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { newSession, sessionKey } from "@tokens/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const paths = process.env["PATH"]!.split(":");
const has = (shell: string): boolean => paths.some((path) => existsSync(join(path, shell)));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
  await fixture.alice();
  await fixture.json(`login podio --auth-method user --sandbox ${fixture.sandbox.urls.control}`);
  await fixture.store(async ({ sessions }) => {
    const session = newSession({ accessToken: "at", obtainedAt: 1000 });
    for (const server of ["github", "gitlab"]) await sessions.set(sessionKey(server, "x", "bob"), session);
    for (const app of ["a", "b"]) await sessions.set(sessionKey("slack", app, "carol"), session);
  });
  await fixture.json("edit alice --label team=finance --label env=live --owner ada");
  await fixture.json(["client", "add", "billing", "--account", "podio/*"]);
  await fixture.json(`profile set work --store file:${fixture.directory}/work --key-from env:WORK_KEYS`);
  await fixture.json(`profile set server --store redis://127.0.0.1:1`);
});
afterAll(() => fixture.close());

/** What the last of the words is completed to. */
async function completed(words: readonly string[], env: Record<string, string> = {}): Promise<readonly string[]> {
  const { code, stdout, stderr } = await fixture.tokens(["complete", "--", ...words], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout.split("\n").filter(Boolean);
}

const accounts = [
  "hubstaff/alice",
  "podio/user@example.com",
  "github/bob",
  "gitlab/bob",
  "slack:a:carol",
  "slack:b:carol",
];

describe("the last word", () => {
  test.each<[readonly string[], readonly string[]]>([
    [["st"], ["status"]],
    [["lo"], ["log", "login", "logout"]],
    [
      ["profile", ""],
      ["list", "set", "use"],
    ],
    [
      ["providers", ""],
      ["add", "remove"],
    ],
    [["completion", "z"], ["zsh"]],
    [
      ["help", "ex"],
      ["exec", "exit-codes", "export"],
    ],
    [["status", "--al"], ["--all"]],
    [["token", ""], accounts],
    [["token", "a"], ["alice"]],
    [["token", "bo"], []],
    [["token", "nobody"], []],
    [["exec", "ali"], ["alice"]],
    [["exec", "alice", "--", ""], []],
    [["rename", "alice", ""], []],
    [["request", "alice", "GET /v2/users/m"], ["GET /v2/users/me"]],
    [["request", "alice", "GET", "/v2/users/m"], ["/v2/users/me"]],
    [["request", "nobody", ""], []],
    [["login", "ps"], ["psohub"]],
    [["login", "githu"], ["github"]],
    [
      ["import", "p"],
      ["podio", "psohub"],
    ],
    [["import", "--from", "authjs", ""], []],
    [["providers", "remove", ""], []],
    [
      ["profile", "use", ""],
      ["default", "server", "work"],
    ],
    [["client", "remove", ""], ["billing"]],
  ])("%j", async (words, candidates) => {
    expect((await completed(words)).toSorted()).toEqual(candidates.toSorted());
  });
});

describe("the value of an option", () => {
  test.each<[readonly string[], readonly string[]]>([
    [
      ["login", "hubstaff", "--auth-method", ""],
      ["token", "login"],
    ],
    [["login", "github", "--auth-method", "d"], ["device"]],
    [["login", "oauth", "--server", "github", "--auth-method", "d"], ["device"]],
    [["import", "--from", "authjs", "--server", "google", "--auth-method", "s"], ["service-account"]],
    [
      ["login", "podio", "--auth-method", "app", "--set", ""],
      ["clientId=", "appId=", "apiUrl=", "authUrl="],
    ],
    [["login", "oauth", "--server", "githu"], ["github"]],
    [["login", "hubstaff", "--account", ""], ["alice"]],
    [["login", "hubstaff", "--sandbox", ""], ["http://127.0.0.1:4010"]],
    [
      ["import", "--from", "b"],
      ["badgateway", "better-auth"],
    ],
    [
      ["client", "add", "php", "--account", "git"],
      ["github/*", "gitlab/*", "github/bob", "gitlab/bob"],
    ],
    [
      ["log", "--type", "link"],
      ["link-created", "link-revoked"],
    ],
    [
      ["link", "alice", "--language", "d"],
      ["de", "da"],
    ],
    [
      ["edit", "alice", "--label", "t"],
      ["team=", "team=finance"],
    ],
    [
      ["edit", "alice", "--remove-label", ""],
      ["env", "team"],
    ],
    [["edit", "alice", "--owner", ""], ["ada"]],
    [["--profile", "w"], ["work"]],
    [["status", "--profile=w"], ["--profile=work"]],
    [
      ["--key-from", "e"],
      ["env:", "env:WORK_KEYS"],
    ],
    [
      ["list", "--store=r"],
      ["--store=redis://", "--store=redis://127.0.0.1:1"],
    ],
    [["status", "--filter", "s"], ["state="]],
    [["status", "--filter", "state=failing|ne"], ["state=failing|needs-login"]],
    [["status", "--filter", "state!=v"], ["state!=valid"]],
    [["status", "--filter", "state=valid,l"], ["state=valid,label="]],
    [
      ["list", "--filter", "label=t"],
      ["label=team", "label=team=finance"],
    ],
    [["list", "--filter", "label=team="], ["label=team=finance"]],
    [["list", "--filter", "provider=h"], ["provider=hubstaff"]],
    [["list", "--filter=owner="], ["--filter=owner=ada"]],
    [["edit", "--filter", "name=b"], ["name=bob"]],
    [["log", "--filter", "expires<7"], ["expires<7d"]],
    [["edit", "alice", "--note", ""], []],
  ])("%j", async (words, candidates) => {
    expect((await completed(words)).toSorted()).toEqual(candidates.toSorted());
  });

  test("is not taken for an argument, and selects the store", async () => {
    const env = { TOKENS_STORE: "" };
    const store = ["--store", fixture.url];
    expect(await completed(["--profile", "work", "to"], env)).toEqual(["token"]);
    expect(await completed([...store, "token", "al"], env)).toEqual(["alice"]);
    expect(await completed(["token", `--store=${fixture.url}`, "al"], env)).toEqual(["alice"]);
    expect(await completed(["request", "-q", "page_limit=1", "alice", "GET /v2/users/m"])).toEqual([
      "GET /v2/users/me",
    ]);
    expect(await completed(["token", ...store, "--profile", "work", "al"], env)).toEqual(["alice"]);
    expect(await completed(["--profile", "work", "token", "al"], env)).toEqual([]);
    expect(await completed(["--profile", "server", "token", "al"], env)).toEqual([]);
  });
});

/** A command that completes like `tokens`, and otherwise prints what the shell passed to it. */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const bin = join(fixture.directory, "bin");
  await mkdir(bin, { recursive: true });
  const script = `#!/bin/sh
if [ "$1" = complete ]; then exec "${process.execPath}" -C @tokens/source "${main}" "$@"; fi
for word; do printf '<%s>' "$word"; done
echo`;
  await writeFile(join(bin, "tokens"), script, { mode: 0o755 });
  for (const shell of ["bash", "zsh", "fish"])
    await writeFile(join(fixture.directory, shell), (await fixture.tokens(`completion ${shell}`)).stdout);
  return {
    ...process.env,
    PATH: `${bin}:${process.env["PATH"]}`,
    HOME: fixture.directory,
    XDG_CONFIG_HOME: fixture.directory,
    XDG_CACHE_HOME: fixture.directory,
    TOKENS_STORE: fixture.url,
    TERM: "xterm",
  };
}

/** What is typed before the tab, and what the shell then passes to the command. */
const typed: readonly (readonly [line: string, passed: string])[] = [
  ["tokens token hub\t", "<token><hubstaff/alice>"],
  ["tokens token al\t", "<token><alice>"],
  ["tokens token podio/user@ex\t", "<token><podio/user@example.com>"],
  ["tokens token slack:b\t", "<token><slack:b:carol>"],
  ["tokens --profile=w\t", "<--profile=work>"],
  ["tokens --profile work to\t", "<--profile><work><token>"],
  ["tokens login oauth --server=githu\t", "<login><oauth><--server=github>"],
  ["tokens request alice GET\\ /v2/users/m\t", "<request><alice><GET /v2/users/me>"],
  ["tokens request alice GET /v2/users/m\t", "<request><alice><GET></v2/users/me>"],
  ['tokens request alice "GET /v2/users/m\t', "<request><alice><GET /v2/users/me>"],
  ["tokens request alice 'GET /v2/users/m\t", "<request><alice><GET /v2/users/me>"],
  ["tokens request alice DELETE\\ /v2/webhooks/\t", "<request><alice><DELETE /v2/webhooks/{webhook_id}>"],
  ["tokens request alice 'DELETE /v2/webhooks/\t", "<request><alice><DELETE /v2/webhooks/{webhook_id}>"],
  ["tokens status --filter exp\t7d", "<status><--filter><expires<7d>"],
  ["tokens edit alice --remove-label te\t--pause", "<edit><alice><--remove-label><team><--pause>"],
];

function passedWords(output: string): readonly string[] {
  return stripVTControlCharacters(output)
    .split(/[\r\n]+/)
    .filter((line) => /^<.*>$/.test(line));
}

test("bash, at its prompt", { timeout: 120_000 }, async () => {
  const rc = join(fixture.directory, "rc");
  await writeFile(rc, `source ${join(fixture.directory, "bash")}\nPS1=\n`);
  const env = await environment();
  const bash = spawn("bash", ["--rcfile", rc, "-i"], { env, stdio: ["pipe", "pipe", "ignore"] });
  let stdout = "";
  bash.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  bash.stdin.end(`${typed.map(([line]) => line).join("\n")}\nexit\n`);
  await once(bash, "close");
  expect(passedWords(stdout)).toEqual(typed.map(([, passed]) => passed));
});

test.runIf(has("zsh"))("zsh, at its prompt", { timeout: 120_000 }, async () => {
  const script = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; unsetopt promptsp; autoload -Uz compinit; compinit -u -D; source ${join(fixture.directory, "zsh")}; stty -echo; print -r "rea""dy"'
zpty -r shell out $'*ready\\r\\n*'
for line in "$@"; do
  zpty -w shell "$line"
  zpty -r shell out $'*\\n<*>\\r\\n*'
  print -r -- "$out"
done
zpty -d shell`;
  const env = await environment();
  const lines = typed.map(([line]) => line);
  const { stdout } = await promisify(execFile)("zsh", ["-f", "-c", script, "zsh", ...lines], { env, timeout: 100_000 });
  expect(passedWords(stdout)).toEqual(typed.map(([, passed]) => passed));
});

test.runIf(has("fish"))("fish, with descriptions", { timeout: 120_000 }, async () => {
  const env = await environment();
  const lines = [
    ["tokens token al", "alice\tof hubstaff"],
    ["tokens --profile=w", `--profile=work\tfile:${fixture.directory}/work`],
    ["tokens --profile work to", "token\tprint a valid access token"],
    ["tokens login oauth --server githu", "github\tGitHub"],
    ["tokens request alice GET\\ /v2/users/m", "GET /v2/users/me\tGets the authenticated user."],
    ["tokens request alice 'GET /v2/users/m", "GET /v2/users/me\tGets the authenticated user."],
    ['tokens request alice "GET /v2/users/m', "GET /v2/users/me\tGets the authenticated user."],
    [`tokens import hubstaff ${fixture.directory}/fis`, `${fixture.directory}/fish`],
  ] as const;
  const ask = `source ${join(fixture.directory, "fish")}; for line in $argv; complete -C"$line"; end`;
  const command = ["--no-config", "-c", ask, ...lines.map(([line]) => line)];
  const { stdout } = await promisify(execFile)("fish", command, { env });
  expect(stdout.trim().split("\n")).toEqual(lines.map(([, candidate]) => candidate));
});
