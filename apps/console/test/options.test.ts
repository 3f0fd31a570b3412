import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings, tlsGuidance } from "../src/options.ts";

const password = "correct horse battery";

test("listens on loopback with link sign-in by default", async () => {
  expect(await readSettings([], {})).toMatchObject({
    host: "127.0.0.1",
    port: 4020,
    origin: undefined,
    password: undefined,
  });
  expect(await readSettings(["--help"], {})).toBeUndefined();
});

test.each([
  [["--host", "0.0.0.0"], {}, /needs a password/],
  [["--host", "192.0.2.1"], {}, /needs a password/],
  [["--origin", "https://tokens.example"], {}, /needs a password/],
  [["--host", "0.0.0.0"], { TOKENS_CONSOLE_PASSWORD: password }, /--origin/],
  [[], { TOKENS_CONSOLE_PASSWORD: "short" }, /fewer than 12/],
  [["--password-file", "/nowhere/at/all"], {}, /cannot be read \(ENOENT\)/],
  [["--origin", "tokens.example"], {}, /--origin must be/],
  [["--origin", "https://tokens.example/path"], {}, /--origin must be/],
  [["--port", "many"], {}, /--port must be a number/],
  [["--unknown"], {}, /--unknown/],
  [["--logo", "logo.svg"], {}, /--logo needs --company/],
  [["--company", " "], {}, /--company must be the name/],
  [["--company", "Acme", "--logo", "logo.exe"], {}, /--logo must be an SVG, PNG, JPEG or WebP file/],
  [["--company", "Acme", "--logo", "/nowhere/at/all.svg"], {}, /cannot be read \(ENOENT\)/],
])("%j with %j does not start", async (args, env, message) => {
  const refused = readSettings(args, env);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.not.toThrow(/short/);
});

test("listens on other addresses only with a password, and gives TLS guidance", async () => {
  const directory = await mkdtemp(join(tmpdir(), "tokens-console-"));
  try {
    const path = join(directory, "password");
    await writeFile(path, `${password}\n`);
    const settings = await readSettings(["--host", "192.0.2.1", "--password-file", path], {});
    expect(settings).toMatchObject({ host: "192.0.2.1", password });
    expect(tlsGuidance(settings!)).toMatch(/unencrypted.*TLS reverse proxy/);
  } finally {
    await rm(directory, { recursive: true });
  }
  const env = { TOKENS_CONSOLE_PASSWORD: password };
  const proxied = await readSettings(["--origin", "https://tokens.example/"], env);
  expect(proxied).toMatchObject({ host: "127.0.0.1", origin: "https://tokens.example" });
  expect(tlsGuidance(proxied!)).toMatch(/X-Forwarded-Proto: https/);
  expect(tlsGuidance({ host: "127.0.0.1" })).toBeUndefined();
});

test("reads a company and its logo", async () => {
  expect(await readSettings(["--company", "Acme"], {})).toMatchObject({ company: { name: "Acme" } });
  const directory = await mkdtemp(join(tmpdir(), "tokens-console-"));
  try {
    const path = join(directory, "logo.svg");
    await writeFile(path, "<svg/>");
    const logo = "data:image/svg+xml;base64,PHN2Zy8+";
    expect(await readSettings(["--company", "Acme", "--logo", path], {})).toMatchObject({
      company: { name: "Acme", logo },
    });
    await writeFile(path, " ".repeat(200_001));
    await expect(readSettings(["--company", "Acme", "--logo", path], {})).rejects.toThrow(/more than 200 kB/);
  } finally {
    await rm(directory, { recursive: true });
  }
});
