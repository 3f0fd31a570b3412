import { createHubstaff, type Hubstaff, type User } from "@tokens/hubstaff";
import { fileSessions } from "@tokens/session-file";
import type { HubstaffCredential } from "./credential.ts";

/** Hubstaff with its session in a file of `directory`, which defaults to the user's state directory. */
export function connect(
  credential: HubstaffCredential,
  directory: string | undefined = process.env["TOKENS_DIRECTORY"],
): Hubstaff {
  return createHubstaff({ ...credential, sessions: fileSessions(directory ? { directory } : {}) });
}

/** The user that the token belongs to. */
export async function fetchMe(hubstaff: Hubstaff): Promise<User> {
  const { user } = await hubstaff.request("GET /v2/users/me");
  return user;
}
