import type { SharedSessionManager } from "@tokens/core";
import type { Journal } from "./journal.ts";

/** A session manager by its address, and what happened to its sessions. */
export interface Store extends AsyncDisposable {
  /** The address without its password, to be shown. */
  readonly name: string;
  readonly sessions: SharedSessionManager & Required<Pick<SharedSessionManager, "expiring" | "list">>;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** What a scheme opens. */
export type Opened = Pick<Store, "sessions" | "journal"> & { close(): Promise<void> };
