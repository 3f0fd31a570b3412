import { withoutSlashes } from "@tokens/provider-kit";

/**
 * Where a server may publish its metadata: OpenID Connect Discovery appends to the issuer, RFC 8414 inserts before its path, and some
 * servers do it the other way round.
 */
export function wellKnownUrls(issuer: string): readonly URL[] {
  const at = (pathname: string): URL => Object.assign(new URL(issuer), { pathname });
  const path = withoutSlashes(new URL(issuer).pathname);
  const [openId, oauth] = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"];
  return path === ""
    ? [at(openId), at(oauth)]
    : [at(path + openId), at(oauth + path), at(openId + path), at(path + oauth)];
}

/** Whether a document that names the issuer `told` belongs to the issuer `asked`. A trailing slash makes no difference. */
export function isIssuer(asked: string, told: string): boolean {
  const [a, t] = [URL.parse(asked), URL.parse(told)];
  if (!a || !t) return false;
  return withoutSlash(a) === withoutSlash(t) || isMicrosoftTenant(a, t);
}

function withoutSlash(url: URL): string {
  return Object.assign(new URL(url), { pathname: withoutSlashes(url.pathname) }).href;
}

const entra = new Set([
  "https://login.microsoftonline.com",
  "https://login.microsoftonline.us",
  "https://login.partner.microsoftonline.cn",
]);
const tenantId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Microsoft answers for `common`, `organizations`, `consumers` and domain names with the id of the tenant, or with `{tenantid}` in its
 * place, and for version 1 with another host. Azure AD B2C names a tenant by its id, and leaves the policy out.
 */
function isMicrosoftTenant(asked: URL, told: URL): boolean {
  if (asked.hostname.endsWith(".b2clogin.com")) return asked.origin === told.origin;
  if (!entra.has(asked.origin)) return false;
  const isOwn = told.origin === asked.origin || told.origin === "https://sts.windows.net";
  const [askedTenant, toldTenant] = [asked, told].map(({ pathname }) => decodeURI(pathname).split("/")[1] ?? "");
  if (!isOwn || !askedTenant || !toldTenant) return false;
  if (tenantId.test(askedTenant)) return askedTenant.toLowerCase() === toldTenant.toLowerCase();
  return toldTenant === "{tenantid}" || tenantId.test(toldTenant);
}
