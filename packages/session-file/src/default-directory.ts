import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the platform keeps the state of a user's programs, and in it `tokens`. Throws where the user has no home. */
export function platformDirectory(): string {
  const { XDG_STATE_HOME: xdg = "", LOCALAPPDATA: local = "" } = process.env;
  switch (process.platform) {
    case "win32":
      return join(local || join(homedir(), "AppData", "Local"), "tokens");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "tokens");
    default:
      // The XDG specification has relative paths ignored.
      return join(isAbsolute(xdg) ? xdg : join(homedir(), ".local", "state"), "tokens");
  }
}
