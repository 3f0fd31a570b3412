import { sharedSessionManagerCases, type StoreUnderTest } from "@tokens/core/testing";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { afterAll, beforeAll, describe, test } from "vitest";
import {
  casesOn,
  mariadbDatabase,
  pgliteDatabase,
  postgresDatabase,
  reachMariadb,
  reachPostgres,
  sqliteDatabase,
  type TestDatabase,
} from "./databases.ts";

const postgres = await reachPostgres();
const mariadb = await reachMariadb();

const encryption = { keys: [generateEncryptionKey()] };

/** The same store, as one sees it who encrypts. */
async function encrypted(opening: Promise<StoreUnderTest>): Promise<StoreUnderTest> {
  const store = await opening;
  return {
    ...store,
    sessions: encryptedSessions(store.sessions, encryption),
    another: async () => encryptedSessions(await store.another(), encryption),
  };
}

describe.each([
  { name: "SQLite", reached: true, create: sqliteDatabase },
  { name: "PGlite", reached: true, create: pgliteDatabase },
  { name: "PostgreSQL", reached: postgres, create: () => postgresDatabase() },
  { name: "PostgreSQL without a listener", reached: postgres, create: () => postgresDatabase({ listen: false }) },
  { name: "MariaDB", reached: mariadb, create: () => mariadbDatabase() },
  { name: "MariaDB as MySQL", reached: mariadb, create: () => mariadbDatabase({ returning: false }) },
])("$name", ({ reached, create }) => {
  describe.skipIf(!reached)("conforms", () => {
    let database: TestDatabase;
    let open: ReturnType<typeof casesOn>;
    beforeAll(async () => {
      database = await create();
      open = casesOn(database);
    });
    afterAll(() => database?.remove());

    const cases = sharedSessionManagerCases(() => open(), { leaseMs: 5000 });
    test.each(cases)("$name", ({ run }) => run());

    const encryptedCases = sharedSessionManagerCases(() => encrypted(open()), { leaseMs: 5000 });
    test.each(encryptedCases)("encrypted: $name", ({ run }) => run());
  });
});
