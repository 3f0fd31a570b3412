import { memorySessions, type Session, type SessionManager, type SharedSessionManager } from "@tokens/core";
import { cookieSessions, generateEncryptionKey, ticketSessions } from "@tokens/session-cookie";
import { expectTypeOf, test } from "vitest";

interface PodioLikeSession extends Session {
  readonly ref: { readonly type: string };
}

const options = { keys: [generateEncryptionKey()] };
declare const request: Request;

test("cookie sessions have two methods: they are typed as unshared", () => {
  const sessions = cookieSessions<PodioLikeSession>(options).of(request);
  expectTypeOf(sessions).toExtend<SessionManager<PodioLikeSession>>();
  expectTypeOf(sessions).not.toExtend<SharedSessionManager<PodioLikeSession>>();
});

test("ticket sessions are shared, of the sessions that the manager is of", () => {
  const sessions = ticketSessions({ ...options, manager: memorySessions<PodioLikeSession>() }).of(request);
  expectTypeOf(sessions).toExtend<SharedSessionManager<PodioLikeSession>>();
});

test("a ticket's manager must be shared", () => {
  const twoMethods: SessionManager = memorySessions();
  // @ts-expect-error Two methods cannot exclude another request.
  ticketSessions({ ...options, manager: twoMethods });
});
