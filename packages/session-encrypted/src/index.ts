/**
 * Encrypts the sessions in any session manager: JWE with a key id in every record, key rotation, detection of moved and edited records.
 *
 * @example
 * ```ts
 * import { memorySessions, newSession } from "@tokens/core";
 * import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
 *
 * const sessions = encryptedSessions(memorySessions(), { keys: [generateEncryptionKey()] });
 * await sessions.set("example:alice", newSession({ accessToken: "secret", obtainedAt: Date.now() }));
 * const session = await sessions.get("example:alice");
 * ```
 *
 * @module
 */
export { encryptedSessions, type EncryptedSessions, type SharedEncryptedSessions } from "./encrypted-sessions.ts";
export { generateEncryptionKey, keyring, type EncryptionKey, type Keyring, type Opened } from "./keyring.ts";
export type { EncryptionOptions } from "./record.ts";
export type { Rewrap } from "./rewrap.ts";
