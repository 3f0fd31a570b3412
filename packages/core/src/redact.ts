/** Names of secret parameters: `refresh_token`, `client_secret`, `password`, `code_verifier`, but not `grant_type`. */
const secretName = /(token|secret|password|code|verifier|assertion|nonce|otp)$/i;

/** The secrets in a token request: parameters with secret names, and the password of a Basic header. */
export function secretsIn(
  parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>,
  headers?: Readonly<Record<string, string>>,
): readonly string[] {
  const secrets = Object.entries(parameters).flatMap(([name, value]) =>
    value && secretName.test(name) ? String(value) : [],
  );
  const pair = new Headers(headers).get("authorization")?.split(" ")[1] ?? "";
  const secret = fromBase64(pair).replace(/^[^:]*:/, "");
  return [...secrets, pair, secret, fromForm(secret)];
}

/** Removes `secrets` from a text, also as escaped in JSON or a URL. Decodes escapes in the text. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  const hide = (clean: string): string =>
    secrets.reduce<string>(
      (rest, secret = "") =>
        // A shorter text is not a secret, but part of many words.
        secret.length > 3
          ? rest.replaceAll(secret, "[redacted]").replaceAll(secret.replaceAll(" ", "+"), "[redacted]")
          : rest,
      clean,
    );
  const fromJson = hide(text).replace(
    /\\(u[\da-fA-F]{4}|["\\/bfnrt])/g,
    (escaped) => JSON.parse(`"${escaped}"`) as string,
  );
  return hide(hide(fromJson).replace(/(%[\da-f]{2})+/gi, fromForm));
}

function fromForm(text: string): string {
  return new URLSearchParams(`=${text}`).get("") ?? "";
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}
