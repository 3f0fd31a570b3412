/**
 * Takes screenshots of the built site, in `site/shots`, and fails on what a reader would mind: an error on the console, a request to
 * another origin, a page that is wider than a phone, a search that does not find what it should.
 *
 * `pnpm docs:screenshots`, after `pnpm docs:build`.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { serve } from "vitepress";

const pages = [
  "",
  "quickstart.html",
  "why-tokens-get-lost.html",
  "guides/choosing-a-store.html",
  "providers/hubstaff.html",
  "stores/sql.html",
  "operations/production.html",
  "operations/simulation.html",
  "operations/cli.html",
  "errors/",
  "errors/lock-timeout.html",
  "reference/benchmarks.html",
  "reference/torture.html",
  "reference/api/core.html",
  "reference/api/hubstaff-routes.html",
  "reference/api/oauth-servers.html",
  "extending/architecture.html",
  "moving/",
  "no-such-page",
];

/** Enough to see the colors. */
const darkPages = ["", "operations/simulation.html", "reference/api/core.html"];

const screens = [
  { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
] as const;

/** What somebody types, and a page that has to be among the first three. */
const searches = [
  { query: "lock_timeout", page: "/errors/lock-timeout.html" },
  { query: "leaseMs", page: "/" },
  { query: "GET /v2/users/me", page: "/reference/api/hubstaff-routes.html" },
];

const port = 4174;
const origin = `http://127.0.0.1:${port}`;
const shots = join(import.meta.dirname, "shots");
const problems: string[] = [];

rmSync(shots, { recursive: true, force: true });
const { server } = await serve({ root: import.meta.dirname, port });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  for (const { name, ...options } of screens) {
    for (const path of name === "dark" ? darkPages : pages) await photograph(browser, name, options, path);
  }
  await search(browser);
} finally {
  await browser.close();
  server?.close();
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `No problems. Look at ${shots}.` : `${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);

async function photograph(opened: Browser, name: string, options: BrowserContextOptions, path: string): Promise<void> {
  const page = await opened.newPage(options);
  watchPage(page, `${name} ${path}`, path === "no-such-page");
  await page.goto(`${origin}/${path}`, { waitUntil: "networkidle" });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > (options.viewport?.width ?? 0)) problems.push(`${name} ${path}: ${width} px wide`);
  const file = (path.replace(".html", "").replaceAll("/", "-") || "home").replace(/-$/u, "");
  await page.screenshot({ path: join(shots, name, `${file}.png`) });
  await page.close();
}

async function search(opened: Browser): Promise<void> {
  const page = await opened.newPage(screens[0]);
  watchPage(page, "search", false);
  await page.goto(origin, { waitUntil: "networkidle" });
  for (const { query, page: wanted } of searches) {
    await page.keyboard.press("/");
    await page.locator(".VPLocalSearchBox input").fill(query);
    const found = await page.waitForFunction(isAmongFirst, wanted, { timeout: 30_000 }).catch(() => undefined);
    if (!found) problems.push(`search ${query}: ${wanted} is not among the first three results`);
    await page.screenshot({ path: join(shots, "search", `${query.replaceAll(/\W+/gu, "-")}.png`) });
    await page.keyboard.press("Escape");
  }
  await page.close();
}

/** In the browser. */
function isAmongFirst(wanted: string): boolean {
  const links = [...document.querySelectorAll(".VPLocalSearchBox .results a")].slice(0, 3);
  return links.some((link) => link.getAttribute("href")?.startsWith(wanted));
}

function watchPage(page: Page, name: string, missing: boolean): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !missing) problems.push(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) problems.push(`${name}: asks ${url}`);
  });
}
