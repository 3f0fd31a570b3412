import { isTokensError, type TokenManager } from "@tokens/core";
import { createOAuth, type OAuthServer } from "@tokens/oauth";
import { oauthLogin, type LoginChecks } from "@tokens/oauth/login";
import { cookieSessions, type EncryptionKey } from "@tokens/session-cookie";
import { keyring } from "@tokens/session-encrypted";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";

/** What the app needs. */
export interface AppParts {
  /** Google's data, and the client that is registered there. */
  readonly google: OAuthServer & Record<"clientId" | "clientSecret", string> & { readonly apis: readonly string[] };
  /** The public origin, e.g. `https://files.example.com`. */
  readonly origin: string;
  /** Encrypt the cookies; the first one is for new cookies. */
  readonly keys: readonly EncryptionKey[];
}

const scopes = ["https://www.googleapis.com/auth/drive.metadata.readonly"];

/** Visitors log in with Google and list their files. Nothing is stored on the server. */
export function createApp({ google, origin, keys }: AppParts): Hono<{ Variables: { tokens: TokenManager } }> {
  const secure = origin.startsWith("https:");
  const login = oauthLogin({ ...google, redirectUri: `${origin}/callback`, scopes });
  const cookies = cookieSessions({ keys, secure });
  const sealed = keyring(keys, "login");
  const loginCookie = secure ? "__Host-login" : "login";
  const app = new Hono<{ Variables: { tokens: TokenManager } }>();

  app.use(csrf({ origin }), async (context, next) => {
    const sessions = cookies.of(context.req.raw);
    const tokens = createOAuth({ ...google, sessions });
    context.set("tokens", tokens);
    await next();
    await tokens.close(); // waits for a refresh in the background, which changes the cookie
    for (const cookie of await sessions.setCookies()) context.header("set-cookie", cookie, { append: true });
    context.header("cache-control", "private, no-store");
    context.header("referrer-policy", "no-referrer"); // the callback's URL contains the code
  });

  app.get("/files", async (context) => {
    const { tokens } = context.var;
    const read = async (path: string): Promise<unknown> => {
      const response = await tokens.fetch(`${google.apis[0]}/drive/v3/${path}`);
      if (!response.ok) throw new Error(`Google responded with ${response.status}.`);
      return response.json();
    };
    const [about, files] = await Promise.all([read("about?fields=user"), read("files?fields=files(name)")]);
    return context.json({ about, files });
  });

  app.get("/login", (context) =>
    context.html(
      html`<!doctype html><title>Files</title>
        <form method="post"><button>Log in with Google</button></form>`,
    ),
  );

  app.post("/login", async (context) => {
    const { url, checks } = await login.authorizationUrl();
    const options = { path: "/", httpOnly: true, secure, sameSite: "Lax", maxAge: 600 } as const;
    setCookie(context, loginCookie, await sealed.seal(JSON.stringify(checks)), options);
    return context.redirect(url, 303);
  });

  app.get("/callback", async (context) => {
    const opened = await sealed.open(getCookie(context, loginCookie) ?? "");
    // Each login accepts one callback, whatever the outcome.
    deleteCookie(context, loginCookie, { path: "/", secure });
    if (opened.kind !== "opened") return context.redirect("/login", 303);
    const { session } = await login.exchange(context.req.url, JSON.parse(opened.text) as LoginChecks);
    await context.var.tokens.save(session);
    return context.redirect("/files", 303);
  });

  app.post("/logout", async (context) => {
    await context.var.tokens.logout();
    return context.redirect("/login", 303);
  });

  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (!isTokensError(error)) throw error;
    if (error.code === "reauthorization_required") return context.redirect("/login", 303);
    if (!error.retryable) throw error;
    const { retryAfterMs = 5_000 } = error as { retryAfterMs?: number };
    return context.text(error.message, 503, { "retry-after": String(Math.ceil(retryAfterMs / 1000)) });
  });

  return app;
}
