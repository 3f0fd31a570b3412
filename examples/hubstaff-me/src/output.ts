import { isTokensError, type TokensEvent, type User } from "@tokens/hubstaff";

/** One line of text about the user. */
export function describeUser({ name, email, time_zone: timeZone, id }: User): string {
  return `${name} <${email ?? "no email"}>  ${timeZone ?? "no time zone"}  id ${id}`;
}

/** Describes a token event. */
export function describeEvent(event: TokensEvent): string {
  switch (event.type) {
    case "authenticated":
      return `  token: began with the personal access token, ${life(event)}`;
    case "refreshed":
      return `  token: refreshed by this process in ${event.durationMs} ms, ${life(event)}`;
    case "adopted":
      return `  token: taken over from another process, ${life(event)}`;
    case "reauthorization-soon":
      return `  token: a new personal access token is needed by ${new Date(event.expiresAt).toISOString()}`;
    case "waiting":
      return "  token: another process is refreshing";
    case "revoked":
      return "  token: revoked";
    case "in-process":
      return "  token: this session manager does not exclude other processes";
    default:
      return `  token: ${event.error.message}`;
  }
}

function life({ at, expiresAt }: { readonly at: number; readonly expiresAt: number | undefined }): string {
  return expiresAt === undefined ? "lifetime unknown" : `valid for ${Math.round((expiresAt - at) / 1000)} s`;
}

/** An error message and exit code. */
export function describeError(error: unknown): { readonly text: string; readonly exitCode: number } {
  const text = error instanceof Error ? error.message : String(error);
  const needsPerson =
    isTokensError(error) && (error.code === "reauthorization_required" || error.code === "provider_configuration");
  return { text, exitCode: needsPerson ? 2 : 1 };
}
