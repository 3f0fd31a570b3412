import { execFile } from "node:child_process";
import { connect } from "node:net";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Step } from "../proof/security/report.ts";
import { openFixture } from "./fixture.ts";
import { signedIn } from "./visitor.ts";

const walk = fileURLToPath(new URL("../proof/security.ts", import.meta.url));

test(
  "the console, its links and tokens serve hold against the walk of pnpm security",
  { timeout: 180_000 },
  async () => {
    const args = ["-C", "@tokens/source", walk, "--quick", "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch(
      (failed: { stdout: string }) => failed,
    );
    const steps = JSON.parse(stdout) as readonly Step[];
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(steps.length).toBeGreaterThan(140);
  },
);

test("a browser that leaves while it sends a form is not reported as an error of the console", async () => {
  const at = await openFixture();
  onTestFinished(() => at.close());
  const { cookie } = await signedIn(at.console.link());
  const { host, hostname, port } = new URL(at.console.origin);
  const headers = [`Host: ${host}`, `Cookie: ${cookie}`, `Origin: ${at.console.origin}`, "Transfer-Encoding: chunked"];
  const form = "Content-Type: application/x-www-form-urlencoded";
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(["POST /sign-out HTTP/1.1", ...headers, form, "", "5\r\ncsrf=", ""].join("\r\n"));
  // By then the console reads the body; and later, it has noticed that nothing more comes.
  const one = await signedIn(at.console.link());
  socket.resetAndDestroy();
  for (let n = 0; n < 20; n++) expect((await one.get("/")).status).toBe(200);
  expect(at.errors).toEqual([]);
});
