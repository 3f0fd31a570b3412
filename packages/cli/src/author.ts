import type { Author } from "@tokens/accounts";
import type { Cli } from "./cli.ts";

/** The person who runs the command, for the journal. */
export function authorOf({ io: { env, clock } }: Pick<Cli, "io">): Required<Pick<Author, "clock">> & Author {
  return { who: env["SUDO_USER"] ?? env["USER"] ?? env["USERNAME"], clock };
}
