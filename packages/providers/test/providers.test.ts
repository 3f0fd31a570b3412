import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProviderConfigurationError } from "@tokens/core";
import { findProviderPackage, loadProvider, loadProviders, providerPackages } from "@tokens/providers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tokens-providers-"));
});
afterEach(() => rm(directory, { recursive: true }));

const descriptor = (name: string): string => `export const provider = {
  name: ${JSON.stringify(name)}, title: "Outside", addresses: [],
  authMethods: [{ id: "token", title: "API token", fields: [] }],
  apiUrl: () => "https://api.outside.example", check: () => ({ route: "GET /me" }), routes: async () => [],
  open: async () => { throw new Error("not opened here"); },
};`;

/** Writes a package and returns its folder. */
async function writePackage(
  folder: string,
  manifest: object,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const path = join(directory, folder);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "package.json"), JSON.stringify({ type: "module", ...manifest }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return path;
}

describe("the list", () => {
  test("is the dependencies of this package, and every one of them has a descriptor", async () => {
    const { dependencies } = JSON.parse(await readFile(join(import.meta.dirname, "../package.json"), "utf8")) as {
      dependencies: object;
    };
    expect([...providerPackages, "@tokens/core", "@tokens/provider-kit"].toSorted()).toEqual(
      Object.keys(dependencies).toSorted(),
    );
    const { providers, sources, failures } = await loadProviders();
    expect(failures).toEqual([]);
    expect(providers.map(({ name }) => sources[name])).toEqual(providerPackages);
  });

  test("each provider lists unique routes, its check call among them", async () => {
    const { providers } = await loadProviders();
    for (const { name, authMethods, check, routes } of providers) {
      const all = (await routes()).map(({ route }) => route);
      expect(new Set(all).size).toBe(all.length);
      const calls = authMethods.map(({ id }) => check({ provider: name, authMethod: id, settings: {} })?.route);
      expect([...all, undefined]).toEqual(expect.arrayContaining(calls));
    }
  });
});

describe("a package from elsewhere", () => {
  test.each([
    ["./descriptor", { exports: { ".": "./main.js", "./descriptor": { types: "./d.ts", default: "./outside.js" } } }],
    ["the export .", { exports: { ".": { node: { import: "./outside.js" }, default: "./main.js" } } }],
    ["conditions alone", { exports: { import: "./outside.js" } }],
    ["a single export", { exports: "./outside.js" }],
    ["main", { main: "outside.js" }],
  ])("is loaded by its folder, from %s", async (_, manifest) => {
    const folder = await writePackage("outside", manifest, { "outside.js": descriptor("outside"), "main.js": "" });
    expect((await loadProvider(folder)).name).toBe("outside");
    expect((await loadProvider("./outside", directory)).title).toBe("Outside");
  });

  test("is found by name from the working directory, and named by its folder from then on", async () => {
    const folder = await writePackage(
      "node_modules/@outside/tokens",
      { name: "@outside/tokens" },
      {
        "index.js": descriptor("outside"),
      },
    );
    const inside = await writePackage("project/src", {}, {});
    expect((await loadProvider("@outside/tokens", inside)).name).toBe("outside");
    expect(findProviderPackage("@outside/tokens", inside)).toMatchObject({
      name: "@outside/tokens",
      specifier: folder,
    });
    expect(findProviderPackage("@tokens/hubstaff", inside)).toMatchObject({ specifier: "@tokens/hubstaff" });
  });

  test("does not take the name of another provider", async () => {
    const folder = await writePackage("outside", {}, { "index.js": descriptor("podio") });
    const { providers, failures } = await loadProviders([folder]);
    expect(providers.filter(({ name }) => name === "podio")).toHaveLength(1);
    expect(failures).toMatchObject([
      {
        specifier: folder,
        error: { message: `Two packages provide "podio": @tokens/podio and ${folder}. Use only one of them.` },
      },
    ]);
  });

  test.each([
    ["export const outside = 1;", /is not a provider package\. A provider descriptor is an object, not undefined/],
    ["export const provider = null;", /not null: export const provider = defineProvider/],
    ['export const provider = { name: "Outside Inc" };', /A provider's name is lower-case letters/],
    [
      'export const provider = { name: "outside", title: "Outside", routes: [] };',
      /outside lacks authMethods, addresses, apiUrl, routes, check, open\./,
    ],
    ["export const provider = {", /cannot be loaded: /],
    ['throw new Error("no database\\nat line 7");', /cannot be loaded: no database$/],
  ])("%s fails alone", async (text, message) => {
    const folder = await writePackage("outside", {}, { "index.js": text });
    const { providers, failures } = await loadProviders([folder]);
    expect(providers).toHaveLength(providerPackages.length);
    expect(failures[0]).toMatchObject({ specifier: folder, error: { message: expect.stringMatching(message) } });
    expect(failures[0]!.error).toBeInstanceOf(ProviderConfigurationError);
  });

  test.each([
    [
      "tokens-provider-nowhere",
      "The package tokens-provider-nowhere is not installed. Install it: npm install tokens-provider-nowhere",
    ],
    ["./nowhere", /^There is no package at \/.*\/nowhere: expected a folder with a package\.json\.$/],
    ["a folder", '"a folder" is not a package name. To name a folder, pass a path such as ./a folder.'],
    ["nowhere/../..", /is not a package name/],
  ])("%s is not found", async (specifier, message) => {
    await expect(loadProvider(specifier, directory)).rejects.toThrow(message);
  });
});
