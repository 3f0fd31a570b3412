import { readDetails } from "@tokens/accounts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

let at: Fixture;
let one: Visitor;
let key: string;
beforeEach(async () => {
  at = await openFixture();
  key = await at.connect("hubstaff", "login", "alice");
  one = await signedIn(at.console.link());
});
afterEach(() => at.close());

const detailsOf = async (of: string): Promise<unknown> => (await readDetails(at.store.records)).get(of);
const journal = async (): Promise<unknown> =>
  (await at.store.journal.read({ limit: 10 })).map(({ type, who, message }) => [type, who, message]).toReversed();

test("edits labels, owner and note, at once on the list", async () => {
  const page = at.pathOf(key);
  const edit = { labels: "team=finance\r\nenv=prod\r\n", owner: "Ada", note: "Pays.\nMonthly." };
  expect((await one.post(`${page}/edit`, edit)).status).toBe(303);
  expect(await detailsOf(key)).toEqual({
    labels: { env: "prod", team: "finance" },
    owner: "Ada",
    note: "Pays.\nMonthly.",
  });
  const { text } = await one.get("/?q=label%3Dteam%3Dfinance");
  expect(text).toMatch(/1 of 1 account, none need attention.*env=prod.*team=finance.*Ada/s);
  expect((await one.get(`${page}/edit`)).text).toContain("env=prod\nteam=finance</textarea>");
  await one.post(`${page}/edit`, { labels: "env=test", owner: "", note: "" });
  expect(await detailsOf(key)).toEqual({ labels: { env: "test" } });
  expect(await journal()).toEqual([
    ["edited", "console", "team=finance, env=prod, changed the note, owner Ada"],
    ["edited", "console", "env=test, removed team, removed the note, removed the owner"],
  ]);
});

test.each([
  ["finance", "is not a label. Write it as name=value"],
  ["te am=finance", "cannot be the name of a label"],
  ["team=a,b", "contains a comma"],
])("explains the label %j, and keeps what was entered", async (labels, why) => {
  const { status, text } = await one.post(`${at.pathOf(key)}/edit`, { labels, owner: "Someone", note: "" });
  expect([status, await detailsOf(key)]).toEqual([400, undefined]);
  expect(text).toContain(why);
  expect(text).toContain(`${labels}</textarea>`);
  expect(text).toContain('value="Someone"');
});

test("pauses and resumes", async () => {
  const page = at.pathOf(key);
  await one.post(`${page}/pause`);
  expect((await one.get(page)).text).toMatch(/Paused hubstaff\/alice\..*class="badge paused"/s);
  await one.post(`${page}/resume`);
  expect((await one.get(page)).text).toMatch(/Resumed hubstaff\/alice\..*class="badge valid"/s);
});

test("renames an account, and explains a name that is taken or decided by a setting", async () => {
  await one.post(`${at.pathOf(key)}/edit`, { labels: "team=finance", owner: "", note: "" });
  const other = await at.connect("hubstaff", "login", "bob");
  const taken = await one.post(`${at.pathOf(key)}/rename`, { name: "bob" });
  expect([taken.status, taken.text]).toEqual([
    400,
    expect.stringContaining("There is already an account hubstaff/bob"),
  ]);
  expect((await one.post(`${at.pathOf(key)}/rename`, { name: " " })).status).toBe(400);
  const demo = await at.connect("ergani", "password", "");
  expect((await one.post(`${at.pathOf(demo)}/rename`, { name: "x" })).text).toContain("Connect it with another one");
  const renamed = await one.post(`${at.pathOf(key)}/rename`, { name: "carol" });
  const { text } = await one.get(renamed.headers.get("location")!);
  expect(text).toMatch(/Renamed hubstaff\/alice to carol\..*<h1>hubstaff\/carol<\/h1>.*team=finance/s);
  expect((await one.get(at.pathOf(key))).status).toBe(404);
  expect((await one.get(at.pathOf(other))).status).toBe(200);
});

test("says in one sentence what happened to a dead account, and links to the error's page", async () => {
  at.sandbox.server("hubstaff").revoke();
  await one.post(`${at.pathOf(key)}/refresh`);
  const { text } = await one.get(at.pathOf(key));
  expect(text).toContain("Hubstaff no longer accepts this login, so a person has to reconnect the account.");
  expect(text).toContain("/docs/errors/reauthorization-required.md");
  expect(text).toMatch(/<dt>Login ends<\/dt>\s*<dd>ended<\/dd>/);
  expect(text).toMatch(/class="button first" href="[^"]+\/reconnect"/);
});
