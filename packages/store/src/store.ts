import type { Session, SharedSessionManager } from "@tokens/core";
import type { Journal } from "./journal.ts";

/** An open store: a session manager and the journal of its events. */
export interface Store<S extends Session = Session> extends AsyncDisposable {
  /** The URL without the password, for display. */
  readonly name: string;
  readonly sessions: SharedSessionManager<S> & Required<Pick<SharedSessionManager<S>, "expiring" | "list">>;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** What the function of each scheme returns. */
export type StoreParts<S extends Session> = Pick<Store<S>, "sessions" | "journal" | "close">;
