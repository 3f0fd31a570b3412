import { Controller, Get, Header, Inject, Post, Req, Res } from "@nestjs/common";
import type { Hubstaff } from "@tokens/hubstaff";
import type { HubstaffLogin, LoginChecks } from "@tokens/hubstaff/login";
import type { CookieOptions, Request, Response } from "express";
import { COOKIE, User } from "./browser.ts";
import { HUBSTAFF, HUBSTAFF_LOGIN } from "./hubstaff.module.ts";

const loginPage = `<!doctype html>
<title>Projects</title>
<form method="post"><button>Connect Hubstaff</button></form>
`;

/** Users connect a Hubstaff account and list its projects. */
@Controller()
export class ProjectsController {
  @Inject(HUBSTAFF) private readonly hubstaff!: Hubstaff;
  @Inject(HUBSTAFF_LOGIN) private readonly login!: HubstaffLogin;
  @Inject(COOKIE) private readonly cookie!: CookieOptions;

  @Get("projects")
  async list(@User() user: string): Promise<readonly string[]> {
    const account = this.hubstaff.for(user);
    const names: string[] = [];
    for await (const { id } of account.items("GET /v2/organizations")) {
      const route = "GET /v2/organizations/{organization_id}/projects";
      for await (const { name } of account.items(route, { organization_id: id })) names.push(name);
    }
    return names;
  }

  @Get("login")
  @Header("content-type", "text/html")
  page(): string {
    return loginPage;
  }

  @Post("login")
  async start(@Res() response: Response): Promise<void> {
    const { url, checks } = await this.login.authorizationUrl();
    response.cookie("login", checks, { ...this.cookie, maxAge: 600_000 }).redirect(303, url);
  }

  @Get("callback")
  async finish(@User() user: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { login: checks } = request.signedCookies as { readonly login?: LoginChecks };
    // Each login accepts one callback, whatever the outcome.
    response.clearCookie("login", this.cookie);
    if (!checks) return response.redirect(303, "/login");
    const { session } = await this.login.exchange(new URL(request.originalUrl, "http://localhost"), checks);
    await this.hubstaff.for(user).tokens.save(session);
    response.redirect(303, "/projects");
  }

  @Post("disconnect")
  async disconnect(@User() user: string, @Res() response: Response): Promise<void> {
    await this.hubstaff.for(user).tokens.logout();
    response.redirect(303, "/login");
  }
}
