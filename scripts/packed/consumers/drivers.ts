import { createProject } from "../project.ts";
import { row, type Consumer, type Project } from "../scene.ts";

/** Stores on a server, and the package that each needs. */
const drivers = [
  { url: "postgres://app:secret@127.0.0.1:1/app", driver: "pg" },
  { url: "mysql://app:secret@127.0.0.1:1/app", driver: "mysql2" },
  { url: "redis://127.0.0.1:1", driver: "redis" },
];

/** What a session manager is mistaken for, and what its error recommends. */
const mistakes = [
  { from: "@tokens/session-sql/postgres", call: "postgresSessions", advice: "a Pool of pg" },
  { from: "@tokens/session-sql/mysql", call: "mysqlSessions", advice: "a pool of mysql2" },
  { from: "@tokens/session-sql/sqlite", call: "sqliteSessions", given: 7, advice: "a path or a DatabaseSync" },
  { from: "@tokens/session-redis", call: "redisSessions", advice: "a client of node-redis or ioredis" },
];

/** Somebody who has forgotten a driver, or passes a URL where a connection belongs. */
export const driversConsumer: Consumer = {
  name: "drivers",
  title: "Missing drivers",
  async run(scene) {
    scene.tell("Missing drivers: installing");
    const project = await createProject(scene, "without-drivers", {
      packages: ["@tokens/cli", "@tokens/session-redis", "@tokens/session-sql", "@tokens/store"],
      programs: ["told.js"],
    });
    scene.tell("Missing drivers: asking");
    return Promise.all([
      ...drivers.map(({ url, driver }) =>
        row(`openStore("${schemeOf(url)}…")`, () =>
          says(
            project,
            ["node", "told.js", "@tokens/store", "openStore", JSON.stringify(url)],
            `npm install ${driver}`,
          ),
        ),
      ),
      ...drivers.map(({ url, driver }) =>
        row(`tokens status --store ${schemeOf(url)}…`, () =>
          says(project, ["npx", "tokens", "status", "--store", url], `npm install --global ${driver}`),
        ),
      ),
      ...mistakes.map(({ from, call, given = "postgres://127.0.0.1/app", advice }) =>
        row(`${call}(${JSON.stringify(given)})`, () =>
          says(project, ["node", "told.js", from, call, JSON.stringify(given)], advice),
        ),
      ),
    ]);
  },
};

function schemeOf(url: string): string {
  return url.replace(/\/\/.*/, "//");
}

/** Expects a command to fail, to give `advice`, and to keep a password to itself. */
async function says({ run }: Project, command: readonly string[], advice: string): Promise<string> {
  const said = await run(...command).then(
    () => undefined,
    (error: Error) => error.message.split("\n").slice(1).join("\n"),
  );
  if (said === undefined) throw new Error("It did not fail.");
  if (!said.includes(advice)) throw new Error(`It does not say "${advice}":\n${said}`);
  if (said.includes("secret")) throw new Error("It repeats the password.");
  return `says "${advice}"`;
}
