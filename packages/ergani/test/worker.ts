import { createErgani } from "@tokens/ergani";
import { fileSessions } from "@tokens/session-file";

/** One process of several: prints the receipts of a read, with the session file that all share. */
const [environment, directory] = process.argv.slice(2);
const ergani = createErgani({
  environment,
  username: "demo",
  password: "demo-pass",
  sessions: fileSessions({ directory: directory! }),
});
const employer = await ergani.service("EX_BASE_01");
process.stdout.write(String(employer?.Afm));
