import type { Session, SharedSessionManager } from "@tokens/core";
import type { Journal } from "./journal.ts";

/** A session manager by its address, and what happened to its sessions. */
export interface Store<S extends Session = Session> extends AsyncDisposable {
  /** The address without its password, to be shown. */
  readonly name: string;
  readonly sessions: SharedSessionManager<S> & Required<Pick<SharedSessionManager<S>, "expiring" | "list">>;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** What a scheme opens. */
export type Opened<S extends Session> = Pick<Store<S>, "sessions" | "journal" | "close">;
