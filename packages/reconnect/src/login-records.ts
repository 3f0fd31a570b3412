import type { Clock } from "@tokens/core";
import type { LoginChecks } from "@tokens/provider-kit/descriptor";
import { keyring, type Keyring } from "@tokens/session-encrypted";
import type { Records } from "@tokens/store";
import { derived, hashOf } from "./secrets.ts";
import type { Language } from "./texts/index.ts";

/** A login at a provider that a browser has started. */
export interface PendingLogin {
  /** Token of the link. */
  readonly token: string;
  readonly checks: LoginChecks;
  readonly language: Language;
}

/** What is stored of it. The browser's cookie has the key, so the record alone is worthless, and so is the cookie. */
interface LoginRecord {
  readonly sealed: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** What a callback belongs to. */
type FoundLogin =
  | { readonly kind: "pending"; readonly login: PendingLogin }
  /** It was completed before. */
  | { readonly kind: "completed" }
  /** It is unknown, expired, consumed or of another browser. */
  | { readonly kind: "none" };

/** The logins in progress of a store. */
export interface LoginRecords {
  begin(browser: string, login: PendingLogin): Promise<void>;
  /** Consumes nothing. */
  find(browser: string | undefined, state: string): Promise<FoundLogin>;
  /** Resolves with `true` for exactly one caller. From then on the login counts as completed, unless that caller says that it failed. */
  consume(state: string): Promise<boolean>;
  fail(state: string): Promise<unknown>;
}

const kind = "reconnect-login";
const completedKind = "reconnect-completed";

/** How long a customer has for a login at the provider. */
const loginMs = 15 * 60_000;

/** Reads and writes logins. Their names are the SHA-256 of the OAuth `state`. */
export function loginRecords(records: Records, clock: Clock): LoginRecords {
  const ringOf = (browser: string): Keyring =>
    keyring([{ id: "browser", key: derived(browser, "reconnect login") }], "reconnect-login");
  return {
    async begin(browser, login) {
      const sealed = await ringOf(browser).seal(JSON.stringify(login));
      const expiresAt = clock.now() + loginMs;
      const record: LoginRecord = { sealed, expiresAt };
      await records.set(kind, hashOf(login.checks.state), { ...record }, { expiresAt });
    },
    async find(browser, state) {
      const name = hashOf(state);
      const record = await records.get<LoginRecord>(kind, name);
      if (!record) return { kind: (await records.get(completedKind, name)) === undefined ? "none" : "completed" };
      if (browser === undefined || clock.now() >= record.expiresAt) return { kind: "none" };
      const opened = await ringOf(browser).open(record.sealed);
      if (opened.kind !== "opened") return { kind: "none" };
      return { kind: "pending", login: JSON.parse(opened.text) as PendingLogin };
    },
    async consume(state) {
      const name = hashOf(state);
      await records.set(completedKind, name, {}, { expiresAt: clock.now() + loginMs });
      return records.delete(kind, name);
    },
    fail: (state) => records.delete(completedKind, hashOf(state)),
  };
}
