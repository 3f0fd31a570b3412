import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The directory `tokens` in the platform's directory for application state. Throws when the user has no home directory. */
export function platformDirectory(): string {
  const { XDG_STATE_HOME: xdg = "", LOCALAPPDATA: local = "" } = process.env;
  switch (process.platform) {
    case "win32":
      return join(local || join(homedir(), "AppData", "Local"), "tokens");
    case "darwin":
      return join(homedir(), "Library", "Application Support", "tokens");
    default:
      // The XDG specification requires relative paths to be ignored.
      return join(isAbsolute(xdg) ? xdg : join(homedir(), ".local", "state"), "tokens");
  }
}
