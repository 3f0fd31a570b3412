import type { Hubstaff } from "@tokens/hubstaff";

declare global {
  namespace App {
    interface Locals {
      /** Hubstaff with the account of this user. */
      hubstaff: Hubstaff;
      /** How long the provider is unavailable, in milliseconds, when a call failed for that reason. */
      retryAfterMs?: number;
    }
  }
}
