import { base64url } from "../encoding.ts";

/** The token in `Authorization: Bearer`; undefined without one (RFC 6750 section 2.1). */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
}

/** The client of a token request, from a Basic header or the body; undefined without one (RFC 6749 section 2.3.1). */
export function readClient(request: Request, form: URLSearchParams): { id: string; secret: string } | undefined {
  const basic = /^Basic (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (basic) {
    const [id = "", secret = ""] = atob(basic)
      .split(":")
      .map((part) => decodeURIComponent(part.replaceAll("+", " ")));
    return { id, secret };
  }
  const id = form.get("client_id");
  return id === null ? undefined : { id, secret: form.get("client_secret") ?? "" };
}

/** The S256 code challenge of a verifier (RFC 7636 section 4.2). */
export async function codeChallenge(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}
