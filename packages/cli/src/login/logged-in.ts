import type { Session } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";

/** What a login in a browser yields. */
export interface LoggedIn {
  readonly session: Session;
  /** With the app, where the server has registered one. */
  readonly connection: Connection;
}
