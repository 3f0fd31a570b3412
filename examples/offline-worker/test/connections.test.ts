import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSession, ReauthorizationRequiredError } from "@tokens/core";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import { createPool } from "mysql2";
import { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openConnections } from "../src/connections.ts";
import { readSettings } from "../src/settings.ts";

const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/test";
const mariadbUrl = process.env["MARIADB_URL"] ?? "mysql://root@127.0.0.1:3306/test";

/** The servers that answer. Without one a test run of CI fails; elsewhere it is left out, and a line says so. */
const servers = await reachable([
  {
    name: "PostgreSQL",
    url: postgresUrl,
    async run(statement: string) {
      const pool = new Pool({ connectionString: postgresUrl, connectionTimeoutMillis: 2000 });
      try {
        await pool.query(statement);
      } finally {
        await pool.end();
      }
    },
  },
  {
    name: "MariaDB",
    url: mariadbUrl,
    async run(statement: string) {
      const pool = createPool({ uri: mariadbUrl, connectTimeout: 2000 }).promise();
      try {
        await pool.query(statement);
      } finally {
        await pool.end();
      }
    },
  },
]);

async function reachable<S extends { name: string; run(statement: string): Promise<void> }>(
  all: readonly S[],
): Promise<readonly S[]> {
  const found: S[] = [];
  for (const server of all) {
    try {
      await server.run("select 1");
      found.push(server);
    } catch (error) {
      if (process.env["CI"]) throw error;
      console.log(`${server.name} does not answer: its test is left out.`);
    }
  }
  return found;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offline-worker-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keys = [generateEncryptionKey()];
const login = (obtainedAt: number) =>
  newSession({ accessToken: "a-secret", refreshToken: "another-secret", obtainedAt });

/** What the web app and the worker know of one account, from its login to its loss and on. */
async function share(store: string): Promise<void> {
  await using web = await openConnections({ store, keys });
  await using worker = await openConnections({ store, keys });
  expect(await web.stateOf("key")).toBe("none");
  await web.sessions.set("key", login(1000));
  expect(await worker.sessions.get("key")).toMatchObject({ accessToken: "a-secret" });
  expect(await worker.stateOf("key")).toBe("connected");
  const error = new ReauthorizationRequiredError("Revoked.", { reason: "refused" });
  expect(await worker.lose("key", error, 2000)).toBe(true);
  expect(await worker.lose("key", error, 3000)).toBe(false);
  expect(await web.stateOf("key")).toBe("lost");
  await web.sessions.set("key", login(4000));
  expect(await web.stateOf("key")).toBe("connected");
  expect(await worker.lose("key", error, 5000)).toBe(true);
  await web.sessions.set("key", undefined);
  expect(await web.stateOf("key")).toBe("none");
  expect(await worker.lose("key", error, 6000)).toBe(false);
  await web.sessions.set("key", login(7000));
}

test("two programs share a SQLite file, and it holds no readable token", async () => {
  await share(`sqlite:${join(folder, "shared.db")}`);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  expect(files.join("")).toContain("key");
  for (const secret of ["a-secret", "another-secret"]) expect(files.join("")).not.toContain(secret);
});

test.each(servers)("two programs share a table of $name", async ({ url, run }) => {
  const table = `offline_${crypto.randomUUID().replaceAll("-", "")}`;
  try {
    await share(`${url}?table=${table}`);
  } finally {
    await run(`drop table if exists ${table}, ${table}_journal, ${table}_records`);
  }
});

test("settings are read from the environment; what is missing is named, and no secret", () => {
  const environment = {
    SESSION_KEYS: JSON.stringify(keys),
    PSOHUB_CLIENT_ID: "id",
    PSOHUB_CLIENT_SECRET: "hidden",
    PSOHUB_API_URL: "http://127.0.0.1:4012",
    PODIO_CLIENT_ID: "without a secret",
  };
  expect(readSettings(environment)).toEqual({
    store: "sqlite:./offline-worker.db",
    keys,
    services: { psohub: { clientId: "id", clientSecret: "hidden", apiUrl: "http://127.0.0.1:4012" } },
  });
  expect(() => readSettings({ ...environment, PSOHUB_CLIENT_ID: "" })).toThrow(/PSOHUB_CLIENT_ID and _CLIENT_SECRET/);
  expect(() => readSettings({ ...environment, SESSION_KEYS: "[not json hidden" })).toThrow(
    /^Set SESSION_KEYS (?!.*hidden)/,
  );
});
