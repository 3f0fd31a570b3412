import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock } from "@tokens/core";
import { secret } from "./browsers.ts";

/** How a browser gets in. */
export type Entrance =
  | {
      readonly kind: "link";
      /** The address that lets one browser in, once. */
      link(): string;
      /** True once for each link; from then on another link is valid. */
      admit(key: string): boolean;
    }
  | {
      readonly kind: "password";
      /** `"wait"`: too many were wrong lately. */
      admit(password: string): "in" | "wrong" | "wait";
    };

/** Links of one use. `onUsed` is told the next one. */
export function linkEntrance(origin: string, onUsed: (next: string) => void): Entrance {
  let key = secret();
  const link = (): string => `${origin}/?key=${key}`;
  return {
    kind: "link",
    link,
    admit(given) {
      if (!equal(given, key)) return false;
      key = secret();
      onUsed(link());
      return true;
    },
  };
}

const freeTries = 5;
const longestWaitMs = 60_000;

/** A password. After five wrong ones in a row each further one makes everybody wait for longer, up to a minute. */
export function passwordEntrance(password: string, clock: Clock): Entrance {
  let wrong = 0;
  let closedUntil = 0;
  return {
    kind: "password",
    admit(given) {
      if (clock.now() < closedUntil) return "wait";
      if (equal(given, password)) {
        wrong = 0;
        return "in";
      }
      wrong += 1;
      if (wrong >= freeTries) closedUntil = clock.now() + Math.min(1000 * 2 ** (wrong - freeTries), longestWaitMs);
      return "wrong";
    },
  };
}

/** In the same time wherever two texts differ. */
export function equal(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}
