import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../scripts/published-packages.ts";

type Start = (env: NodeJS.ProcessEnv, ...parameters: readonly string[]) => ChildProcess;

/** Walks through the built app, which `start` starts, against the sandbox. */
export async function testApp(start: Start): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "example-nextjs-"));
  const sandbox = spawn(process.execPath, ["-C", "@tokens/source", "apps/sandbox/src/main.ts", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(sandbox.stdout), "line")) as [string];
  const { control } = JSON.parse(line) as { control: string };
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { clientId, clientSecret, apiUrl, authUrl } = await credentialsAt(control);
  const app = start(
    {
      APP_ORIGIN: origin,
      SESSIONS_DIRECTORY: directory,
      HUBSTAFF_CLIENT_ID: clientId,
      HUBSTAFF_CLIENT_SECRET: clientSecret,
      HUBSTAFF_API_URL: apiUrl,
      HUBSTAFF_AUTH_URL: authUrl,
    },
    "--port",
    String(port),
  );
  try {
    await walk(origin, `${control}/hubstaff`);
    console.log("Login, callback, calls, one refresh, revocation, disconnection, an outage: passed.");
  } finally {
    const ended = [app, sandbox].map((child) => child.exitCode ?? once(child, "exit"));
    for (const child of [app, sandbox]) child.kill();
    await Promise.all(ended);
    await rm(directory, { recursive: true });
  }
}

async function walk(origin: string, control: string): Promise<void> {
  const { visit, submit } = openBrowser(origin);
  const connect = async (): Promise<Response> => {
    const toProvider = await submit("/login");
    const toApp = await fetch(locationOf(toProvider)!, { redirect: "manual" });
    return visit(locationOf(toApp)!);
  };
  const tokenRequests = async (): Promise<unknown> => (await (await fetch(`${control}/stats`)).json()).tokenRequests;
  const run = (command: string, fault?: object): Promise<Response> =>
    fetch(`${control}/${command}`, { method: "POST", ...(fault && { body: JSON.stringify(fault) }) });

  await untilReady(origin);
  assert.equal(locationOf(await visit("/projects")), "/login");
  assert.equal((await submit("/login", "https://evil.example")).status, 403);
  assert.equal(locationOf(await connect()), "/projects");
  assert.match(await (await visit("/projects")).text(), /<li>Analytical Engine<\/li>/);
  assert.deepEqual(await (await visit("/api/projects")).json(), ["Analytical Engine", "Compiler"]);

  await run("expire");
  const responses = await Promise.all(Array.from({ length: 10 }, () => visit("/api/projects")));
  assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
  assert.deepEqual(await tokenRequests(), { authorization_code: 1, refresh_token: 1 });

  await run("revoke");
  assert.equal(locationOf(await visit("/projects")), "/login");
  assert.equal(locationOf(await visit("/api/projects")), "/login");
  await connect();
  const page = await (await visit("/projects")).text();
  assert.match(page, /<li>Analytical Engine<\/li>/);

  const [, action] = /name="(\$ACTION_ID_[^"]+)"/.exec(page)!;
  const form = new FormData();
  form.set(action!, "");
  assert.equal(locationOf(await submit("/projects", origin, form)), "/login");
  assert.equal(locationOf(await visit("/projects")), "/login");

  await connect();
  await run("expire");
  await run("fault", { kind: "status", status: 503, on: "token", retryAfter: 120 });
  const failed = await visit("/api/projects");
  assert.deepEqual([failed.status, failed.headers.get("retry-after")], [503, "120"]);
}

/** A browser that keeps cookies and does not follow redirects. */
function openBrowser(origin: string) {
  const cookies = new Map<string, string>();
  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...init.headers, cookie };
    const response = await fetch(new URL(url, origin), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  const submit = (url: string, from = origin, body: BodyInit = new URLSearchParams()): Promise<Response> =>
    visit(url, { method: "POST", headers: { origin: from }, body });
  return { visit, submit };
}

/** Where a response redirects to: a path, as long as it is on the same site. */
function locationOf({ headers, url }: Response): string | undefined {
  const location = headers.get("location");
  return location?.startsWith(new URL(url).origin) ? new URL(location).pathname : (location ?? undefined);
}

async function credentialsAt(control: string): Promise<Readonly<Record<string, string>>> {
  return (await (await fetch(`${control}/hubstaff/credentials`)).json()) as Readonly<Record<string, string>>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await fetch(`${url}/login`).catch(() => undefined)) return;
    await sleep(100);
  }
  throw new Error("Next.js did not start within 30 s.");
}
