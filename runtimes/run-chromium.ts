import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Result } from "./suite/case.ts";
import { bundle, entriesIn } from "./bundle.ts";
import type { Run } from "./run.ts";

interface Page {
  exposeFunction(name: string, call: (value: never) => void): Promise<void>;
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}

interface Browser {
  version(): string;
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** The part of Playwright that is used. */
interface Playwright {
  readonly chromium: { launch(options: object): Promise<Browser> };
}

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const main = `
import { runPage } from "./suite/page.ts";
globalThis.runSuite = (settings) => runPage(load, settings, (result) => globalThis.report(result));
`;

/** Runs the suite in a page of this machine's Chromium, which loads it from this machine. */
export async function runInChromium({ consumer, settings, report }: Run): Promise<void> {
  const chunks = await bundle(consumer, ["browser"], main, entriesIn(settings));
  const server = createServer((request, response) => {
    const chunk = chunks.find(({ path }) => `/${path}` === request.url);
    response.setHeader("content-type", chunk ? "text/javascript" : "text/html");
    response.end(chunk ? chunk.text : '<!doctype html><link rel="icon" href="data:,"><title>Suite</title>');
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.exposeFunction("report", (result: Result) => report(result));
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(`import("/main.js").then(() => runSuite(${JSON.stringify(settings)}))`);
  } finally {
    await browser.close();
    server.close();
  }
}

export async function chromiumVersion(): Promise<string> {
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return version;
}

async function launch(): Promise<Browser> {
  const { chromium } = (await import("playwright-core")) as unknown as Playwright;
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
