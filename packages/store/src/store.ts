import type { Session, SharedSessionManager } from "@tokens/core";
import type { Journal } from "./journal.ts";
import type { Records } from "./records.ts";

/** An open store: a session manager, the journal of its events, and records beside it. */
export interface Store<S extends Session = Session> extends AsyncDisposable {
  /** The URL without the password, for display. */
  readonly name: string;
  readonly sessions: SharedSessionManager<S> & Required<Pick<SharedSessionManager<S>, "expiring" | "list">>;
  readonly journal: Journal;
  readonly records: Records;
  close(): Promise<void>;
}

/** What the function of each scheme returns. */
export type StoreParts<S extends Session> = Pick<Store<S>, "sessions" | "journal" | "records" | "close">;
