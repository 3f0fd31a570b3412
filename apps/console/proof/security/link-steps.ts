import { visitor, type Visitor } from "../../test/visitor.ts";
import type { Report } from "./report.ts";
import type { Stage } from "./stage.ts";

/** What reconnect links, which customers open without signing in, have to hold against. */
export async function linkSteps({ section, step }: Report, stage: Stage): Promise<void> {
  const { console: origin, alice, hostile } = stage;
  const url = await stage.reconnectLink(alice);
  const { pathname } = new URL(url);
  const customer = visitor(origin);
  const status = async (visit: ReturnType<Visitor["get"]>): Promise<string> => String((await visit).status);

  section("Reconnect links");
  await step("an open link, twice, as previews do", "200, 200", async () =>
    [await status(customer.get(pathname)), await status(customer.get(pathname))].join(", "),
  );
  await step("a forged link", "410", () => status(visitor(origin).get(`/reconnect/${"a".repeat(43)}`)));
  await step("a link with one changed character", "410", () =>
    status(visitor(origin).get(pathname.slice(0, -1) + (pathname.endsWith("a") ? "b" : "a"))),
  );
  await step("a forged, a changed and a long link look the same", "the same", async () => {
    const paths = [`/reconnect/${"a".repeat(43)}`, `${pathname.slice(0, -2)}__`, `/reconnect/${"a".repeat(500)}`];
    const texts = await Promise.all(paths.map(async (path) => (await visitor(origin).get(path)).text));
    return new Set(texts).size === 1 ? "the same" : "different";
  });
  await step("a form without the page's token", "403", () => status(visitor(origin).post(pathname, { csrf: "" })));
  await step("a form of another site", "403", () =>
    status(customer.post(pathname, { csrf: "" }, { "sec-fetch-site": "cross-site" })),
  );
  await step("a form of 100 kB", "403", () => status(customer.post(pathname, { csrf: "", more: "x".repeat(100_000) })));
  await step("a callback that nobody began", "403", () =>
    status(customer.get("/reconnect/callback?code=stolen&state=forged")),
  );
  await step("another host's name", "421", () => status(customer.get(pathname, { host: "evil.example" })));
  await step(
    "the policy of its pages",
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    async () => String((await customer.get(pathname)).headers.get("content-security-policy")),
  );
  for (const [name, expected] of Object.entries({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
  }))
    await step(`${name} of its pages`, expected, async () => {
      const pages = [
        await customer.get(pathname),
        await visitor(origin).get("/reconnect/x"),
        await customer.get("/reconnect/callback"),
      ];
      return [...new Set(pages.map(({ headers }) => headers.get(name)))].join(" | ");
    });
  await step(
    "the cookie's attributes",
    /^reconnect-\d+=[\w-]{43}; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/,
    async () => String((await visitor(origin).get(pathname)).headers.get("set-cookie")),
  );
  await step("the pages of hostile accounts have names as text, and no secret", "as text", async () => {
    const texts: string[] = [];
    for (const account of hostile)
      texts.push((await visitor(origin).get(new URL(await stage.reconnectLink(account)).pathname)).text);
    const all = texts.join("\n");
    if ([...stage.secrets].some((secret) => all.includes(secret))) return "a secret";
    return /<script|<img src=x|<svg onload|onmouseover='/.test(all) ? "as markup" : "as text";
  });
  await step("the store has the hash of a link alone", "hash", async () => {
    const records = await Array.fromAsync(stage.store.records.list("reconnect-link"));
    return JSON.stringify(records).includes(pathname.split("/").at(-1)!) ? "the link" : "hash";
  });
}
