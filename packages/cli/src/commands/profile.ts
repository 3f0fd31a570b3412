import { configPath, currentProfile, readProfiles, useProfile, writeProfile, defaultProfile } from "@tokens/accounts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { noProfile, usageError } from "../failure.ts";
import { formatTable } from "../listing.ts";
import { otherStore, redactUrl } from "../store-failure.ts";

/** `tokens profile` */
export const addProfile: AddCommand = (program, withCli) => {
  const profile = program
    .command("profile")
    .helpCommand(false)
    .summary("manage named stores and key sources")
    .description(
      "A profile names a store and the source of its encryption keys. The profile file contains no secrets.",
    );
  profile
    .command("list")
    .summary("list the profiles")
    .description("Lists the profiles and marks the current one.")
    .action(withCli(list));
  profile
    .command("set")
    .summary("create or change a profile")
    .description("Creates or changes a profile: pass --store, and --key-from if sessions are encrypted.")
    .argument("<name>", "name of the profile")
    .addHelpText("after", `\nExample:\n  ${otherStore}`)
    .action(withCli(set));
  profile
    .command("use")
    .summary("set the current profile")
    .description("Sets the profile to use unless --profile or TOKENS_PROFILE is set.")
    .argument("<name>", "name of the profile; see `tokens profile list`")
    .action(withCli(use));
};

async function list(cli: Cli): Promise<void> {
  const { env } = cli.io;
  const [profiles, current] = [{ default: defaultProfile, ...(await readProfiles(env)) }, await currentProfile(env)];
  const path = configPath(env);
  const shown = Object.fromEntries(
    Object.entries(profiles).map(([name, profile]) => [name, { ...profile, store: redactUrl(profile.store) }]),
  );
  printResult(cli, { path, current, profiles: shown }, () => {
    const columns = [
      { title: "" },
      { title: "PROFILE" },
      { title: "STORE", shrinks: true },
      { title: "KEY FROM", shrinks: true },
    ];
    const rows = Object.entries(profiles).map(([name, { store, key }]) => [
      name === current ? "*" : " ",
      name,
      redactUrl(store),
      key ?? "–",
    ]);
    return formatTable(cli, { columns, rows });
  });
}

async function set(cli: Cli, name: string): Promise<void> {
  const { store, keyFrom: key } = cli.options;
  if (!store && !key)
    throw usageError(
      "A profile requires a store, a key source, or both.",
      `tokens profile set ${name} --store sqlite:./tokens.db`,
    );
  if (store && redactUrl(store) !== store)
    throw usageError(
      "A profile cannot contain secrets, and this store URL contains one.",
      "set TOKENS_STORE in the environment instead",
    );
  const before = (await readProfiles(cli.io.env))[name] ?? defaultProfile;
  const profile = { ...before, ...(store && { store }), ...(key && { key }) };
  await writeProfile(name, profile, cli.io.env);
  printResult(cli, { name, ...profile }, () => `${cli.colors.green("Stored")} the profile ${name}.`);
}

async function use(cli: Cli, name: string): Promise<void> {
  const profiles = await readProfiles(cli.io.env);
  if (name !== "default" && !Object.hasOwn(profiles, name)) throw noProfile(name);
  await useProfile(name, cli.io.env);
  printResult(cli, { current: name }, () => `${cli.colors.green("Using")} the profile ${name} from now on.`);
}
