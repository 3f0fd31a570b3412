import { randomUUID } from "node:crypto";
import fastifyCookie, { type CookieSerializeOptions } from "@fastify/cookie";
import { isTokensError, type Hubstaff } from "@tokens/hubstaff";
import type { HubstaffLogin, LoginChecks } from "@tokens/hubstaff/login";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";

/** Options of the plugin. */
export interface HubstaffPluginOptions {
  readonly hubstaff: Hubstaff;
  readonly login: HubstaffLogin;
  /** The public origin, e.g. `https://projects.example.com`. */
  readonly origin: string;
  /** Signs the cookies. */
  readonly secret: string;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The user of this browser. */
    user: string;
    /** Hubstaff with the account of this user. */
    readonly hubstaff: Hubstaff;
  }
}

const loginPage = `<!doctype html>
<title>Projects</title>
<form method="post"><button>Connect Hubstaff</button></form>
`;

const plugin: FastifyPluginAsync<HubstaffPluginOptions> = async (app, { hubstaff, login, origin, secret }) => {
  const cookie: CookieSerializeOptions = {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: origin.startsWith("https:"),
    signed: true,
  };
  await app.register(fastifyCookie, { secret });
  app.decorateRequest("user", "");
  app.decorateRequest("hubstaff", {
    getter(this: FastifyRequest) {
      return hubstaff.for(this.user);
    },
  });
  app.addHook("onClose", () => hubstaff.tokens.close());

  app.addHook("onRequest", async (request, reply) => {
    // A random name. Replace it with the user of your own sign-in.
    request.user = signedCookie(request, "user") ?? randomUUID();
    reply.setCookie("user", request.user, { ...cookie, maxAge: 365 * 86_400 });
    // The callback's URL contains the code.
    reply.headers({ "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
    if (request.method === "POST" && request.headers.origin !== origin)
      throw Object.assign(new Error("This form is not from this site."), { statusCode: 403 });
  });

  // Fastify refuses forms unless it has a parser for them; these have no fields.
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, async () => ({}));

  app.get("/login", (_request, reply) => reply.type("text/html").send(loginPage));

  app.post("/login", async (_request, reply) => {
    const { url, checks } = await login.authorizationUrl();
    return reply.setCookie("login", JSON.stringify(checks), { ...cookie, maxAge: 600 }).redirect(url, 303);
  });

  app.get("/callback", async (request, reply) => {
    // Each login accepts one callback, whatever the outcome.
    reply.clearCookie("login", { path: "/" });
    const checks = signedCookie(request, "login");
    if (!checks) return reply.redirect("/login", 303);
    const { session } = await login.exchange(new URL(request.url, origin), JSON.parse(checks) as LoginChecks);
    await request.hubstaff.tokens.save(session);
    return reply.redirect("/projects", 303);
  });

  app.post("/disconnect", async (request, reply) => {
    await request.hubstaff.tokens.logout();
    return reply.redirect("/login", 303);
  });

  app.setErrorHandler(answerTokensErrors);
};

/** Adds `request.hubstaff`, the routes of the login, and answers to errors of the tokens, for the whole app. */
export const hubstaffPlugin: FastifyPluginAsync<HubstaffPluginOptions> = fastifyPlugin(plugin);

function signedCookie(request: FastifyRequest, name: string): string | undefined {
  const { valid, value } = request.unsignCookie(request.cookies[name] ?? "");
  return valid ? value : undefined;
}

/** Sends the user to the login when the account needs one, and asks them to try again later when the provider is down. */
function answerTokensErrors(error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!isTokensError(error)) return reply.send(error);
  if (error.code === "reauthorization_required") return reply.redirect("/login", 303);
  if (!error.retryable) return reply.send(error);
  const { retryAfterMs = 5_000 } = error as { retryAfterMs?: number };
  return reply
    .code(503)
    .header("retry-after", Math.ceil(retryAfterMs / 1000))
    .send(error.message);
}
