import { createHubstaff, type Hubstaff } from "@tokens/hubstaff";
import { hubstaffLogin, type HubstaffLogin } from "@tokens/hubstaff/login";
import { fileSessions } from "@tokens/session-file";
import { readHubstaffApp } from "./settings.ts";

const { ORIGIN = "http://localhost:3000", SESSIONS_DIRECTORY: directory = "./sessions" } = process.env;

/** Options of every cookie. */
export const cookie: { readonly path: string; readonly secure: boolean } = {
  path: "/",
  secure: ORIGIN.startsWith("https:"),
};

const app = await readHubstaffApp();

/** The client of all accounts, once in each process. */
export const hubstaff: Hubstaff = createHubstaff({ ...app, sessions: fileSessions({ directory }) });

export const login: HubstaffLogin = hubstaffLogin({ ...app, redirectUri: `${ORIGIN}/callback` });
