import { lstat } from "node:fs/promises";
import { exchange, placeOf, request } from "./raw.ts";
import type { Report } from "./report.ts";
import type { Stage } from "./stage.ts";

/** What `tokens serve` has to hold against. */
export async function agentSteps({ section, step }: Report, stage: Stage): Promise<void> {
  const { agent, agentKey, socket } = stage;
  const place = placeOf(agent);
  const { host } = new URL(agent);
  const token = "/v1/accounts/hubstaff/alice/token";
  const key = `Authorization: Bearer ${agentKey}`;
  const ask = async (path: string, headers: readonly string[] = [key], line = "GET", own = host): Promise<string> => {
    const { text } = await exchange(
      place,
      request(`${line} ${path}`, [`Host: ${own}`, "Connection: close", ...headers]),
    );
    return /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? "no answer";
  };

  section("tokens serve: who is answered");
  await step("a program with its key", "200", () => ask(token));
  await step("no key", "401", () => ask(token, []));
  await step("a key that nobody was given", "401", () => ask(token, ["Authorization: Bearer tokens_AAAA"]));
  await step("a key with one changed character", "401", () =>
    ask(token, [`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`]),
  );
  await step("the key as Basic", "401", () => ask(token, [`Authorization: Basic ${btoa(`x:${agentKey}`)}`]));
  await step("two keys at once", /^(400|401)$/, () => ask(token, [`${key}, Bearer x`]));
  const [foreign] = stage.hostile;
  await step("the account of another program, by its key", "404", () =>
    ask(`/v1/accounts/${encodeURIComponent(foreign!.key)}/token`),
  );
  await step("the list has this program's account alone", "hubstaff/alice", async () => {
    const response = await fetch(`${agent}/v1/accounts`, { headers: { authorization: `Bearer ${agentKey}` } });
    const { accounts } = (await response.json()) as { accounts: { account: string }[] };
    return accounts.map(({ account }) => account).join(" ");
  });
  await step("the socket is for this user alone", "600", async () => ((await lstat(socket)).mode & 0o777).toString(8));
  await step("on the socket, too, a key is needed", "401", async () => {
    const sent = request(`GET ${token}`, ["Host: localhost", "Connection: close"]);
    return /^HTTP\/1\.1 (\d{3})/.exec((await exchange({ path: socket }, sent)).text)?.[1] ?? "no answer";
  });
  await step("the store has hashes of keys alone", "hashes", async () => {
    const records = await Array.fromAsync(stage.store.records.list("agent-client"));
    return JSON.stringify(records).includes(agentKey) ? "a key" : "hashes";
  });

  section("tokens serve: web pages");
  for (const name of ["evil.example", `evil.example:${place.port}`, `127.0.0.1.evil.example:${place.port}`, ""])
    await step(`Host: ${name || "(empty)"}`, /^(421|400)$/, () => ask(token, [key], "GET", name));
  for (const header of [
    "Origin: https://evil.example",
    "Origin: null",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: none",
  ])
    await step(`a request with ${header}`, "403", () => ask(token, [key, header]));
  await step("a preflight", /^(401|403)$/, () =>
    ask(token, ["Origin: https://evil.example", "Access-Control-Request-Headers: authorization"], "OPTIONS"),
  );

  section("tokens serve: paths and methods");
  const proxied = "/v1/accounts/hubstaff/alice/proxy";
  for (const path of [
    "/..%2f..%2fadmin",
    "/%2e%2e/admin",
    "/%252e%252e/admin",
    "/%25%32%65%25%32%65/admin",
    "/..%5cadmin",
    `/%${"25".repeat(3000)}2e`,
  ])
    await step(`GET …/proxy${path.slice(0, 40)}`, /^(400|404)$/, () => ask(proxied + path));
  await step("GET …/proxy//evil.example stays at the API", "404", () => ask(`${proxied}//evil.example/`));
  await step("GET …/proxy/@evil.example stays at the API", "404", () => ask(`${proxied}/@evil.example`));
  await step("an account that is not encoded correctly", "400", () => ask("/v1/accounts/%ff/token"));
  for (const path of ["/v1/accounts/__proto__/x/token", "/v1/accounts/hubstaff/constructor/token", "/constructor"])
    await step(`GET ${path}`, "404", () => ask(path));
  await step("DELETE of a token", "405", () => ask(token, [key], "DELETE"));

  section("tokens serve: answers");
  await step("a token is not stored anywhere", "no-store", async () => {
    const response = await fetch(agent + token, { headers: { authorization: `Bearer ${agentKey}` } });
    await response.text();
    return response.headers.get("cache-control") ?? "nothing";
  });
  await step("errors quote neither the key nor the path", "neither", async () => {
    const wrong = `${agent}/v1/accounts/canary-path/x/token`;
    const response = await fetch(wrong, { headers: { authorization: "Bearer canary-key" } });
    return /canary/.test(await response.text()) ? "quoted" : "neither";
  });
}
