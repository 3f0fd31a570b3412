/** Names of servers, by what other programs call them. */
const aliases: Readonly<Record<string, string>> = {
  atlassian: "jira",
  azure: "microsoft",
  "azure-ad": "microsoft",
  "battle.net": "battlenet",
  confluence: "jira",
  entra: "microsoft",
  "entra-id": "microsoft",
  "github-app-oauth": "github",
  gmail: "google",
  "google-ads": "google",
  "google-analytics": "google",
  "google-calendar": "google",
  "google-docs": "google",
  "google-drive": "google",
  "google-mail": "google",
  "google-oauth2": "google",
  "google-sheet": "google",
  intuit: "quickbooks",
  linkedin2: "linkedin",
  "microsoft-entra": "microsoft",
  "microsoft-entra-id": "microsoft",
  "microsoft-excel": "microsoft",
  "microsoft-teams": "microsoft",
  "one-drive": "microsoft",
  outlook: "microsoft",
  "sharepoint-online": "microsoft",
  twitter: "x",
  twitter2: "x",
  "twitter-v2": "x",
  youtube: "google",
  "zoho-crm": "zoho",
};

/** The name in `@tokens/oauth/servers` of a server that another program calls `name`; the same name for a server that is not there. */
export function serverNameOf(name: string | undefined): string | undefined {
  const written = name?.toLowerCase().replaceAll(/[\s_]+/g, "-");
  return written === undefined ? undefined : Object.hasOwn(aliases, written) ? aliases[written]! : written;
}
