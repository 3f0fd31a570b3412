import { createErgani } from "@tokens/ergani";
import { fileSessions } from "@tokens/session-file";

/** One of several processes that share a session file: prints the employer. */
const [apiUrl, directory] = process.argv.slice(2);
const ergani = createErgani({
  apiUrl,
  username: "demo",
  password: "demo-pass",
  sessions: fileSessions({ directory: directory! }),
});
const employer = await ergani.service("EX_BASE_01");
process.stdout.write(String(employer?.Afm));
