import { TokenManager } from "@tokens/core";
import { createHubstaff } from "@tokens/hubstaff";
import type { Group } from "../group.ts";
import type { Row } from "../report.ts";
import { sampleProvider } from "../sample.ts";
import { spreadOf } from "../statistics.ts";

const accounts = 100_000;

/** What an account weighs that is bound and not in use. */
export const memory: Group = {
  title: "Memory",
  about: `The growth of the live heap per account, when a program binds 100,000 accounts with \`for()\` and has not used them yet.`,
  async measure({ quick, progress }) {
    const makers: Readonly<Record<string, () => (account: string) => unknown>> = {
      "tokens.for(account)": () => {
        const tokens = TokenManager.create(sampleProvider);
        return (account) => tokens.for(account);
      },
      "client.for(account)": () => {
        const hubstaff = createHubstaff({ clientId: "id", clientSecret: "secret" });
        return (account) => hubstaff.for(account);
      },
    };
    const rows: Row[] = [];
    for (const [name, make] of Object.entries(makers)) {
      progress(name);
      const bytes = Array.from({ length: quick ? 1 : 5 }, () => bytesPerAccount(make()));
      const value = spreadOf(bytes);
      const megabytes = (value.median * accounts) / 1e6;
      rows.push({ name, of: "tokens", value, target: { atMost: 700 }, absolute: `${megabytes.toFixed(0)} MB in all` });
    }
    return [{ title: "Bytes per bound account", unit: "bytes", rows }];
  },
};

function bytesPerAccount(bind: (account: string) => unknown): number {
  bind("warm");
  globalThis.gc!();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < accounts; n++) bind(`account-${n}`);
  globalThis.gc!();
  const bytes = (process.memoryUsage().heapUsed - before) / accounts;
  // Keeps what was bound until here.
  bind("last");
  return bytes;
}
