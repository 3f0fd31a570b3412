import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** True where there is no Chromium to test with, outside of CI. */
export const skipped: boolean = !existsSync(executablePath) && !process.env["CI"];
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

export function launch(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...args, ...more] });
}
