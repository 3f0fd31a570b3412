import type { Handle, ServerInit } from "@sveltejs/kit/hooks";
import { cookie, hubstaff } from "./hubstaff.ts";

export const init: ServerInit = () => {
  process.once("sveltekit:shutdown", () => void hubstaff.tokens.close()); // waits for refreshes in the background
};

/** Gives each request the client of its user. */
export const handle: Handle = async ({ event, resolve }) => {
  const { cookies, locals } = event;
  // A random name. Replace it with the user of your own sign-in.
  const user = cookies.get("user") ?? crypto.randomUUID();
  cookies.set("user", user, { ...cookie, maxAge: 365 * 86_400 });
  locals.hubstaff = hubstaff.for(user);

  const response = await resolve(event);
  response.headers.set("cache-control", "private, no-store");
  response.headers.set("referrer-policy", "no-referrer"); // the callback's URL contains the code
  if (locals.retryAfterMs !== undefined)
    response.headers.set("retry-after", String(Math.ceil(locals.retryAfterMs / 1000)));
  return response;
};
