/**
 * A day of 300 accounts in two minutes, with real processes: PostgreSQL, a sandbox of three providers, `tokens watch`, `tokens serve`, programs in
 * PHP and Python, the console and a customer in Chromium. Prints what was expected and what was seen, and leaves screenshots in `.story/`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadProviders } from "@tokens/providers";
import { startConsole } from "../src/console.ts";
import { launch } from "../test/chromium.ts";
import { openPrograms, openReceiver, type Received } from "./story/programs.ts";
import { createWorld } from "./story/world.ts";

const database = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/test";
const accessTtlMs = 40_000;
const downMs = 60_000;
const clientSeconds = 100;
const day = 86_400_000;

const checks: { readonly what: string; readonly seen: string; readonly ok: boolean }[] = [];

function check(what: string, seen: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
  checks.push({ what, seen: a, ok: a === b });
  console.log(`${a === b ? "ok  " : "FAIL"}  ${what}: ${a}${a === b ? "" : `, expected ${b}`}`);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds, for two minutes at most. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(500)) if (await holds()) return;
  console.log(`Waited two minutes, and ${what} did not happen.`);
}

const nameOf = ({ type, kind, account, provider }: Received): string => `${type} ${kind} ${account?.name ?? provider}`;

const startedAt = Date.now();
const tell = (text: string): void => console.log(`\n${Math.round((Date.now() - startedAt) / 1000)} s  ${text}`);

const directory = await mkdtemp(join(tmpdir(), "tokens-story-"));
const shots = fileURLToPath(new URL("../../../.story/", import.meta.url));
await mkdir(shots, { recursive: true });
await using end = new AsyncDisposableStack();
end.defer(() => rm(directory, { recursive: true }));

const { providers } = await loadProviders();
tell("300 people log in");
const world = end.use(
  await createWorld(providers, {
    database,
    accessTtlMs,
    onProgress: (count) => void (count % 100 === 0 && console.log(`      ${count} accounts`)),
  }),
);
const { sandbox } = world;
const endingAt = Date.now() + 3 * day;
await world.endLogin("gitlab/user-100", endingAt);
const receiver = end.use(await openReceiver());
const programs = end.use(
  openPrograms({
    HOME: directory,
    XDG_CONFIG_HOME: directory,
    XDG_CACHE_HOME: directory,
    XDG_RUNTIME_DIR: directory,
    TOKENS_STORE: world.url,
    TOKENS_WEBHOOK_URL: receiver.url,
    TOKENS_WEBHOOK_SECRET: receiver.secret,
    NO_COLOR: "1",
  }),
);
const running = await startConsole({
  store: world.store,
  providers,
  host: "127.0.0.1",
  port: 0,
  company: { name: "Northwind Payroll" },
  onError: (error) => console.log(error),
});
end.defer(() => running.close());

const collecting = setInterval(() => void world.collect(), 3000);
end.defer(() => clearInterval(collecting));

tell("tokens watch and tokens serve start");
const watching = programs.start("watch", "--every", "3s", "--listen", "127.0.0.1:0");
const serving = programs.start("serve", "--socket", join(directory, "agent.sock"));
let address = "";
await until("the watch listens", () => {
  address = /Metrics: (\S+)\/metrics/.exec(watching.stderr())?.[1] ?? "";
  return address !== "" && serving.stdout() + serving.stderr() !== "";
});
const exitCode = async (...args: readonly string[]): Promise<number> => (await programs.tokens(...args)).code;
const metrics = async (): Promise<string> => (await fetch(`${address}/metrics`)).text();
const openNotices = async (kind: string): Promise<number> =>
  Number(new RegExp(`tokens_open_notices\\{kind="${kind}"\\} (\\d+)`).exec(await metrics())?.[1] ?? 0);

await until("the end of a login is announced", () => receiver.notices.length > 0);
check("first notice", receiver.notices.map(nameOf), ["opened login-ends-soon gitlab/user-100"]);
check("status --exit-code", await exitCode("status", "--exit-code"), 0);
check("healthz", (await fetch(`${address}/healthz`)).status, 200);

tell("a PHP and a Python program work for 100 s, through two expiries");
const clients = await Promise.all(
  ["php", "python"].map(async (name) => {
    const added = await programs.ask("client", "add", name, "--account", "hubstaff/*", "--json");
    const { key } = JSON.parse(added) as { key: string };
    world.secrets.add(key);
    const file = fileURLToPath(new URL(`./story/client.${name === "php" ? "php" : "py"}`, import.meta.url));
    const account = name === "php" ? "hubstaff/user-50" : "hubstaff/user-51";
    const args = [
      file,
      join(directory, "agent.sock"),
      account,
      `${sandbox.urls["hubstaff"]}/v2/users/me`,
      String(clientSeconds),
    ];

    return { name, running: programs.run(name === "php" ? "php" : "python3", args, { TOKENS_KEY: key }) };
  }),
);

tell("three grants are lost, and Podio is down for a minute");
const lost = ["hubstaff/user-1", "hubstaff/user-2", "gitlab/user-3"];
for (const name of lost) await world.spend(name);
sandbox.server("podio").fault({ kind: "status", status: 503, on: "token", times: "until cleared" });
await pause(downMs);
check("status --exit-code", await exitCode("status", "--exit-code"), 3);
check("status of Podio", await exitCode("status", "--exit-code", "--filter", "provider=podio"), 5);
check("doctor --exit-code", await exitCode("doctor", "--exit-code"), 3);
check("open notices: reconnect", await openNotices("reconnect-required"), 3);
check("open notices: provider", await openNotices("provider-unavailable"), 1);

tell("Podio is back");
sandbox.server("podio").clearFaults();
await until("Podio is resolved", () => receiver.notices.some(({ type }) => type === "resolved"));
check("status of Podio", await exitCode("status", "--exit-code", "--filter", "provider=podio"), 0);

tell("a customer reconnects in a browser");
const made = await programs.ask("link", "hubstaff/user-1", "--origin", running.origin, "--language", "de", "--json");
const { url: link } = JSON.parse(made) as { url: string };
world.secrets.add(link.slice(link.lastIndexOf("/") + 1));
await using browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
await page.goto(link);
await page.screenshot({ path: join(shots, "link.png") });
const html = await page.content();
await page.getByRole("button").first().click();
await page.waitForURL((url) => url.pathname.startsWith("/reconnect/callback"), { timeout: 30_000 });
await page.waitForLoadState();
await page.screenshot({ path: join(shots, "done.png") });
const done = await page.content();
await until("the account is resolved", () =>
  receiver.notices.some((notice) => nameOf(notice) === "resolved reconnect-required hubstaff/user-1"),
);
const token = (await programs.ask("token", "hubstaff/user-1")).trim();
const me = await fetch(`${sandbox.urls["hubstaff"]}/v2/users/me`, { headers: { authorization: `Bearer ${token}` } });
check("a call of the reconnected account", me.status, 200);
check("the link, opened again", (await fetch(link)).status, 410);

tell("what arrived");
for (const { running: program, name } of clients) {
  await program.ended;
  const result = JSON.parse(program.stdout() || "{}") as { tokens?: number; refused?: number };
  check(`${name}: at least three tokens`, (result.tokens ?? 0) >= 3, true);
  check(`${name}: refused calls`, result.refused, 0);
}
check(
  "notices",
  receiver.notices.map(nameOf).toSorted(),
  [
    "opened login-ends-soon gitlab/user-100",
    "opened provider-unavailable podio",
    ...lost.map((name) => `opened reconnect-required ${name}`),
    "resolved provider-unavailable podio",
    "resolved reconnect-required hubstaff/user-1",
  ].toSorted(),
);
check("webhooks with a wrong signature", receiver.forged, 0);
check("status --exit-code", await exitCode("status", "--exit-code"), 3);
const reuses = Object.keys(sandbox.urls)
  .filter((name) => name !== "control")
  .map((name) => sandbox.server(name).stats().reuses);
check(
  "refresh tokens used twice, by the lost accounts alone",
  reuses.reduce((sum, count) => sum + count, 0) <= lost.length * 2,
  true,
);

await programs.tokens("log", "--limit", "1000");
await programs.tokens("status", "--all");
const seen = [programs.printed(), receiver.text(), await metrics(), html, done].join("\n");
await world.collect();
const leaked = [...world.secrets].filter((secret) => seen.includes(secret));
check("secrets seen in outputs, metrics, notices and pages", leaked.length, 0);
check("secrets watched for: at least 1,000", world.secrets.size >= 1000, true);

const failed = checks.filter(({ ok }) => !ok).length;
console.log(`\n${checks.length - failed} as expected, ${failed} not. Screenshots are in .story/.`);
process.exitCode = failed > 0 ? 1 : 0;
