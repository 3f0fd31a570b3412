import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFixture, type Fixture, type RunOptions } from "./harness.ts";
import { startTokenServer, type TokenServer } from "./token-server.ts";

let fixture: Fixture;
let server: TokenServer;
beforeEach(async () => {
  fixture = await createFixture();
  server = await startTokenServer();
});
afterEach(async () => {
  await server.close();
  await fixture.close();
});

const files = join(import.meta.dirname, "../../oauth/test/fixtures/import");

function fileOf(kind: string): string {
  return join(files, `${kind}.${kind === "better-auth" ? "jsonl" : "json"}`);
}

interface Imported {
  readonly dryRun: boolean;
  readonly summary: { readonly imported: number; readonly replaced: number; readonly skipped: number };
  readonly accounts: readonly {
    readonly account: string;
    readonly key?: string;
    readonly server?: string;
    readonly expiresAt?: number;
    readonly exists?: boolean;
    readonly result: string;
    readonly reason?: string;
  }[];
  readonly left: Readonly<Record<string, number>>;
}

/** Arguments that import a fixture from the server on loopback. */
function importing(kind: string, more: readonly string[] = []): readonly string[] {
  return ["import", "--from", kind, fileOf(kind), "--set", `tokenUrl=${server.url}`, ...more];
}

const app = ["--set", "clientId=my-app", "--stdin"];
const google = ["--server", "google", ...app];
const own = [...app, "--set", "apiUrl=https://api.example.com"];
const secret: RunOptions = { stdin: "the-secret" };

async function writeRows(rows: unknown): Promise<string> {
  const path = join(fixture.directory, "accounts.json");
  await writeFile(path, JSON.stringify(rows));
  return path;
}

describe("every kind", () => {
  test.each([
    ["authjs", google, ["google/7", "google/alice", "google/bob"]],
    ["badgateway", own, ["alice", "bob", "carol"]],
    ["better-auth", google, ["google/6561f0a1c2d3e4f5a6b7c8da", "google/alice", "google/bob"]],
    ["gcloud", [], ["google/alice", "google/bob", "google/carol"]],
    ["google-auth-library", google, ["google/alice", "google/bob", "google/carol"]],
    ["league", own, ["1001", "alice", "carol"]],
    ["nango", google, ["google/alice", "google/bob", "google/carol"]],
    ["php-oauth-api", google, ["google/2", "google/alice", "google/carol"]],
    ["simple-oauth2", own, ["alice", "bob", "carol"]],
  ])("three accounts of %s are imported, and each is refreshed once", async (kind, options, names) => {
    const { summary, accounts } = await fixture.json<Imported>(importing(kind, options), secret);
    expect(summary).toMatchObject({ imported: 3, replaced: 0 });
    const imported = accounts.filter(({ result }) => result === "imported");
    const { host } = new URL(server.url);
    const full = names.map((name) => (name.includes("/") ? name : `${host}/${name}`));
    expect(imported.map(({ account }) => account).toSorted()).toEqual(full);
    expect(await fixture.json("refresh --all")).toMatchObject({ refreshed: 3, failed: 0 });
    for (const { account, key } of imported) {
      const { stdout } = await fixture.tokens(["token", account]);
      expect(stdout).toMatch(/^fresh-\d\n$/);
      const session = await fixture.session(key!);
      expect(session).toMatchObject({
        accessToken: stdout.trim(),
        refreshToken: stdout.trim().replace("fresh", "next"),
        connection: { provider: "oauth", authMethod: "login", settings: { tokenUrl: server.url } },
      });
    }
    expect(server.granted).toHaveLength(3);
    expect(server.reuses()).toBe(0);
  });
});

test("each account keeps the client that the file tells, and the options fill in the others", async () => {
  await fixture.json(importing("google-auth-library", google), secret);
  await fixture.json("refresh --all");
  const clients = server.granted.map((form) => form["client_id"]);
  expect(new Set(clients)).toEqual(
    new Set(["client-of-node.apps.googleusercontent.com", "client-of-python.apps.googleusercontent.com", "my-app"]),
  );
});

