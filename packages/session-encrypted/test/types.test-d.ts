import { memorySessions, type Session, type SessionManager, type SharedSessionManager } from "@tokens/core";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { expectTypeOf, test } from "vitest";

interface PodioLikeSession extends Session {
  readonly ref: { readonly type: string };
}

const options = { keys: [generateEncryptionKey()] };

test("the type of the session and of the manager are kept", () => {
  const shared = encryptedSessions(memorySessions<PodioLikeSession>(), options);
  expectTypeOf(shared).toExtend<SharedSessionManager<PodioLikeSession>>();
  const inferred: SessionManager<PodioLikeSession> = encryptedSessions(memorySessions(), options);
  expectTypeOf(inferred.get).returns.resolves.toEqualTypeOf<PodioLikeSession | undefined>();
});

test("a two-method manager does not become a shared one", () => {
  const twoMethods: SessionManager = memorySessions();
  expectTypeOf(encryptedSessions(twoMethods, options)).not.toExtend<SharedSessionManager>();
  expectTypeOf(encryptedSessions(twoMethods, options).rewrap).toBeFunction();
});
