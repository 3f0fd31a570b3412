import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { command } from "../command.ts";
import type { PackedPackage } from "../pack.ts";

/** A registry on this machine that has the packed packages and nothing else. */
export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

/** A tarball, and the `package.json` in it, which differs from the one in the workspace. */
interface Published {
  readonly tarball: Buffer;
  readonly manifest: { readonly name: string; readonly version: string };
}

/** Serves what a package manager asks a registry for: the document of a package, and its tarball. */
export async function startRegistry(packages: readonly PackedPackage[]): Promise<Registry> {
  const published = new Map(
    await Promise.all(packages.map(async (packed) => [packed.manifest.name, await read(packed)] as const)),
  );
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    const [name = "", file] = path.split("/-/");
    const found = published.get(name);
    if (!found) return response.writeHead(404).end("{}");
    if (file !== undefined) return response.end(found.tarball);
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify(documentOf(found, url)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read({ tarball }: PackedPackage): Promise<Published> {
  const manifest = await command(["tar", "-xzOf", tarball, "package/package.json"]);
  return { tarball: await readFile(tarball), manifest: JSON.parse(manifest) as Published["manifest"] };
}

/** What a registry says of a package that has one version. */
export function documentOf({ manifest, tarball }: Published, url: string): object {
  const { name, version } = manifest;
  const dist = {
    tarball: `${url}/${name}/-/${name.split("/").at(-1)}-${version}.tgz`,
    shasum: createHash("sha1").update(tarball).digest("hex"),
    integrity: `sha512-${createHash("sha512").update(tarball).digest("base64")}`,
  };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
}