test("a table tells what became of each account, and a warning that the other program must stop", async () => {
  const { code, stdout, stderr } = await fixture.tokens(importing("authjs", google), {
    ...secret,
    later: Date.parse("2026-01-02T02:04:05Z") - Date.now(),
  });
  expect({ code, lines: stdout.replaceAll(/ +/g, " ").split("\n") }).toEqual({
    code: 0,
    lines: [
      "ACCOUNT SERVER TOKEN EXPIRES STORE RESULT",
      "row 5 – – – skipped: It is a login of type credentials, which has no tokens.",
      expect.stringMatching(/^google\/alice google in (59|60) min new imported$/),
      expect.stringMatching(/^google\/bob google in (59|60) min new imported$/),
      expect.stringMatching(/^google\/7 google in (59|60) min new imported$/),
      "",
      "3 imported, 1 skipped.",
      "",
    ],
  });
  expect(stderr.split("\n")).toEqual([
    "warning The program that wrote this file must stop refreshing these accounts: a refresh token has a single owner.",
    "Left out 1 account of microsoft: import with --server microsoft.",
    "",
  ]);
});

test("--dry-run stores nothing", async () => {
  const { stdout, stderr } = await fixture.tokens(importing("gcloud", ["--dry-run"]));
  expect(stdout).toMatch(/google\/alice +google +.* new +would import\n/);
  expect(stdout).toMatch(/\n\nNothing was changed\. An import would give: 3 imported\.\n$/);
  expect(stderr).toBe("");
  expect(await fixture.json("list")).toMatchObject({ accounts: [] });
});

describe("accounts that are stored already", () => {
  const version = async (key: string): Promise<string> => (await fixture.session(key))!.version;

  test("are kept, and the exit code tells when that is all of them", async () => {
    const [first] = (await fixture.json<Imported>(importing("gcloud"))).accounts;
    const before = await version(first!.key!);
    const outcome = await fixture.tokens([...importing("gcloud"), "--json"]);
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      summary: { imported: 0, replaced: 0, skipped: 3 },
      accounts: [{ exists: true, result: "skipped", reason: expect.stringContaining("--overwrite") }, {}, {}],
    });
    expect(outcome.stderr).toBe("");
    expect(await version(first!.key!)).toBe(before);
  });

  test("are replaced with --overwrite, or when a person says so", async () => {
    const [first] = (await fixture.json<Imported>(importing("gcloud"))).accounts;
    const before = await version(first!.key!);
    const { summary } = await fixture.json<Imported>(importing("gcloud", ["--overwrite"]));
    expect(summary).toEqual({ imported: 0, replaced: 3, skipped: 0 });
    const replaced = await version(first!.key!);
    expect(replaced).not.toBe(before);
    const keys = [{ at: /Replace 3 accounts that the store already has\?/, type: "n" }];
    expect((await fixture.tokens(importing("gcloud"), { columns: 120, keys })).code).toBe(1);
    expect(await version(first!.key!)).toBe(replaced);
    const yes = [{ at: /Replace 3 accounts/, type: "y" }];
    expect((await fixture.tokens(importing("gcloud"), { columns: 120, keys: yes })).code).toBe(0);
    expect(await version(first!.key!)).not.toBe(replaced);
  });
});

describe("which server", () => {
  test("a file with accounts of several needs --server", async () => {
    expect(await fixture.tokens(importing("authjs", app), secret)).toMatchObject({
      code: 2,
      stdout: "",
      stderr:
        "error The file has accounts of several servers: google (3), microsoft (1).\n next import them one server at a time: --server google\n",
    });
    expect(await fixture.tokens(importing("authjs", ["--server", "github", ...app]), secret)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no accounts of github"),
    });
    const { summary, left } = await fixture.json<Imported>(
      importing("authjs", ["--server", "microsoft", ...app]),
      secret,
    );
    expect(summary).toMatchObject({ imported: 1 });
    expect(left).toEqual({ google: 3 });
  });

  test("a file that does not tell needs --server, --issuer or endpoints", async () => {
    expect(await fixture.tokens(["import", "--from", "league", fileOf("league")])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/does not say which server.*\n next name it with --server/),
    });
    const { accounts } = await fixture.json<Imported>(importing("league", google), secret);
    expect(accounts.map(({ server: name }) => name)).toEqual(["google", "google", "google"]);
  });

  test("a name that only the other program knows is replaced by the options", async () => {
    const row = { userId: "alice", provider: "my-keycloak", type: "oidc", access_token: "at", refresh_token: "rt" };
    const file = await writeRows([row]);
    expect(await fixture.tokens(["import", "--from", "authjs", file, ...app], secret)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no server "my-keycloak"'),
    });
    const { accounts } = await fixture.json<Imported>(
      ["import", "--from", "authjs", file, "--set", `tokenUrl=${server.url}`, ...own],
      secret,
    );
    expect(accounts).toMatchObject([{ account: `${new URL(server.url).host}/alice`, result: "imported" }]);
    expect(await fixture.tokens("refresh alice")).toMatchObject({ code: 0 });
  });
});

