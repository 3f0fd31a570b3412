import { ProviderConfigurationError } from "@tokens/core";
import { checkOption } from "@tokens/core/internal";
import * as base64url from "jose/base64url";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { compactDecrypt } from "jose/jwe/compact/decrypt";
import { CompactEncrypt } from "jose/jwe/compact/encrypt";

/** A secret key and its name. */
export interface EncryptionKey {
  /** Stored in plain text with each ciphertext, to find the key again. Never reuse it for another key. */
  readonly id: string;
  /** 32 random bytes; a string is base64url. */
  readonly key: string | Uint8Array;
}

/** Result of opening a sealed text. */
export type Opened =
  | { readonly kind: "opened"; readonly text: string; readonly keyId: string }
  /** Not sealed, or sealed for another purpose. */
  | { readonly kind: "foreign" }
  | { readonly kind: "unknown-key"; readonly keyId: string }
  /** Changed, or sealed with another key that has the same id. */
  | { readonly kind: "undecryptable"; readonly keyId: string };

/** Encrypts and authenticates texts. */
export interface Keyring {
  /** Id of the key that seals. */
  readonly keyId: string;
  /** Returns a compact JWE: `dir`, `A256GCM`, a random nonce, the key's id as `kid`. */
  seal(text: string): Promise<string>;
  /** Never rejects, whatever the text. */
  open(sealed: string): Promise<Opened>;
}

const algorithms = { alg: "dir", enc: "A256GCM" } as const;
const allowed = {
  keyManagementAlgorithms: [algorithms.alg],
  contentEncryptionAlgorithms: [algorithms.enc],
};
const keyLength = 32;

/** Creates a random key with a random id, which can be stored as JSON in an environment variable. */
export function generateEncryptionKey(): { readonly id: string; readonly key: string } {
  const random = (length: number): string => base64url.encode(crypto.getRandomValues(new Uint8Array(length)));
  return { id: random(6), key: random(keyLength) };
}

/**
 * The first key seals, every key opens. `purpose` becomes the JWE's authenticated `typ`: a text that was sealed for one purpose does not
 * open for another. Throws a `TypeError` or `ProviderConfigurationError` for invalid keys.
 */
export function keyring(keys: readonly EncryptionKey[], purpose: string): Keyring {
  checkOption("keys", keys, Array.isArray(keys), "a list of keys, e.g. [generateEncryptionKey()]");
  const secrets = new Map(keys.map((key) => [key?.id, bytesOf(key)]));
  const [first] = keys;
  if (!first)
    throw new ProviderConfigurationError("`keys` is empty: pass at least one key, e.g. [generateEncryptionKey()].");
  if (secrets.size < keys.length)
    throw new ProviderConfigurationError("Two encryption keys have the same id: give each its own.");

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

function bytesOf(given: EncryptionKey): Uint8Array {
  const isKey = typeof given === "object" && given !== null;
  checkOption("A key in `keys`", given, isKey, "an { id, key }, e.g. generateEncryptionKey()");
  const { id, key } = given;
  checkOption("The `id` of a key", id, typeof id === "string", 'a string, e.g. "2026-03"');
  if (!id) throw new ProviderConfigurationError('An encryption key has an empty id: name it, e.g. "2026-03".');
  const bytes = typeof key === "string" ? decoded(key) : key;
  if (bytes instanceof Uint8Array && bytes.length === keyLength) return bytes;
  const actual = bytes instanceof Uint8Array ? `${bytes.length} bytes` : `an unreadable ${typeof key}`;
  throw new ProviderConfigurationError(
    `The encryption key "${id}" must be ${keyLength} random bytes as a Uint8Array or in base64url, not ${actual}: make one with generateEncryptionKey().`,
  );
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return base64url.decode(text);
  } catch {
    return undefined;
  }
}
