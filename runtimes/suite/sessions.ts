import { memorySessions, newSession } from "@tokens/core";
import { sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { cookieSessions, serverSideSessions } from "@tokens/session-cookie";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { d1Sessions } from "@tokens/session-sql/d1";
import { equal, type Case } from "./case.ts";
import { ageLeases, conforms, corruptSessions } from "./conformance.ts";
import { remoteSessions } from "./remote.ts";

/** Session managers that need no module of a runtime. */
export const sessionCases: readonly Case[] = [
  {
    name: "memory",
    run: () =>
      conforms(
        sharedSessionManagerCases(async () => {
          const clock = testClock();
          const sessions = memorySessions({ clock });
          return { sessions, another: async () => sessions, pass: (ms) => clock.advance(ms) };
        }),
      ),
  },
  {
    name: "encrypted, in memory",
    run: () =>
      conforms(
        sharedSessionManagerCases(async () => {
          const clock = testClock();
          const keys = [generateEncryptionKey()];
          const memory = memorySessions({ clock });
          return {
            sessions: encryptedSessions(memory, { keys }),
            another: async () => encryptedSessions(memory, { keys }),
            pass: (ms) => clock.advance(ms),
          };
        }),
      ),
  },
  {
    name: "in a cookie",
    async run() {
      const cookies = cookieSessions({ keys: [generateEncryptionKey()] });
      const session = newSession({ accessToken: "an-access-token", obtainedAt: Date.now() });
      const first = cookies.of(new Headers());
      await first.set("key", session);
      const lines = await first.setCookies();
      const cookie = lines.map((line) => line.split("; ")[0]).join("; ");
      equal(await cookies.of(new Headers({ cookie })).get("key"), session, "the session of the next request");
      equal((await cookies.of(new Headers()).get("key")) ?? null, null, "the session without a cookie");
    },
  },
  {
    name: "on the server, by cookie",
    run: () =>
      conforms(
        sharedSessionManagerCases(async () => {
          const clock = testClock();
          const store = { ...memorySessions({ clock }), async *expiring() {} };
          const sessions = serverSideSessions({ sessions: store, keys: [generateEncryptionKey()], clock }).of(
            new Headers(),
          );
          return { sessions, another: async () => sessions, pass: (ms) => clock.advance(ms) };
        }),
      ),
  },
  {
    name: "Cloudflare D1, from two Workers",
    needs: ["d1"],
    async run({ d1, other }) {
      const table = "tokens_sessions";
      const run = (text: string): Promise<unknown> => d1!.prepare(text).bind().all();
      return conforms(
        sharedSessionManagerCases(
          async () => {
            const sessions = d1Sessions(d1!);
            await sessions.migrate();
            await run(`delete from ${table}`);
            return {
              sessions,
              another: async () => remoteSessions(other!),
              pass: async (ms) => void (await run(ageLeases(table, ms))),
              corrupt: async () => void (await run(corruptSessions(table))),
            };
          },
          { leaseMs: 5000 },
        ),
      );
    },
  },
];
