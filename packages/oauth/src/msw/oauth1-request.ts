import { sign, signatureBase, type SignatureMethod } from "../oauth1-signature.ts";

type Pair = readonly [name: string, value: string];

/**
 * A refusal in the words of the OAuth Problem Reporting extension: 400 for a request that is not OAuth, otherwise 401 (RFC 5849 section
 * 3.2).
 */
export function refusal(problem: string, details: Readonly<Record<string, string>> = {}): Response {
  const body = new URLSearchParams({ oauth_problem: problem, ...details });
  if (/^(parameter|signature_method|version)_/.test(problem)) return new Response(body, { status: 400 });
  const challenge = `OAuth realm="mock", oauth_problem="${problem}"`;
  return new Response(body, { status: 401, headers: { "www-authenticate": challenge } });
}

/** The refusal of a request without these parameters. */
export function absent(...names: readonly string[]): Response {
  return refusal("parameter_absent", { oauth_parameters_absent: names.join("&") });
}

/** A request's `oauth_…` parameters, and every parameter that its signature covers. */
export interface ReadRequest {
  readonly protocol: Readonly<Record<string, string>>;
  readonly realm: string | undefined;
  readonly signed: readonly Pair[];
}

/** Reads the parameters of a request from the header, the query and a form body (RFC 5849 section 3.5). */
export async function readRequest(request: Request): Promise<ReadRequest | Response> {
  const [, members = ""] = /^OAuth\s+(.*)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const header = [...members.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]): Pair => [
    name!,
    decodeURIComponent(value!),
  ]);
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const form = isForm ? new URLSearchParams(await request.clone().text()) : [];
  const all = [...header.filter(([name]) => name !== "realm"), ...new URL(request.url).searchParams, ...form];
  const own = all.filter(([name]) => name.startsWith("oauth_"));
  const protocol = Object.fromEntries(own);
  if (Object.keys(protocol).length < own.length) return refusal("parameter_rejected");
  const realm = header.find(([name]) => name === "realm")?.[1];
  return { protocol, realm, signed: all.filter(([name]) => name !== "oauth_signature") };
}

/** Whether a request is signed with these secrets. */
export async function isSigned(
  { method, url }: Request,
  { protocol, signed }: ReadRequest,
  consumerSecret: string,
  tokenSecret: string,
): Promise<boolean> {
  const address = new URL(url);
  address.search = "";
  const base = signatureBase({ method, url: address }, signed);
  const signatureMethod = protocol["oauth_signature_method"] as SignatureMethod;
  return protocol["oauth_signature"] === (await sign(signatureMethod, base, consumerSecret, tokenSecret));
}
