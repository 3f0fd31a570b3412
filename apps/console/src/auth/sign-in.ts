import type { Clock } from "@tokens/core";
import { secret } from "./browser-sessions.ts";
import { equal } from "./equal.ts";

/** How a browser signs in. */
export type SignIn =
  | {
      readonly kind: "link";
      /** The single-use link that is valid now. */
      link(): string;
      /** Accepts a link's key once, and replaces the link. */
      accept(key: string): boolean;
    }
  | {
      readonly kind: "password";
      /** Returns `"wait"` after too many wrong passwords. */
      check(password: string): "correct" | "wrong" | "wait";
    };

/** Signs in by single-use links. `onUsed` receives the next one. */
export function linkSignIn(origin: string, onUsed: (next: string) => void): SignIn {
  let key = secret();
  const link = (): string => `${origin}/?key=${key}`;
  return {
    kind: "link",
    link,
    accept(given) {
      if (!equal(given, key)) return false;
      key = secret();
      onUsed(link());
      return true;
    },
  };
}

const freeAttempts = 5;
const maxDelayMs = 60_000;

/** Signs in by password. From the fifth wrong password in a row, each one doubles the delay for everyone, up to a minute. */
export function passwordSignIn(password: string, clock: Clock): SignIn {
  let wrong = 0;
  let blockedUntil = 0;
  return {
    kind: "password",
    check(given) {
      if (clock.now() < blockedUntil) return "wait";
      if (equal(given, password)) {
        wrong = 0;
        return "correct";
      }
      wrong += 1;
      if (wrong >= freeAttempts) blockedUntil = clock.now() + Math.min(1000 * 2 ** (wrong - freeAttempts), maxDelayMs);
      return "wrong";
    },
  };
}
