import { configPath, currentProfile, readProfiles, useProfile, writeProfile, defaultProfile } from "@tokens/accounts";
import type { AddCommand } from "../action.ts";
import { show, type Cli } from "../cli.ts";
import { notFound, usageError } from "../failure.ts";
import { table } from "../table.ts";

/** `tokens profile` */
export const addProfile: AddCommand = (program, on) => {
  const profile = program
    .command("profile")
    .helpCommand(false)
    .summary("manage named stores and key sources")
    .description(
      "A profile names a store and the source of its encryption keys. The profile file contains no secrets.",
    );
  profile.command("list").summary("show the profiles").action(on(list));
  profile
    .command("set")
    .summary("create or change a profile: tokens profile set work --store sqlite:./tokens.db")
    .description("Creates or changes a profile: pass --store, and --key-from if sessions are encrypted.")
    .argument("<name>", "name of the profile")
    .action(on(set));
  profile
    .command("use")
    .summary("set the current profile")
    .description("Sets the profile to use unless --profile or TOKENS_PROFILE is set.")
    .argument("<name>", "name of the profile; see `tokens profile list`")
    .action(on(use));
};

async function list(cli: Cli): Promise<void> {
  const { env } = cli.io;
  const [profiles, current] = [{ default: defaultProfile, ...(await readProfiles(env)) }, await currentProfile(env)];
  const path = configPath(env);
  const shown = Object.fromEntries(
    Object.entries(profiles).map(([name, profile]) => [name, { ...profile, store: shownAddress(profile.store) }]),
  );
  show(cli, { path, current, profiles: shown }, () => {
    const columns = [
      { title: "" },
      { title: "PROFILE" },
      { title: "STORE", gives: true },
      { title: "KEY FROM", gives: true },
    ];
    const rows = Object.entries(profiles).map(([name, { store, key }]) => [
      name === current ? "*" : " ",
      name,
      shownAddress(store),
      key ?? "–",
    ]);
    const width = cli.io.stdout.isTTY ? (cli.io.stdout.columns ?? 80) : Infinity;
    return table(columns, rows, { width, heading: cli.colors.dim, paint: (cell) => cell });
  });
}

async function set(cli: Cli, name: string): Promise<void> {
  const { store, keyFrom: key } = cli.options;
  if (!store && !key)
    throw usageError(
      "A profile requires a store, a key source, or both.",
      `tokens profile set ${name} --store sqlite:./tokens.db`,
    );
  if (store && shownAddress(store) !== store)
    throw usageError(
      "A profile cannot contain secrets, and this store URL contains one.",
      "set TOKENS_STORE in the environment instead",
    );
  const before = (await readProfiles(cli.io.env))[name] ?? defaultProfile;
  const profile = { ...before, ...(store && { store }), ...(key && { key }) };
  await writeProfile(name, profile, cli.io.env);
  show(cli, { name, ...profile }, () => `${cli.colors.green("Stored")} the profile ${name}.`);
}

async function use(cli: Cli, name: string): Promise<void> {
  const profiles = await readProfiles(cli.io.env);
  if (name !== "default" && !Object.hasOwn(profiles, name))
    throw notFound(`There is no profile "${name}".`, "tokens profile list");
  await useProfile(name, cli.io.env);
  show(cli, { current: name }, () => `${cli.colors.green("Using")} the profile ${name} from now on.`);
}

/** An address without what may be a secret in it. */
function shownAddress(address: string): string {
  return address.replace(/:\/\/([^/@:]*):[^/]*@/, "://$1@").replace(/([?&](?!table=|prefix=)[^=&]*)=[^&]*/g, "$1=");
}
