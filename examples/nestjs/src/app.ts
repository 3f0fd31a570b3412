import "reflect-metadata";
import { Module, type INestApplication, type NestApplicationOptions } from "@nestjs/common";
import { APP_FILTER, NestFactory } from "@nestjs/core";
import type { HubstaffOptions } from "@tokens/hubstaff";
import cookieParser from "cookie-parser";
import type { CookieOptions } from "express";
import { browsers, COOKIE } from "./browser.ts";
import { HubstaffModule } from "./hubstaff.module.ts";
import { ProjectsController } from "./projects.controller.ts";
import type { HubstaffApp } from "./settings.ts";
import { TokensErrorFilter } from "./tokens-error.filter.ts";

/** What the app needs. */
export interface AppParts {
  readonly hubstaff: HubstaffApp & Pick<HubstaffOptions, "sessions">;
  /** The public origin, e.g. `https://projects.example.com`. */
  readonly origin: string;
  /** Signs the cookies. */
  readonly secret: string;
}

@Module({})
class AppModule {}

/** Creates the app. */
export async function createApp(
  { hubstaff, origin, secret }: AppParts,
  options: NestApplicationOptions = {},
): Promise<INestApplication> {
  const cookie: CookieOptions = { httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:"), signed: true };
  const root = {
    module: AppModule,
    imports: [HubstaffModule.register({ ...hubstaff, redirectUri: `${origin}/callback` })],
    controllers: [ProjectsController],
    providers: [
      { provide: COOKIE, useValue: cookie },
      { provide: APP_FILTER, useClass: TokensErrorFilter },
    ],
  };
  const app = await NestFactory.create(root, options);
  app.use(cookieParser(secret), browsers(origin, cookie));
  return app;
}
