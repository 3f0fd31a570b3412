import { error as failure, redirect } from "@sveltejs/kit";
import { isTokensError } from "@tokens/hubstaff";

/** Runs `work`. Sends the user to the login when the account needs one; is a 503 when the provider is unavailable. */
export async function withAnswers<T>(locals: App.Locals, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTokensError(error)) throw error;
    if (error.code === "reauthorization_required") redirect(303, "/login");
    if (!error.retryable) throw error;
    locals.retryAfterMs = (error as { retryAfterMs?: number }).retryAfterMs ?? 5_000;
    return failure(503, error.message);
  }
}
