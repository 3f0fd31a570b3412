/**
 * Every passing failure of a token endpoint, once, over real connections and with real processes that share a directory: who is
 * served, and how many requests that takes.
 *
 *     node -C @tokens/source packages/session-file/proof/passing-failures.ts
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { newSession } from "@tokens/core";
import { open } from "./app.ts";
import { startTokenServer, type Failure } from "./token-server.ts";

interface Row {
  readonly name: string;
  readonly served: number;
  readonly callers: number;
  readonly requests: number;
  readonly accepted: number;
  readonly reused: number;
  readonly overlapping: number;
  readonly ok: boolean;
}

const failures: readonly Failure[] = [
  "503",
  "HTML 502",
  "429, Retry-After: 1",
  "refused",
  "reset",
  "lost, grace window",
];
const herds = [
  { processes: 1, callers: 1 },
  { processes: 1, callers: 200 },
  { processes: 8, callers: 50 },
];

const heading = ["failure, once", "processes x callers", "served", "requests", "accepted", "reused", "overlapping", ""];
const widths = [22, 20, 10, 9, 9, 7, 12, 6];
print(heading);
const rows: Row[] = [];
for (const failure of [undefined, ...failures]) {
  for (const { processes, callers } of herds) {
    const row = await run(failure, processes, callers);
    rows.push(row);
    const { name, served, requests, accepted, reused, overlapping, ok } = row;
    const herd = `${processes} x ${callers}`;
    print([name, herd, `${served}/${row.callers}`, requests, accepted, reused, overlapping, ok ? "ok" : "FAILED"]);
  }
}
const wrong = rows.filter(({ ok }) => !ok).length;
console.log(wrong === 0 ? "Every caller was served." : `${wrong} of ${rows.length} rows failed.`);
process.exitCode = wrong === 0 ? 0 : 1;

async function run(failure: Failure | undefined, processes: number, callers: number): Promise<Row> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-proof-"));
  const server = await startTokenServer();
  try {
    const { refreshToken, counts, url } = server;
    const ended = {
      accessToken: "access-0",
      refreshToken,
      obtainedAt: Date.now() - 3_600_000,
      expiresAt: Date.now() - 1,
    };
    await open(url, directory).save(newSession(ended));
    const herd = await Promise.all(Array.from({ length: processes }, () => start(url, directory, callers)));
    if (failure) await server.failNext(failure);
    const got = (await Promise.all(herd.map((go) => go()))).flat();
    const served = got.filter(({ token }) => token === "access-1").length;
    const { requests, accepted, reused, overlapping } = counts;
    // A token that was used up by a lost answer is used once more, inside the grace window.
    const ok =
      served === got.length &&
      accepted === 1 &&
      overlapping === 0 &&
      reused === Number(failure?.startsWith("lost") ?? 0);
    return { name: failure ?? "none", served, callers: got.length, requests, accepted, reused, overlapping, ok };
  } finally {
    await server.close();
    await rm(directory, { recursive: true });
  }
}

type Got = { readonly token?: string; readonly error?: string };

/** Starts a process; it calls when told to. */
async function start(url: string, directory: string, callers: number): Promise<() => Promise<readonly Got[]>> {
  const file = join(import.meta.dirname, "caller.ts");
  const child = spawn(process.execPath, ["-C", "@tokens/source", file, url, directory, String(callers)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return async () => {
    child.stdin.write("go\n");
    const { value } = await lines.next();
    if (child.exitCode === null) await once(child, "exit");
    return JSON.parse(value as string) as Got[];
  };
}

function print(cells: readonly (string | number)[]): void {
  console.log(
    cells
      .map((cell, column) =>
        column < 2 ? String(cell).padEnd(widths[column]!) : String(cell).padStart(widths[column]!),
      )
      .join(" ")
      .trimEnd(),
  );
}
