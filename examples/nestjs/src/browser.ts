import { randomUUID } from "node:crypto";
import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import type { CookieOptions, Request, RequestHandler, Response } from "express";

/** Injects the options of every cookie. */
export const COOKIE: unique symbol = Symbol("cookie");

/** A random name in a signed cookie. Replace it with the user of your own sign-in. */
export const User: () => ParameterDecorator = createParamDecorator((_: undefined, context: ExecutionContext) => {
  return context.switchToHttp().getResponse<Response>().locals["user"] as string;
});

/** Identifies the user, and refuses forms of other sites. */
export function browsers(origin: string, cookie: CookieOptions): RequestHandler {
  return ({ method, headers, signedCookies }: Request, response, next) => {
    if (method !== "GET" && headers.origin !== origin) {
      response.status(403).send("This form is not from this site.");
      return;
    }
    const { user = randomUUID() } = signedCookies as { readonly user?: string };
    response.locals["user"] = user;
    response.cookie("user", user, { ...cookie, maxAge: 365 * 86_400_000 });
    // The callback's URL contains the code.
    response.set({ "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
    next();
  };
}
