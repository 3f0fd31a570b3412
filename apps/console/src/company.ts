import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Company } from "@tokens/reconnect";

const types: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/** The logo is a part of each page. */
const maxLogoBytes = 200_000;

/** Whose customers open reconnect links. Throws a `TypeError` that describes an invalid option. */
export async function readCompany({
  company: name,
  logo: path,
}: {
  readonly company?: string | undefined;
  readonly logo?: string | undefined;
}): Promise<Company | undefined> {
  if (name === undefined && path !== undefined) throw new TypeError("--logo needs --company, the name beside it.");
  if (name !== undefined && !name.trim()) throw new TypeError("--company must be the name that customers know.");
  if (name === undefined) return undefined;
  return path === undefined ? { name } : { name, logo: await logoFrom(path) };
}

async function logoFrom(path: string): Promise<string> {
  const type = types[extname(path).toLowerCase()];
  if (type === undefined) throw new TypeError(`--logo must be an SVG, PNG, JPEG or WebP file, not ${path}.`);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new TypeError(`The logo ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
  if (bytes.length > maxLogoBytes)
    throw new TypeError(`The logo ${path} has more than ${maxLogoBytes / 1000} kB. Choose a smaller file.`);
  return `data:${type};base64,${bytes.toString("base64")}`;
}
