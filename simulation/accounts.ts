import { sessionKey } from "@tokens/core";
import type { Lifetimes } from "./lifetimes.ts";

const realm = "example.com";

/** The parts of a provider that its sessions' keys are made of. */
export function identityOf({ name }: Lifetimes): { readonly name: string; readonly realm: readonly string[] } {
  return { name, realm: [realm] };
}

export function keyOf({ name }: Lifetimes, index: number): string {
  return sessionKey(name, realm, String(index));
}

/** The number of a session, from its key. */
export function indexOf(key: string): number {
  return Number(key.slice(key.lastIndexOf(":") + 1));
}
