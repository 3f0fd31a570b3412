import type { TokensError } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import type { Operation } from "../support.ts";

const { call, key = "key", session, directory, umask, uid } = JSON.parse(process.argv[2]!) as Operation;
if (umask !== undefined) process.umask(umask);
if (uid !== undefined && process.getuid!() === 0) process.setuid!(uid);
const sessions = fileSessions(directory === undefined ? {} : { directory });
const calls = {
  get: () => sessions.get(key),
  set: () => sessions.set(key, session),
  claim: () => sessions.claim(key, { known: undefined, owner: "child", leaseMs: 60_000 }),
};
try {
  console.log(JSON.stringify({ value: await calls[call]() }));
} catch (error) {
  const { code, retryable, message } = error as TokensError;
  console.log(JSON.stringify({ error: { code, retryable, message } }));
}
