import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { launch } from "../../test/chromium.ts";
import { measure } from "../../test/measure.ts";
import { signedIn } from "../../test/visitor.ts";
import type { Report } from "./report.ts";
import type { Stage } from "./stage.ts";

const shots = fileURLToPath(new URL("../../../../.security/", import.meta.url));

/** What a page did that it must not do. */
type Complaints = string[];

/** What a real browser makes of hostile texts, frames and other sites. */
export async function browserSteps({ section, step }: Report, stage: Stage): Promise<void> {
  const { console: origin } = stage;
  await mkdir(shots, { recursive: true });
  await using end = new AsyncDisposableStack();
  // Another site on this machine, and a name of it that leads to the console, as in DNS rebinding.
  const browser = await launch("--host-resolver-rules=MAP evil.test 127.0.0.1");
  end.defer(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  context.setDefaultTimeout(20_000);
  const [name, value] = (await signedIn(stage.link())).cookie.split("=") as [string, string];
  await context.addCookies([{ name, value, url: origin, sameSite: "Strict" }]);

  section("Chromium: hostile names, labels, notes and messages");
  for (const [label, path] of [
    ["the list", "/"],
    ["the history", "/history"],
    ["a search for a script", `/?q=${encodeURIComponent("<script>pwned()</script>")}`],
    ...stage.hostile.flatMap(({ path: own }, n) => [
      [`account ${n + 1}`, own],
      [`account ${n + 1}, its form`, `${own}/edit`],
    ]),
    ["an account's call", `${stage.hostile[0]!.path}/call`],
  ] as const)
    await step(label, "no script, no complaint, no overflow", () => looked(context, origin + path, label));
  for (const [n, account] of stage.hostile.entries()) {
    const link = await stage.reconnectLink(account);
    await step(`reconnect page ${n + 1}`, "no script, no complaint, no overflow", () =>
      looked(context, link, `reconnect ${n + 1}`),
    );
  }
  await step("a hostile answer of an API", "no script, no complaint, no overflow", async () => {
    const page = await context.newPage();
    const complaints = listen(page);
    await page.goto(`${origin}${stage.hostile[0]!.path}/call`);
    await page.locator('[name="path"]').fill("/page");
    await page.getByRole("button", { name: "Send request" }).click();
    await page.waitForLoadState();
    return verdict(page, complaints, "call");
  });

  section("Chromium: other sites");
  const evil = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    if (request.url === "/frame") response.end(`<iframe src="${origin}/" width=800 height=600></iframe>`);
    else if (request.url === "/form")
      response.end(`<form method=post action="${origin}/sign-out"></form><script>document.forms[0].submit()</script>`);
    else response.end("<p>evil</p>");
  });
  evil.listen(0, "127.0.0.1");
  await once(evil, "listening");
  end.defer(() => {
    evil.close();
    evil.closeAllConnections();
  });
  const { port } = evil.address() as AddressInfo;
  const site = `http://evil.test:${port}`;
  await step("the console in a frame", "blocked", async () => {
    const page = await context.newPage();
    await page.goto(`${site}/frame`);
    await page.waitForTimeout(500);
    const framed = page.frames().at(-1)!;
    const text = await framed.evaluate(() => document.body?.innerText ?? "").catch(() => "");
    await page.screenshot({ path: `${shots}frame.png` });
    await page.close();
    return framed.url().startsWith("chrome-error:") && !text.includes("Accounts")
      ? "blocked"
      : `framed ${framed.url()}`;
  });
  await step("a form that another site submits", "Cross-site request rejected.", async () => {
    const page = await context.newPage();
    await page.goto(`${site}/form`);
    await page.waitForURL(`${origin}/**`);
    const text = (await page.textContent("body")) ?? "";
    await page.close();
    return text.trim();
  });
  await step("fetch of another site, with credentials", "blocked", () =>
    fetched(context, site, `${origin}/`, { credentials: "include" }),
  );
  await step("fetch of another site from tokens serve, with a stolen key", "blocked", () =>
    fetched(context, site, `${stage.agent}/v1/accounts`, { headers: { authorization: `Bearer ${stage.agentKey}` } }),
  );
  await step("a name of another site that leads to the console", /^421 The console is only available at/, async () => {
    const page = await context.newPage();
    const response = await page.goto(`http://evil.test:${new URL(origin).port}/`);
    const seen = `${response!.status()} ${await page.textContent("body")}`;
    await page.close();
    return seen;
  });
  await step("afterwards, the browser is still signed in", "200", async () => {
    const page = await context.newPage();
    const response = await page.goto(origin);
    await page.close();
    return response!.status();
  });
}

/** Whatever a page says that is wrong, and whatever runs on it. */
function listen(page: Page): Complaints {
  const complaints: Complaints = [];
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (said) => {
    // Error responses are expected; violations of the policy are not.
    if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) complaints.push(said.text());
  });
  return complaints;
}

async function looked(context: BrowserContext, address: string, label: string): Promise<string> {
  const page = await context.newPage();
  const complaints = listen(page);
  await page.addInitScript(() => Object.assign(globalThis, { pwned: () => Object.assign(globalThis, { ran: true }) }));
  await page.goto(address);
  return verdict(page, complaints, label);
}

/** Moves over the page, takes its picture, and tells what it did. */
async function verdict(page: Page, complaints: Complaints, label: string): Promise<string> {
  await page.mouse.move(300, 300);
  await page.mouse.move(500, 200);
  await page.screenshot({ path: `${shots}${label.replaceAll(/\W+/g, "-")}.png` });
  const ran = await page.evaluate(() => "ran" in globalThis);
  const { tooWide, overlapping } = await page.evaluate(measure);
  await page.close();
  const wrong = [
    ...(ran ? ["a script ran"] : []),
    ...complaints,
    ...tooWide.slice(0, 1).map((one) => `too wide: ${one}`),
    ...overlapping.slice(0, 1).map((one) => `overlapping: ${one}`),
  ];
  return wrong.join("; ") || "no script, no complaint, no overflow";
}

/** What a page of another site can read. */
async function fetched(context: BrowserContext, site: string, address: string, init: object): Promise<string> {
  const page = await context.newPage();
  await page.goto(site);
  const seen = await page.evaluate(
    ([to, options]) =>
      fetch(to, options).then(
        (response) => `read ${response.status}`,
        () => "blocked",
      ),
    [address, init] as const,
  );
  await page.close();
  return seen;
}
