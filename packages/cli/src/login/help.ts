import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { wrapped } from "../help-rows.ts";
import { defaultRedirectUri } from "./callback.ts";

const indent = 12;

/** What `tokens login --help` says about the auth methods of every provider. */
export function authMethodsHelp(providers: readonly ProviderDescriptor[], width: number): string {
  const all = providers.flatMap(({ authMethods }) => authMethods.map(({ id }) => id.length));
  const column = Math.max(...all, 0) + 2;
  const lines = providers.flatMap(({ name, authMethods, addresses }) =>
    authMethods.map(({ id, title, redirects, fields }) => {
      const open = [...fields, ...addresses].filter(({ secret }) => !secret).map((field) => field.name);
      const secrets = fields.filter(({ secret }) => secret).map((field) => field.name);
      const settings = [
        secrets.length > 0 && `secret: ${secrets.join(", ")}`,
        open.length > 0 && `--set: ${open.join(", ")}`,
      ];
      const head = `  ${name}`.padEnd(indent) + id.padEnd(column) + title + (redirects ? ", in the browser" : "");
      return `${head}\n${" ".repeat(indent)}${wrapped(settings.filter(Boolean).join("; "), indent, width)}`;
    }),
  );
  return `
Auth methods:
${lines.join("\n")}

A login in the browser redirects to ${defaultRedirectUri}.
Register that URL with the app.

Examples:
  tokens login hubstaff --auth-method token --account alice --stdin < token.txt
  tokens login podio --auth-method app --set clientId=my-app \\
    --set appId=123 --stdin < secrets.json
  tokens login psohub --set clientId=my-app --port 9000
  tokens login oauth --server github --account alice
  tokens login oauth --issuer https://login.example.com --device`;
}
