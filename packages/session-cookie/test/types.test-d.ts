import { memorySessions, type Session, type SessionManager, type SharedSessionManager } from "@tokens/core";
import { cookieSessions, generateEncryptionKey, serverSideSessions } from "@tokens/session-cookie";
import { expectTypeOf, test } from "vitest";

interface PodioLikeSession extends Session {
  readonly ref: { readonly type: string };
}

const options = { keys: [generateEncryptionKey()] };
declare const request: Request;

test("cookie sessions have two methods and are not shared", () => {
  const sessions = cookieSessions<PodioLikeSession>(options).of(request);
  expectTypeOf(sessions).toExtend<SessionManager<PodioLikeSession>>();
  expectTypeOf(sessions).not.toExtend<SharedSessionManager<PodioLikeSession>>();
});

test("server-side sessions are shared, with the session type of the manager", () => {
  const sessions = serverSideSessions({ ...options, sessions: memorySessions<PodioLikeSession>() }).of(request);
  expectTypeOf(sessions).toExtend<SharedSessionManager<PodioLikeSession>>();
});

test("server-side sessions need a shared manager", () => {
  const twoMethods: SessionManager = memorySessions();
  // @ts-expect-error Two methods cannot exclude another request.
  serverSideSessions({ ...options, sessions: twoMethods });
});
