import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openFixture, type Fixture } from "./fixture.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const skipped = !existsSync(executablePath) && !process.env["CI"];
if (skipped) console.log(`Skipped: there is no Chromium at ${executablePath}. Install it, or set CHROMIUM.`);

/** Without the last ones Chromium calls hosts of its maker. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-quic",
  "--disable-sync",
  "--disable-component-update",
  "--disable-background-networking",
];

let browser: Browser;
let page: Page;
let at: Fixture;

async function signIn(): Promise<void> {
  await page.goto(at.origin);
  await page.getByRole("button", { name: "Sign in with PSOhub" }).click();
  await page.getByText("Analytical Engine").waitFor();
}

const tokenRequests = (): (string | null)[] =>
  at.mock.requests("POST /oauth/token").map(({ body }) => new URLSearchParams(body).get("grant_type"));

describe.skipIf(skipped)("in a browser", () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    at = await openFixture();
    page = await (await browser.newContext()).newPage();
  });
  afterEach(async () => {
    await page.context().close();
    await at.close();
  });

  test("signs in, survives an expiry, signs out", async () => {
    await signIn();
    expect(page.url()).toBe(`${at.origin}/`);
    expect(await page.getByRole("cell").allTextContents()).toContain("13229323915872053");

    at.mock.expireAccessTokens();
    await page.reload();
    await page.getByText("Analytical Engine").waitFor();
    expect(tokenRequests()).toEqual(["authorization_code", "refresh_token"]);

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in with PSOhub" }).waitFor();
    await page.reload();
    expect(await page.getByText("Analytical Engine").count()).toBe(0);
  });

  test("scripts cannot read the cookie, and it reveals nothing", async () => {
    await signIn();
    expect(await page.evaluate(() => document.cookie)).toBe("");
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "session", httpOnly: true, sameSite: "Lax" });
    expect(cookie!.value).toMatch(/^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test("a forged callback is refused, and changes nothing for who is signed in", async () => {
    const forged = `${at.origin}/callback?code=of-someone-else`;
    expect((await page.goto(forged))!.status()).toBe(400);
    await page.getByText("No login has been started in this browser").waitFor();
    await signIn();
    const before = tokenRequests().length;
    expect((await page.goto(forged))!.status()).toBe(400);
    await page.goto(at.origin);
    await page.getByText("Analytical Engine").waitFor();
    expect(tokenRequests()).toHaveLength(before);
  });

  test("another site's form signs nobody out", async () => {
    await signIn();
    const other = await page.context().newPage();
    await other.goto("about:blank");
    await other.setContent(`<form method="post" action="${at.origin}/sign-out"><button>Win a prize</button></form>`);
    const [response] = await Promise.all([other.waitForResponse(/sign-out/), other.getByRole("button").click()]);
    expect(response.status()).toBe(403);
    await page.reload();
    await page.getByText("Analytical Engine").waitFor();
  });

  test("a user whose access was revoked is asked to sign in again", async () => {
    await signIn();
    at.mock.revoke();
    await page.reload();
    await page.getByText("Your access has ended").waitFor();
    await page.getByRole("button", { name: "Sign in with PSOhub" }).click();
    await page.getByText("Analytical Engine").waitFor();
  });
});
