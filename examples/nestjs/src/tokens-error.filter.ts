import { Catch, type ArgumentsHost, type ExceptionFilter } from "@nestjs/common";
import { BaseExceptionFilter } from "@nestjs/core";
import { TokensError } from "@tokens/hubstaff";
import type { Response } from "express";

/** Sends the user to the login when the account needs one, and asks them to try again later when the provider is down. */
@Catch(TokensError)
export class TokensErrorFilter extends BaseExceptionFilter implements ExceptionFilter<TokensError> {
  override catch(error: TokensError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (error.code === "reauthorization_required") return response.redirect(303, "/login");
    if (!error.retryable) return super.catch(error, host);
    const { retryAfterMs = 5_000 } = error as { retryAfterMs?: number };
    response.status(503).set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
    response.type("text").send(error.message);
  }
}
