/** The page that lists the servers of `@tokens/oauth/servers`, each of which is an entry with one constant. */
import { globSync } from "node:fs";
import { join } from "node:path";

interface Server {
  readonly name: string;
  readonly title: string;
  readonly issuer?: string;
  readonly endpoints?: { readonly authorization?: string; readonly token?: string };
}

/** Markdown. */
export async function serversPage(root: string): Promise<string> {
  const folder = join(root, "packages/oauth/src/servers");
  const files = globSync("*.ts", { cwd: folder })
    .filter((file) => file !== "index.ts")
    .toSorted();
  const rows = await Promise.all(
    files.map(async (file) => {
      const module = (await import(join(folder, file))) as Readonly<Record<string, Server>>;
      return Object.entries(module).map(([constant, server]) => row(constant, server));
    }),
  );
  return `# Servers known by name

The ${files.length} servers of OAuth 2 and OAuth 1.0a that \`@tokens/oauth\` knows. Import one from its entry, which holds data only, or pass its name to
\`tokens login oauth --server\`.

\`\`\`ts
import { createOAuth } from "@tokens/oauth";
import { google } from "@tokens/oauth/servers/google";

const tokens = createOAuth({ ...google, clientId: "id", clientSecret: "secret" });
\`\`\`

| Server | Constant and entry | Issuer, or token endpoint |
| --- | --- | --- |
${rows.flat().join("\n")}
`;
}

function row(constant: string, { name, title, issuer, endpoints }: Server): string {
  const address = (issuer ?? endpoints?.token ?? "").replaceAll(" || ", "`, `");
  return `| ${title} | \`${constant}\` of \`servers/${name}\` | ${address && `\`${address}\``} |`;
}
