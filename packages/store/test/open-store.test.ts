import { existsSync, readdirSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { isTokensError, type TokensError } from "@tokens/core";
import { openStore, type OpenStoreOptions } from "@tokens/store";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { silenceable } from "./proxy.ts";
import { forms, runPostgres, sample, temporaryDirectory } from "./support.ts";

/** Long enough for a server that answers. */
const timeoutMs = 2000;

async function failure(url: string, options?: OpenStoreOptions): Promise<TokensError> {
  const error: unknown = await openStore(url, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isTokensError(error)) throw new Error(`Opening ${url} did not fail as it should.`, { cause: error });
  return error;
}

describe.each(forms)("a store at $name", ({ reached, place }) => {
  describe.skipIf(!reached)("opened", () => {
    test("stores and lists sessions, also when opened again", async () => {
      const { url } = await place();
      const session = sample();
      {
        await using store = await openStore(url);
        await store.sessions.set("a:b", session);
        const { kind } = await store.sessions.claim("a:b", { known: session.version, owner: "one", leaseMs: 60_000 });
        expect(kind).toBe("claimed");
      }
      await using store = await openStore(url);
      expect(await store.sessions.get("a:b")).toEqual(session);
      const { version, obtainedAt, expiresAt } = session;
      const claim = { since: expect.any(Number), until: expect.any(Number) };
      expect(await Array.fromAsync(store.sessions.list())).toEqual([
        { key: "a:b", version, obtainedAt, expiresAt, claim },
      ]);
      await store.sessions.release("a:b", { owner: "one" });
      expect(await Array.fromAsync(store.sessions.expiring({ before: Infinity, limit: 9 }))).toEqual([
        { key: "a:b", expiresAt },
      ]);
    });

    test("can be opened by its name, several times at once", async () => {
      const { url } = await place();
      const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(url)));
      const session = sample();
      await stores[0]!.sessions.set("key", session);
      await using again = await openStore(stores[1]!.name);
      expect(again.name).toBe(stores[1]!.name);
      expect(await again.sessions.get("key")).toEqual(session);
      await Promise.all(stores.map((store) => store.close()));
    });

    test("closes once, and then fails", async () => {
      const { url } = await place();
      const store = await openStore(url);
      await Promise.all([store.close(), store.close()]);
      await store[Symbol.asyncDispose]();
      if (url.startsWith("file:")) return;
      await expect(store.sessions.get("key")).rejects.toMatchObject({ code: "session_store" });
      await expect(store.journal.read({ limit: 1 })).rejects.toMatchObject({ code: "session_store" });
    });
  });
});

describe("a path", () => {
  test("may be relative, absolute or encoded after //", async () => {
    const directory = await temporaryDirectory();
    const names: string[] = [];
    const spaced = `${directory}/with space%`;
    const urls = ["file:./some/dir", `file:${directory}`, `file://${encodeURI(spaced)}`, `SQLITE:${directory}/a#b`];
    for (const url of urls) {
      await using store = await openStore(url);
      names.push(store.name);
    }
    expect(names).toEqual([
      `file:${resolve("some/dir")}`,
      `file:${directory}`,
      `file:${spaced}`,
      `sqlite:${directory}/a#b`,
    ]);
  });

  test.skipIf(process.platform !== "linux")("is the default directory where a file: names none", async () => {
    const directory = await temporaryDirectory();
    vi.stubEnv("XDG_STATE_HOME", directory);
    onTestFinished(() => void vi.unstubAllEnvs());
    await using store = await openStore("file:");
    expect(store.name).toBe(`file:${join(directory, "tokens")}`);
  });

  test("of a database may be memory, with its own table", async () => {
    await using store = await openStore("sqlite::memory:?table=others");
    expect(store.name).toBe("sqlite::memory:?table=others");
    await store.sessions.set("key", sample());
    await store.journal.append([{ at: 1, key: "key", type: "refreshed", by: "test" }]);
    expect(await store.journal.read({ limit: 9 })).toHaveLength(1);
    await using other = await openStore("sqlite::memory:");
    expect(await other.sessions.get("key")).toBeUndefined();
  });

  test("that does not exist is created by default", async () => {
    const path = `${await temporaryDirectory()}/new/tokens.db`;
    await using store = await openStore(`sqlite:${path}`);
    await store.sessions.set("key", sample());
    expect(existsSync(path)).toBe(true);
  });

  test("that does not exist is an error with `create: false`, and nothing is created", async () => {
    const directory = await temporaryDirectory();
    const path = `${directory}/new/tokens.db`;
    const error = await openStore(`sqlite:${path}`, { create: false }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "session_store", retryable: false });
    expect((error as Error).message).toBe(
      `There is no SQLite store at ${path}. Correct the path, or create the store with the first login, e.g. tokens login.`,
    );
    expect(readdirSync(directory)).toEqual([]);
    await using memory = await openStore("sqlite::memory:", { create: false });
    expect(await memory.sessions.get("key")).toBeUndefined();
    await (await openStore(`sqlite:${path}`)).close();
    await using found = await openStore(`sqlite:${path}`, { create: false });
    expect(await found.sessions.get("key")).toBeUndefined();
  });

  test("that cannot be used is reported", async () => {
    const directory = await temporaryDirectory();
    expect(await failure(`sqlite:${directory}`)).toMatchObject({ code: "session_store", retryable: false });
  });
});

