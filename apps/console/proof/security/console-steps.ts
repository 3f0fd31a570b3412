import { createHash } from "node:crypto";
import { signedIn, visitor, type Visitor } from "../../test/visitor.ts";
import { exchange, placeOf, request, statusOf } from "./raw.ts";
import type { Report } from "./report.ts";
import { hostileTexts, type Stage } from "./stage.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Ways to write a path that leads out of the folder of the console's files. */
const climbing = [
  "/../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/style.css/../../package.json",
  "/style.css%2f..%2f..%2fpackage.json",
  "/..%5c..%5cpackage.json",
  "/%252e%252e/package.json",
  "//etc/passwd",
  "/assets/../../src/main.ts",
  "/style.css%00.js",
];

/** What the console's pages and forms have to hold against. Resolves with somebody who is signed in. */
export async function consoleSteps({ section, step }: Report, stage: Stage): Promise<Visitor> {
  const { console: origin } = stage;
  const place = placeOf(origin);
  const { host } = new URL(origin);
  const stranger = visitor(origin);

  section("Console: signing in");
  const link = stage.link();
  const { pathname, search } = new URL(link);
  await step("a forged link", "401", async () => (await stranger.get(`/?key=${"A".repeat(43)}`)).status);
  await step("a link with one changed character", "401", async () => {
    const last = link.endsWith("A") ? "B" : "A";
    return (await stranger.get(pathname + search.slice(0, -1) + last)).status;
  });
  await step("a preview of a link (HEAD) does not use it up", "401, then 200", async () => {
    const { signIn } = await headThenGet(origin, pathname + search);
    return signIn;
  });
  const one = await signedIn(stage.link());
  await step("a link is used twice", "401", async () => (await visitor(origin).get(pathname + search)).status);
  await step(
    "the cookie's attributes",
    /^tokens-console-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    async () =>
      String((await visitor(origin).get(new URL(stage.link()).search.replace("?", "/?"))).headers.get("set-cookie")),
  );
  await step("a cookie of the right form that nobody was given", "401", async () => {
    const [name] = one.cookie.split("=");
    return (await visitor(origin).get("/", { cookie: `${name}=${"a".repeat(43)}` })).status;
  });
  await step("the store has the hash of the cookie alone", "hash", async () => {
    const value = one.cookie.split("=")[1]!;
    const records = await Array.fromAsync(stage.store.records.list("console-browser"));
    const isHashed = records.some(({ name }) => name === createHash("sha256").update(value).digest("hex"));
    return isHashed && !JSON.stringify(records).includes(value) ? "hash" : "the cookie";
  });
  await step(
    "a login's callback that nobody began",
    "400",
    async () => (await one.get("/callback?code=stolen&state=forged")).status,
  );

  section("Console: other sites");
  for (const name of [
    "evil.example",
    `evil.example:${place.port}`,
    `localhost:${place.port}`,
    `${host}.evil.example`,
    "",
  ])
    await step(`Host: ${name || "(empty)"}`, /^(421|400)$/, () =>
      statusOf(place, request("GET /", [`Host: ${name}`, `Cookie: ${one.cookie}`, "Connection: close"])),
    );
  await step("X-Forwarded-Host and Forwarded decide nothing", "not shown", async () => {
    const { text } = await one.get("/", { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" });
    return text.includes("evil.example") ? "shown" : "not shown";
  });
  for (const site of ["cross-site", "same-site", "none"])
    await step(
      `a form with Sec-Fetch-Site: ${site}`,
      "403",
      async () => (await one.post("/sign-out", {}, { "sec-fetch-site": site, origin })).status,
    );
  for (const from of ["https://evil.example", "null", `${origin}.evil.example`])
    await step(`a form with Origin: ${from}, of a browser without Sec-Fetch-Site`, "403", () =>
      formWithOrigin(one, { origin, from }),
    );
  await step(
    "a form without the browser's token",
    "403",
    async () => (await one.post("/sign-out", { csrf: "" })).status,
  );
  await step("a form with the token of another browser", "403", async () => {
    const other = await signedIn(stage.link());
    const csrf = /name="csrf" value="([^"]+)"/.exec((await other.get("/connect")).text)![1]!;
    return (await one.post("/sign-out", { csrf })).status;
  });
  await step(
    "a form as text/plain, which needs no preflight",
    "403",
    async () => (await one.post("/sign-out", {}, { "content-type": "text/plain" })).status,
  );
  await step("a change by GET", "404", async () => (await one.get("/sign-out")).status);
  await step("afterwards, the browser is still signed in", "200", async () => (await one.get("/")).status);
  await step("a preflight is not allowed anything", "no CORS header", async () => {
    const { text } = await exchange(
      place,
      request("OPTIONS /", [
        `Host: ${host}`,
        "Origin: https://evil.example",
        "Access-Control-Request-Method: POST",
        "Connection: close",
      ]),
    );
    return /access-control-/i.test(text) ? "CORS headers" : "no CORS header";
  });

  section("Console: headers");
  const pages = [
    "/",
    "/connect",
    "/history",
    stage.alice.path,
    `${stage.alice.path}/call`,
    "/nowhere",
    "/style.css",
    "/live.js",
  ];
  for (const [name, expected] of Object.entries({
    "content-security-policy": policy,
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  }))
    await step(`${name} on every page and file`, expected, async () => {
      const values = await Promise.all(pages.map(async (page) => (await one.get(page)).headers.get(name)));
      return [...new Set(values)].join(" | ");
    });
  await step("the same on the answer to a stranger, an unknown host and a refused form", "DENY, no-store", async () => {
    const answers = [
      await stranger.get("/"),
      await one.get("/", { host: "evil.example" }),
      await one.post("/sign-out", {}, { "sec-fetch-site": "cross-site" }),
    ];
    const seen = answers.map(({ headers }) =>
      [headers.get("x-frame-options"), headers.get("cache-control")].join(", "),
    );
    return [...new Set(seen)].join(" | ");
  });
  await step("no page says what serves it", "nothing", async () => {
    const { headers } = await one.get("/");
    return headers.get("server") ?? headers.get("x-powered-by") ?? "nothing";
  });

  section("Console: paths and what they reflect");
  for (const path of climbing)
    await step(`GET ${path}`, /^(400|404)$/, async () => {
      const sent = request(`GET ${path}`, [`Host: ${host}`, `Cookie: ${one.cookie}`, "Connection: close"]);
      const { text } = await exchange(place, sent);
      if (/"devDependencies"|root:|import \{/.test(text)) return "the file";
      return /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? "no answer";
    });
  const script = encodeURIComponent("<script>pwned()</script>");
  for (const path of [
    `/${script}`,
    `/?q=${script}`,
    `/history?q=${script}`,
    `/connect?q=${script}`,
    `/accounts/${script}`,
    `${stage.alice.path}/call?route=${script}`,
    `/connect/${script}/login`,
  ])
    await step(`GET ${path.slice(0, 60)}`, "as text or not at all", async () =>
      (await one.get(path)).text.includes("<script>pwned") ? "as a script" : "as text or not at all",
    );
  await step("a stranger's address is not reflected", "not at all", async () =>
    (await stranger.get(`/${script}?key=${script}`)).text.includes("pwned") ? "reflected" : "not at all",
  );
  for (const path of [
    "//evil.example",
    "/\\evil.example",
    "/%2f%2fevil.example",
    "/callback?next=https://evil.example",
    "/?next=//evil.example",
  ])
    await step(`GET ${path} leads nowhere else`, "no redirect", () => redirectOf(origin, one.cookie, path));
  await step("a wrong form does not reflect its values", "not at all", async () => {
    const { text } = await one.post("/connect/hubstaff/token", { personalAccessToken: "canary-of-this-form" });
    return text.includes("canary-of-this-form") ? "reflected" : "not at all";
  });

  section("Console: no page has a secret");
  await step(
    `all that it shows of ${hostileTexts.length} accounts whose provider echoes their tokens`,
    "none",
    async () => {
      const paths = [...stage.hostile, stage.alice].flatMap(({ path }) => [path, `${path}/call`, `${path}/edit`]);
      const texts = [await one.get("/"), await one.get("/history")];
      for (const { path } of stage.hostile)
        texts.push(await one.post(`${path}/refresh`), await one.post(`${path}/call`, { method: "GET", path: "/page" }));
      for (const path of paths) texts.push(await one.get(path));
      const all = texts.map(({ text }) => text).join("\n");
      return [...stage.secrets].filter((secret) => all.includes(secret)).length === 0 ? "none" : "a secret";
    },
  );
  return one;
}

/** The status of a HEAD request for a link, and whether the link works afterwards. */
async function headThenGet(origin: string, path: string): Promise<{ readonly signIn: string }> {
  const { host } = new URL(origin);
  const { text } = await exchange(placeOf(origin), request(`HEAD ${path}`, [`Host: ${host}`, "Connection: close"]));
  const head = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { signIn: `${head}, then ${(await visitor(origin).get(path)).status}` };
}

async function formWithOrigin(one: Visitor, { origin, from }: { origin: string; from: string }): Promise<string> {
  const csrf = /name="csrf" value="([^"]+)"/.exec((await one.get("/connect")).text)![1]!;
  const body = new URLSearchParams({ csrf }).toString();
  const { text } = await exchange(
    placeOf(origin),
    request(
      "POST /sign-out",
      [
        `Host: ${new URL(origin).host}`,
        `Origin: ${from}`,
        `Cookie: ${one.cookie}`,
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${body.length}`,
        "Connection: close",
      ],
      body,
    ),
  );
  return /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? "no answer";
}

async function redirectOf(origin: string, cookie: string, path: string): Promise<string> {
  const sent = request(`GET ${path}`, [`Host: ${new URL(origin).host}`, `Cookie: ${cookie}`, "Connection: close"]);
  const { text } = await exchange(placeOf(origin), sent);
  const to = (/^location: (.*)$/im.exec(text) ?? /http-equiv="refresh" content="[^"]*url=([^"]*)"/.exec(text))?.[1];
  return to === undefined || (to.startsWith("/") && !/^\/[/\\]/.test(to)) ? "no redirect" : to;
}