describe("rows that cannot be imported", () => {
  const token = { access_token: "at", refresh_token: "rt", expires_at: "2026-01-02T03:04:05.000Z" };
  const reasons = async (rows: unknown): Promise<{ code: number; reasons: readonly (string | undefined)[] }> => {
    const file = await writeRows(rows);
    const { code, stdout } = await fixture.tokens(
      ["import", "--from", "simple-oauth2", file, "--json", ...google],
      secret,
    );
    return { code, reasons: (JSON.parse(stdout) as Imported).accounts.map(({ reason }) => reason) };
  };

  test("without a name, unless there is one account only", async () => {
    expect(await reasons([token, token])).toEqual({
      code: 1,
      reasons: [expect.stringContaining("It has no name"), expect.stringContaining("It has no name")],
    });
    expect(await reasons(token)).toEqual({ code: 0, reasons: [undefined] });
    expect(await fixture.json("list")).toMatchObject({ accounts: [{ account: "google/default" }] });
  });

  test("with the name of an earlier row, or with an expired token that nothing refreshes", async () => {
    const { refresh_token: _, ...expired } = token;
    const rows = [
      { account: "a", token },
      { account: "a", token },
      { account: "b", token: expired },
    ];
    expect(await reasons(rows)).toEqual({
      code: 0,
      reasons: [
        "An earlier row has the same name.",
        expect.stringContaining("has expired, and it has no refresh token"),
        undefined,
      ],
    });
  });

  test("a file without any account", async () => {
    const file = await writeRows({ type: "service_account", private_key: "canary" });
    const outcome = await fixture.tokens(["import", "--from", "gcloud", file]);
    expect(outcome).toMatchObject({ code: 1, stdout: expect.stringContaining("key of a service account") });
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });
});

test.each([
  ["import --from athjs -", 4, /Available: authjs, .*\n next did you mean authjs\?/],
  ["import --from authjs -", 1, /is neither JSON nor.*\n next expected rows of the account table of Auth\.js/],
  ["import --from authjs", 2, /Missing required argument 'file'/],
  ["import --from authjs google -", 2, /takes only a file/],
  ["import --from authjs - --stdin", 2, /stdin cannot be both/],
  ["import --from authjs /nowhere/file", 2, /cannot be read/],
  ["import oauth -", 2, /next tokens import --from <kind> <file>/],
  ["import hubstaff", 2, /Missing required argument 'file'/],
  ["import", 2, /Missing required argument 'provider'/],
])("%s is refused", async (command, code, message) => {
  const outcome = await fixture.tokens(command, { stdin: "canary" });
  expect(outcome).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(message) });
  expect(outcome.stderr).not.toContain("canary");
});

test("--account names the only account", async () => {
  const file = await writeRows({ refresh_token: "rt", client_id: "id", client_secret: "s", type: "authorized_user" });
  const options = ["--set", `tokenUrl=${server.url}`, "--account", "me"];
  await fixture.json(["import", "--from", "gcloud", file, ...options]);
  expect(await fixture.tokens("token google/me")).toMatchObject({ code: 0, stdout: "fresh-1\n" });
  expect(await fixture.tokens(importing("gcloud", ["--account", "me"]))).toMatchObject({ code: 2 });
});

test("an export of an account is restored by the name of its server", async () => {
  await fixture.json(importing("gcloud"));
  const { stdout } = await fixture.tokens("export google/alice");
  const { key } = JSON.parse(stdout) as { key: string };
  for (const name of ["google", "oauth"]) {
    await fixture.store(({ sessions }) => sessions.set(key, undefined));
    expect(await fixture.tokens(`import ${name} -`, { stdin: stdout })).toMatchObject({ code: 0 });
    expect(await fixture.session(key)).toMatchObject({ connection: { provider: "oauth" } });
  }
  expect(await fixture.tokens("import github -", { stdin: stdout })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("belongs to google, not github"),
  });
});

test("help and completion list the kinds", async () => {
  expect((await fixture.tokens("import --help")).stdout).toContain("  nango                connections of Nango");
  const { stdout } = await fixture.tokens(["complete", "--", "import", "--from", "b"]);
  expect(stdout).toBe("badgateway\nbetter-auth\n");
});