test.for([
  ["", "no scheme"],
  ["./tokens.db", "no scheme"],
  ["mongodb://u:canary@host/db", "unknown scheme mongodb:"],
  ["constructor:x", "unknown scheme constructor:"],
  ["sqlite:", "no path"],
  ["sqlite:?table=a", "no path"],
  ["file://", "no path"],
  ["file://canary/dir", "not a local path"],
  ["file:./dir?prefix=canary", 'unknown parameter "prefix"'],
  ["sqlite:./canary?table=", "empty table"],
  ["postgres:", "names no server"],
  ["redis://", "names no server"],
  ["postgres://u:canary@host:port/db", "URL is invalid"],
  ["mysql://u:can ary@ho st/db", "URL is invalid"],
  ["redis://u:12/canary@host/0", "URL is invalid"],
  ["postgres://u:12#canary@host/db", "URL is invalid"],
  ["mariadb://u:12?canary@host/db", "URL is invalid"],
] as const)("%s is rejected with the supported forms", async ([url, why]) => {
  const error = await failure(url);
  expect(error).toMatchObject({ code: "provider_configuration", retryable: false });
  expect(error.message).toContain(why);
  expect(error.message).toContain("sqlite:./tokens.db");
  expect(error.message).not.toMatch(/can ?ary/);
});

describe("a server", () => {
  test.for(["postgres", "mysql", "redis"])(
    "%s: that is not there, or does not let in, is told without the password",
    async (scheme) => {
      const error = await failure(`${scheme}://user:canary@127.0.0.1:1`);
      expect(error).toMatchObject({ code: "session_store", retryable: true });
      expect(JSON.stringify([error.message, String(error.cause), error.stack])).not.toContain("canary");
    },
  );

  test("that never responds times out", async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => void sockets.add(socket.on("error", () => undefined)));
    server.listen(0, "127.0.0.1");
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const errors = await Promise.all(
      ["postgres", "mysql", "redis"].map((scheme) =>
        failure(`${scheme}://user:canary@127.0.0.1:${port}`, { timeoutMs: 200 }),
      ),
    );
    for (const error of errors) {
      expect(error).toMatchObject({ code: "session_store", retryable: true });
      expect(JSON.stringify([error.message, String(error.cause), error.stack])).not.toContain("canary");
    }
  });

  test("that stops responding times out, and can be closed", async () => {
    await Promise.all(
      forms.slice(2).map(async ({ reached, place }) => {
        if (!reached) return;
        const url = new URL((await place()).url);
        const host = url.hostname;
        const proxy = await silenceable({ host, port: Number(url.port) });
        url.host = `127.0.0.1:${proxy.port}`;
        await using store = await openStore(url.href, { timeoutMs });
        await store.sessions.set("key", sample());
        proxy.silence();
        await expect(store.sessions.get("key")).rejects.toMatchObject({ code: "session_store", retryable: true });
      }),
    );
  });

  test("is not contacted when the driver rejects the address", async () => {
    const error = await failure("redis://user:canary@127.0.0.1:1/no-number");
    expect(error).toMatchObject({ code: "session_store", retryable: false });
    expect(error.message).not.toContain("canary");
  });

  test.for(forms.slice(2).filter(({ reached }) => reached))(
    "at $name shows no password and nothing of the driver's in its name",
    async ({ place }) => {
      const { url } = await place();
      const secret = new URL(url);
      // The others check a password.
      if (secret.protocol === "postgres:") {
        secret.password = "canary";
        secret.searchParams.set("application_name", "canary");
      }
      await using store = await openStore(secret.href);
      expect(store.name).not.toContain("canary");
      expect(store.name).toContain(/(?:table|prefix)=([^&:]*)/.exec(decodeURIComponent(url))![1]);
    },
  );

  test.skipIf(!forms[2]!.reached)(
    "of PostgreSQL is used by one who may not create tables, once they are there",
    async () => {
      const { url } = await forms[2]!.place();
      await (await openStore(url)).close();
      const table = new URL(url).searchParams.get("table")!;
      const role = `role_${table}`;
      await runPostgres(
        `create role ${role} login`,
        `grant select, insert, update, delete on ${table}, ${table}_journal, ${table}_records to ${role}`,
      );
      onTestFinished(() => runPostgres(`drop owned by ${role}`, `drop role ${role}`).then(() => undefined));
      await using store = await openStore(url.replace(/\/\/[^@]*@/, `//${role}@`));
      await store.sessions.set("key", sample());
      await store.journal.append([{ at: 1, key: "key", type: "refreshed", by: "test" }]);
      expect(await store.journal.read({ limit: 9 })).toHaveLength(1);
    },
  );
});

test.for([undefined, null, 7, {}, new URL("file:///canary")])(
  "%o is no URL: a TypeError with an example",
  async (url) => {
    const open = openStore as unknown as (url: unknown) => Promise<unknown>;
    const error = await open(url).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(
      /^openStore\(url\): url must be a string, e\.g\. "sqlite:\.\/tokens\.db", not /,
    );
    expect((error as Error).message).not.toContain("canary");
  },
);
