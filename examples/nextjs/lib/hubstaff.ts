import { createHubstaff, isTokensError, type Hubstaff } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { fileSessions } from "@tokens/session-file";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";

const {
  APP_ORIGIN = "http://localhost:3000",
  HUBSTAFF_CLIENT_ID: clientId,
  HUBSTAFF_CLIENT_SECRET: clientSecret,
  HUBSTAFF_API_URL: apiUrl,
  HUBSTAFF_AUTH_URL: authUrl,
  SESSIONS_DIRECTORY: directory = "./sessions",
} = process.env;
const app = { clientId, clientSecret, ...(authUrl && { authUrl }) };

/** The public origin. Behind a proxy, the one of a request's URL may differ. */
export const origin = APP_ORIGIN;

// Next.js bundles this module for pages and for route handlers. Both use one client in each process.
const shared = globalThis as { hubstaff?: Hubstaff };

/** The client of all accounts. `after()` keeps a function alive while it refreshes in the background. */
export const hubstaff = (shared.hubstaff ??= createHubstaff({
  ...app,
  ...(apiUrl && { apiUrl }),
  sessions: fileSessions({ directory }),
  waitUntil: (work) => after(work),
}));

export const login = hubstaffLogin({ ...app, redirectUri: `${origin}/callback` });

/** Options of every cookie. */
export const cookie = { httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:"), path: "/" } as const;

/** Hubstaff with the account of this browser's user. Replace the cookie with the user of your own sign-in. */
export async function hubstaffOfUser(): Promise<Hubstaff> {
  const user = (await cookies()).get("user")?.value;
  if (user === undefined) redirect("/login");
  return hubstaff.for(user);
}

/** The names of all projects that the user sees. */
export async function projectsOfUser(): Promise<string[]> {
  const account = await hubstaffOfUser();
  const names: string[] = [];
  for await (const { id } of account.items("GET /v2/organizations")) {
    const route = "GET /v2/organizations/{organization_id}/projects";
    for await (const { name } of account.items(route, { organization_id: id })) names.push(name);
  }
  return names;
}

/** Sends the user to the login when the account needs one. Throws every other error again. */
export function toLogin(error: unknown): never {
  if (isTokensError(error) && error.code === "reauthorization_required") redirect("/login");
  throw error;
}

/** The response of a route handler to an error. */
export function answer(error: unknown): Response {
  if (!isTokensError(error)) throw error;
  if (error.code === "reauthorization_required") return seeOther("/login");
  if (!error.retryable) throw error;
  const { retryAfterMs = 5_000 } = error as { retryAfterMs?: number };
  return new Response(error.message, {
    status: 503,
    headers: { "retry-after": String(Math.ceil(retryAfterMs / 1000)) },
  });
}

/** A redirect after a form or a callback. Its URL contained the code, which no other site may see. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "referrer-policy": "no-referrer" } });
}
