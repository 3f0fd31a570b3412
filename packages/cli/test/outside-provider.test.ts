import { execFile } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const core = join(import.meta.dirname, "../../core");

let fixture: Fixture;
let server: Server;
let folder: string;
let apiUrl: string;
let grants: string[];
beforeAll(async () => {
  fixture = await createFixture();
  // As npm would install it: the package beside its dependency.
  folder = join(fixture.directory, "project/node_modules/tokens-provider-outside");
  await cp(join(import.meta.dirname, "fixtures/tokens-provider-outside"), folder, { recursive: true });
  await mkdir(join(folder, "../@tokens"));
  await symlink(core, join(folder, "../@tokens/core"));
  server = outsideServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  grants = [];
});
afterAll(async () => {
  server.close();
  await fixture.close();
});

/** Issues numbered tokens, and responds with the path that was requested. */
function outsideServer(): Server {
  let issued = 0;
  return createServer((request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    let text = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      if (request.url !== "/token")
        return send(request.headers.authorization === `Bearer at-${issued}` ? 200 : 401, { path: request.url });
      grants.push(new URLSearchParams(text).get("grant_type")!);
      issued += 1;
      send(200, { access_token: `at-${issued}`, refresh_token: `rt-${issued}`, expires_in: 3600 });
    });
  });
}

describe("a provider package from outside the workspace", () => {
  test("is added by its folder and listed", async () => {
    expect(await fixture.json(`providers add ${folder}`)).toEqual({
      name: "outside",
      title: "Outside",
      package: folder,
      authMethods: ["password"],
    });
    const { stdout, stderr } = await fixture.tokens("providers");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^PROVIDER +TITLE +PACKAGE +AUTH METHODS\n/);
    expect(stdout).toMatch(/^hubstaff +Hubstaff +@tokens\/hubstaff +token, login$/m);
    expect(stdout).toMatch(/^outside +Outside +\/.*tokens-provider-outside +password$/m);
    expect((await fixture.tokens("login --help")).stdout).toMatch(
      /outside +password +User name and password\n +secret: password; --set: username, apiUrl/,
    );
    expect(await fixture.tokens(`providers add ${folder}`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is already available/),
    });
  });

  test("works in login, status, request and refresh", async () => {
    const login = `login outside --set username=ada --set apiUrl=${apiUrl} --stdin`;
    expect(await fixture.json(login, { stdin: "secret" })).toMatchObject({
      account: "outside/ada",
      authMethod: "password",
    });
    expect(await fixture.json("status")).toMatchObject({ accounts: [{ account: "outside/ada", state: "valid" }] });
    expect(await fixture.json('request ada "GET /me"')).toEqual({ path: "/me" });
    expect(await fixture.json('request ada "GET /users/{user_id}" -p user_id=7')).toEqual({ path: "/users/7" });
    expect(await fixture.tokens("refresh outside")).toMatchObject({ code: 0 });
    expect(await fixture.tokens("token outside")).toMatchObject({ code: 0, stdout: "at-2\n" });
    expect(grants).toEqual(["password", "refresh_token"]);
    expect(await fixture.tokens('request ada "GET /user/{user_id}"')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /There is no route GET \/user\/\{user_id\}\.\n next did you mean GET \/users\/\{user_id\}/,
      ),
    });
    expect(await fixture.tokens("import outside -", { stdin: "{}" })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Outside does not support importing sessions/),
    });
  });

  test("shows its routes with their summaries, as wide as the terminal", async () => {
    const { stdout } = await fixture.tokens("request ada --routes");
    expect(stdout).toMatch(/^GET \/me               Returns the user of the token\.\nGET \/users/);
    const narrow = await fixture.tokens("request ada --routes --no-color", { columns: 50 });
    expect(narrow.stdout).toContain("GET /users/{user_id}  Returns a user, with a summ…\n");
    const narrower = await fixture.tokens("request ada --routes --no-color", { columns: 30 });
    expect(narrower.stdout).toBe("GET /me             Returns t…\nGET /users/{user_id}  Returns…\n");
  });

  test.each([
    [["login", "outs"], "outside\tOutside"],
    [["providers", "remove", "o"], "outside\tOutside"],
    [["request", "outside/ada", "GET /m"], "GET /me\tReturns the user of the token."],
  ])("completes %j", async (words, line) => {
    expect((await fixture.tokens(["complete", "--descriptions", "--", ...words])).stdout).toBe(`${line}\n`);
    expect((await fixture.tokens(["complete", "--", ...words])).stdout).toBe(`${line.split("\t")[0]}\n`);
  });

  test("is checked by doctor", async () => {
    const { stdout } = await fixture.tokens("doctor");
    expect(stdout).toMatch(new RegExp(`^ok {4}provider {2}${apiUrl} is reachable$`, "m"));
  });

  test("works in a process of its own", async () => {
    const { directory, url } = fixture;
    const env = {
      ...process.env,
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      XDG_CACHE_HOME: directory,
      TOKENS_STORE: url,
    };
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["-C", "@tokens/source", main, "request", "ada", "GET /me"], {
      env,
    });
    expect(JSON.parse(stdout)).toEqual({ path: "/me" });
  });

  test("is removed by its name; its accounts stay and name the missing provider", async () => {
    expect(await fixture.json("providers remove outside")).toEqual({ removed: folder });
    expect(await fixture.tokens('request ada "GET /me"')).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/There is no provider "outside"\..*\n next tokens providers add <package>/),
    });
    expect(await fixture.json("list")).toMatchObject({ accounts: [{ account: "outside/ada" }] });
  });

  test("is found by name from the working directory", async () => {
    const cwd = join(fixture.directory, "project");
    expect(await fixture.json("providers add tokens-provider-outside", { cwd })).toMatchObject({ package: folder });
    expect(await fixture.tokens("providers remove outside")).toMatchObject({ code: 0 });
    expect(await fixture.tokens("providers add tokens-provider-outside")).toMatchObject({
      code: 4,
      stderr:
        "error The package tokens-provider-outside is not installed. Install it: npm install tokens-provider-outside\n",
    });
  });
});

