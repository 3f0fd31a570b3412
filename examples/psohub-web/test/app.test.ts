import { afterEach, beforeEach, expect, test } from "vitest";
import { openFixture, type Fixture } from "./fixture.ts";

let at: Fixture;
beforeEach(async () => {
  at = await openFixture({ echoesState: true });
});
afterEach(() => at.close());

interface Visit {
  readonly status: number;
  readonly location: string;
  readonly text: string;
  readonly cookie: string;
}

async function visit(url: string, cookie = "", form?: Record<string, string>, origin = at.origin): Promise<Visit> {
  const response = await fetch(new URL(url, at.origin), {
    redirect: "manual",
    headers: { cookie, origin },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const set = response.headers.getSetCookie().at(-1)?.split(";")[0];
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    text: await response.text(),
    cookie: set ?? cookie,
  };
}

const csrfOf = ({ text }: Visit): string => /name="csrf" value="([^"]+)"/.exec(text)![1]!;

/** Up to the callback, which the browser has not followed yet. */
async function pending(): Promise<{ callback: string; cookie: string }> {
  const start = await visit("/");
  const sent = await visit("/login", start.cookie, { csrf: csrfOf(start) });
  return { callback: (await visit(sent.location)).location, cookie: sent.cookie };
}

const exchanges = (): number => at.mock.requests("POST /oauth/token").length;

test("a callback of another login is refused although this browser has one under way", async () => {
  const [mine, other] = [await pending(), await pending()];
  expect((await visit(other.callback, mine.cookie)).status).toBe(400);
  expect(exchanges()).toBe(0);
});

test("a callback works once", async () => {
  const { callback, cookie } = await pending();
  const first = await visit(callback, cookie);
  expect(first.status).toBe(303);
  expect((await visit(callback, first.cookie)).status).toBe(400);
  expect(exchanges()).toBe(1);
});

test("a failed callback uses the login up", async () => {
  const { callback, cookie } = await pending();
  const failed = await visit("/callback?state=wrong&code=x", cookie);
  expect(failed.status).toBe(400);
  expect((await visit(callback, failed.cookie)).status).toBe(400);
});

test("a form needs this browser's token and this site's origin", async () => {
  const [start, other] = [await visit("/"), await visit("/")];
  expect((await visit("/login", start.cookie, { csrf: csrfOf(other) })).status).toBe(403);
  expect((await visit("/login", "", { csrf: csrfOf(start) })).status).toBe(403);
  expect((await visit("/login", start.cookie, { csrf: csrfOf(start) }, "https://evil.example")).status).toBe(403);
  expect((await visit("/login", start.cookie, { csrf: csrfOf(start) })).status).toBe(303);
});

test("a cookie that was tampered with is no session", async () => {
  const { callback, cookie } = await pending();
  const { cookie: signedIn } = await visit(callback, cookie);
  expect((await visit("/", signedIn)).text).toContain("Analytical Engine");
  const broken = signedIn.slice(0, -3) + (signedIn.endsWith("AAA") ? "BBB" : "AAA");
  expect((await visit("/", broken)).text).not.toContain("Analytical Engine");
});

test("what PSOhub refuses is shown, and the login is kept", async () => {
  const { callback, cookie } = await pending();
  const { cookie: signedIn } = await visit(callback, cookie);
  at.mock.failNext({ status: 400, body: { message: "Not today" } });
  const failed = await visit("/", signedIn);
  expect([failed.status, failed.text.includes("Not today")]).toEqual([400, true]);
  expect((await visit("/", signedIn)).text).toContain("Analytical Engine");
});
