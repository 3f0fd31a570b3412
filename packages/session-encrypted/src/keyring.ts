import { SessionStoreError } from "@tokens/core";
import * as base64url from "jose/base64url";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { compactDecrypt } from "jose/jwe/compact/decrypt";
import { CompactEncrypt } from "jose/jwe/compact/encrypt";

/** A secret key and its name. */
export interface EncryptionKey {
  /** Stands readable next to what the key encrypts, and finds the key again. Never used for another key later on. */
  readonly id: string;
  /** 32 random bytes; a string is base64url. */
  readonly key: string | Uint8Array;
}

/** What came of opening a sealed text. */
export type Opened =
  | { readonly kind: "opened"; readonly text: string; readonly keyId: string }
  /** Not sealed for this purpose, or nothing sealed at all. */
  | { readonly kind: "foreign" }
  | { readonly kind: "unknown-key"; readonly keyId: string }
  /** Changed, or sealed with another key of the same id. */
  | { readonly kind: "undecryptable"; readonly keyId: string };

/** Seals texts so that only a holder of the keys reads them, and nobody else changes them. */
export interface Keyring {
  /** Id of the key that seals. */
  readonly keyId: string;
  /** A compact JWE: `dir`, `A256GCM`, a fresh random nonce, the key's id as `kid`. */
  seal(text: string): Promise<string>;
  /** Never rejects because of what it is given. */
  open(sealed: string): Promise<Opened>;
}

const algorithms = { alg: "dir", enc: "A256GCM" } as const;
const allowed = {
  keyManagementAlgorithms: [algorithms.alg],
  contentEncryptionAlgorithms: [algorithms.enc],
};
const keyLength = 32;

/** A new random key under a random id; as JSON it fits into an environment variable. */
export function generateEncryptionKey(): { readonly id: string; readonly key: string } {
  const random = (length: number): string => base64url.encode(crypto.getRandomValues(new Uint8Array(length)));
  return { id: random(6), key: random(keyLength) };
}

/**
 * The first key seals, every key opens. `purpose` is sealed in as the JWE's `typ`: what was sealed for one purpose does not open
 * for another. Throws `SessionStoreError` when a key is unfit.
 */
export function keyring(keys: readonly EncryptionKey[], purpose: string): Keyring {
  const secrets = new Map(keys.map((key) => [key.id, bytesOf(key)]));
  const [first] = keys;
  if (!first) throw unfit("There is no encryption key: pass `keys`, a list of at least one.");
  if (secrets.size < keys.length) throw unfit("Two encryption keys have the same id: give each its own.");

  const header = { ...algorithms, typ: purpose, kid: first.id };
  const secret = secrets.get(first.id)!;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    keyId: first.id,
    seal: (text) => new CompactEncrypt(encoder.encode(text)).setProtectedHeader(header).encrypt(secret),
    async open(sealed) {
      const { typ, kid: keyId } = headerOf(sealed);
      if (typ !== purpose || typeof keyId !== "string") return { kind: "foreign" };
      const key = secrets.get(keyId);
      if (!key) return { kind: "unknown-key", keyId };
      try {
        const { plaintext } = await compactDecrypt(sealed, key, allowed);
        return { kind: "opened", text: decoder.decode(plaintext), keyId };
      } catch {
        return { kind: "undecryptable", keyId };
      }
    },
  };
}

function headerOf(sealed: string): { typ?: unknown; kid?: unknown } {
  try {
    return decodeProtectedHeader(sealed);
  } catch {
    return {};
  }
}

function bytesOf({ id, key }: EncryptionKey): Uint8Array {
  if (!id) throw unfit("An encryption key has no id: give it one, for it is what finds the key again.");
  const bytes = typeof key === "string" ? decoded(key) : key;
  if (bytes?.length === keyLength) return bytes;
  throw unfit(
    `The encryption key "${id}" is not ${keyLength} bytes${typeof key === "string" ? " in base64url" : ""}: make one with generateEncryptionKey().`,
  );
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return base64url.decode(text);
  } catch {
    return undefined;
  }
}

function unfit(message: string): SessionStoreError {
  return new SessionStoreError(message, { retryable: false });
}
