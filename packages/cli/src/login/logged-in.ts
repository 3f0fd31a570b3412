import type { Connection, LoginResult } from "@tokens/provider-kit/descriptor";

/** What a login in a browser yields. */
export interface LoggedIn extends LoginResult {
  /** Includes the app, if the server has registered one. */
  readonly connection: Connection;
}