describe("a provider package that does not work", () => {
  async function writePackage(name: string, text: string): Promise<string> {
    const path = join(fixture.directory, name);
    await mkdir(path);
    await writeFile(join(path, "package.json"), JSON.stringify({ name, type: "module" }));
    await writeFile(join(path, "index.js"), text);
    return path;
  }

  test("is not added", async () => {
    const outside = await readFile(join(folder, "descriptor.js"), "utf8");
    const other = await writePackage("other", outside.replace('name: "outside"', 'name: "podio"'));
    expect(await fixture.tokens(`providers add ${other}`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`error Two packages provide "podio": @tokens/podio and ${other}.`),
    });
    const nothing = await writePackage("nothing", "export const outside = 1;");
    expect(await fixture.tokens(`providers add ${nothing}`)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is not a provider package\. A provider descriptor is an object, not undefined/),
    });
    expect(await fixture.json("providers")).toMatchObject({ failures: [] });
  });

  test("breaks only what needs it, and is reported by doctor", async () => {
    const broken = await writePackage("broken", "export const provider = {");
    const config = join(fixture.directory, "tokens/config.json");
    await writeFile(config, JSON.stringify({ profiles: {}, providers: [broken] }));
    expect(await fixture.json("status")).toMatchObject({ accounts: [{ account: "outside/ada" }] });
    expect(await fixture.tokens("status")).toMatchObject({ code: 0, stderr: "" });
    expect((await fixture.tokens("providers")).stderr).toMatch(
      /^warning The provider package .*broken cannot be loaded: /,
    );
    const used = await fixture.tokens('request ada "GET /me"');
    expect(used).toMatchObject({ code: 4 });
    expect(used.stderr).toMatch(
      /There is no provider "outside"\..* The provider package .*broken cannot be loaded: .*\n next tokens doctor/,
    );
    const { code, stdout } = await fixture.tokens("doctor");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^fail {2}provider {2}The provider package .*broken cannot be loaded: .*\n +next .*tokens providers remove /m,
    );
    expect(await fixture.tokens(`providers remove ${broken}`)).toMatchObject({ code: 0 });
    expect(await fixture.json("providers")).toMatchObject({ failures: [] });
  });

  test("does not remove a provider that comes with tokens", async () => {
    expect(await fixture.tokens("providers remove hubstaff")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/hubstaff comes with tokens and cannot be removed/),
    });
    expect((await fixture.tokens("providers remove nowhere")).code).toBe(4);
  });

  test("a damaged profile file does not stop a command that names its store", async () => {
    await writeFile(join(fixture.directory, "tokens/config.json"), "{");
    expect(await fixture.tokens("status")).toMatchObject({ code: 0 });
    expect((await fixture.tokens("doctor")).stdout).toMatch(/^fail {2}provider {2}.* is not a profile file/m);
  });
});
