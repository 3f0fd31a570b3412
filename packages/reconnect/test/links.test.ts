import { ProviderConfigurationError } from "@tokens/core";
import { createReconnect, reconnectLinks, type ReconnectOptions } from "@tokens/reconnect";
import { newSession } from "@tokens/core";
import { expect, test } from "vitest";
import { preferredLanguage } from "../src/texts/index.ts";
import { openScene } from "./scene.ts";
import { visitor } from "./visitor.ts";

test("links are for accounts that a customer can reconnect", async () => {
  const { connect, reconnect, store } = await openScene();
  await connect("hubstaff", "login", "alice");
  await store.sessions.set("hubstaff:x:y:program", newSession({ accessToken: "x", obtainedAt: 0 }));
  await expect(reconnect.link("hubstaff/nobody")).rejects.toThrow('There is no account "hubstaff/nobody".');
  await expect(reconnect.link("hubstaff/program")).rejects.toThrow(/was stored by another program/);
  await expect(reconnect.link("hubstaff/alice", { validForMs: 0 })).rejects.toThrow(RangeError);
  await expect(reconnect.link("hubstaff/alice", { language: "fr" as "de" })).rejects.toThrow(/one of en, de, el, da/);
  expect(await reconnect.revoke("hubstaff/alice")).toBe(0);
});

test("a link lasts a week unless something else is said", async () => {
  const { connect, reconnect, clock, store } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  expect((await reconnect.link(key)).expiresAt).toBe(clock.now() + 7 * 86_400_000);
  expect((await reconnect.link(key, { validForMs: 3_600_000 })).expiresAt).toBe(clock.now() + 3_600_000);
  expect(await reconnect.revoke(key, { who: "ada" })).toBe(2);
  const [entry] = await store.journal.read({ key, limit: 1, types: ["link-revoked"] });
  expect(entry).toMatchObject({ who: "ada" });
});

test("a program that only sends links needs no pages", async () => {
  const { connect, store, clock, origin } = await openScene();
  const { provider: hubstaff } = await import("@tokens/hubstaff/descriptor");
  await connect("hubstaff", "login", "alice");
  const links = reconnectLinks({ providers: [hubstaff], store, origin, clock });
  const { url } = await links.link("alice");
  expect((await visitor().open(url)).title).toBe("Reconnect your Hubstaff account");
});

test.each<[Partial<ReconnectOptions>, RegExp]>([
  [{ origin: "app.example.com" }, /`origin` is the public address without a path/],
  [{ origin: "https://app.example.com/x" }, /`origin` is the public address without a path/],
  [{ origin: "http://app.example.com" }, /must be https/],
  [{ path: "reconnect" }, /`path` starts with a slash/],
  [{ path: "/reconnect/" }, /`path` starts with a slash/],
  [{ company: { name: " " } }, /`company.name`/],
  [{ company: { name: "Acme", logo: "http://cdn.test/logo.png" } }, /`company.logo`/],
  [{ company: { name: "Acme", logo: "data:text/html,x" } }, /`company.logo`/],
])("refuses %o", async (options, message) => {
  const { store } = await openScene();
  const create = (): unknown =>
    createReconnect({ providers: [], store, origin: "https://app.test", company: { name: "Acme" }, ...options });
  expect(create).toThrow(ProviderConfigurationError);
  expect(create).toThrow(message);
});

test.each([
  ["/logo.svg", "img-src data: 'self'", 'src="https://app.test/logo.svg"'],
  [
    "https://cdn.test/logo.svg?a=1&b=2",
    "img-src data: https://cdn.test;",
    'src="https://cdn.test/logo.svg?a=1&amp;b=2"',
  ],
  ["data:image/png;base64,AAAA", "img-src data:;", 'src="data:image/png;base64,AAAA"'],
])("shows the logo %s", async (logo, policy, source) => {
  const { store } = await openScene();
  const options = { providers: [], store, origin: "https://app.test", company: { name: "Acme", logo } };
  const response = (await createReconnect(options).handle(new Request("https://app.test/reconnect/x")))!;
  expect(response.headers.get("content-security-policy")).toContain(policy);
  expect(await response.text()).toContain(source);
});

test.each([
  [null, "en"],
  ["fr-FR,fr;q=0.9", "en"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en;q=0.2, EL;q=0.7", "el"],
  ["da;q=0, sv, de;q=nonsense", "en"],
])("the browser's languages %s mean %s", (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});

test("the page's language is the chosen one, else that of the link, else that of the browser", async () => {
  const { connect, reconnect } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const headers = { "accept-language": "da" };
  const any = await reconnect.link(key);
  const german = await reconnect.link(key, { language: "de" });
  for (const [url, language] of [
    [any.url, "da"],
    [german.url, "de"],
    [`${german.url}?language=el`, "el"],
    [`${german.url}?language=xx`, "de"],
  ] as const) {
    const page = await visitor().open(url, { headers });
    expect(page.text).toContain(`<html lang="${language}">`);
    expect(page.headers.get("content-language")).toBe(language);
  }
});
