import { sandboxSettings, type Field, type ProviderDescription, type Way } from "@tokens/accounts";
import { canAsk, type Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { parseJson, readStdin } from "./input.ts";
import { single } from "./pairs.ts";
import { askField } from "./prompt.ts";
import { near } from "./text.ts";

/** How settings are given on the command line. */
export interface SettingOptions {
  /** `name=value` of what is no secret. */
  readonly set?: readonly string[];
  /** Secrets come from stdin. */
  readonly stdin?: boolean;
  /** Control address of a sandbox, which tells all of them. */
  readonly sandbox?: string;
}

type Settings = Readonly<Record<string, string | undefined>>;

/** Gathers what a way asks for: from `known`, a sandbox, the options, stdin, and in a terminal from the person. */
export async function gatherSettings(
  cli: Cli,
  provider: ProviderDescription,
  way: Way,
  options: SettingOptions,
  known: Settings = {},
): Promise<Settings> {
  const fields = [...way.fields, ...provider.addresses];
  const set = single("--set", options.set);
  refuseUnfit(set, fields, provider, way);
  const { sandbox } = options;
  let given: Settings = { ...(sandbox && (await ofSandbox(cli, provider, sandbox))), ...known, ...set };
  if (options.stdin)
    given = { ...given, ...secretsOf(await readStdin(cli.io, "A secret"), missing(way.fields, given)) };
  const open = missing(way.fields, given).filter(({ preset }) => preset === undefined);
  const needed = open.filter(({ optional }) => !optional);
  if (needed.length === 0) return given;
  if (!canAsk(cli))
    throw usageError(`${provider.title} needs: ${needed.map(({ label }) => label).join(", ")}.`, howToPass(needed));
  const answers: Record<string, string> = {};
  for (const field of open) answers[field.name] = await askField(cli, field);
  return { ...given, ...answers };
}

function missing(fields: readonly Field[], given: Settings): Field[] {
  return fields.filter(({ name }) => !given[name]);
}

/** A secret in the arguments would be seen in the list of processes and kept in the shell's history. */
function refuseUnfit(set: Settings, fields: readonly Field[], { title }: ProviderDescription, way: Way): void {
  for (const name of Object.keys(set)) {
    const field = fields.find((one) => one.name === name);
    if (!field) {
      const names = fields.filter(({ secret }) => !secret).map((one) => one.name);
      const [like] = near(name, names, 1);
      const known = `There are: ${names.join(", ")}.`;
      throw usageError(`${title} by "${way.id}" has no setting ${name}. ${known}`, like && `did you mean ${like}?`);
    }
    if (field.secret)
      throw usageError(
        `${name} is a secret: an argument would be seen by every user of this machine and kept in the shell's history.`,
        "pipe it in with --stdin < file, or omit it to be prompted",
      );
  }
}

/** One value, or a JSON object by name. */
function secretsOf(text: string, fields: readonly Field[]): Settings {
  const secrets = fields.filter(({ secret }) => secret);
  if (text.trim().startsWith("{")) {
    const given = parseJson(text, "What came from stdin") as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  }
  const [first, ...others] = secrets;
  if (!first) throw usageError("Every secret is already set, so --stdin has nothing to read.", "omit --stdin");
  if (others.length === 0) return { [first.name]: text };
  const names = secrets.map(({ name }) => name);
  throw usageError(
    `Several secrets are needed, so that one value on stdin says too little: ${names.join(", ")}.`,
    `pass a JSON object: {${names.map((name) => `"${name}":"…"`).join(",")}}`,
  );
}

function howToPass(fields: readonly Field[]): string {
  const open = fields.filter(({ secret }) => !secret).map(({ name }) => `--set ${name}=…`);
  const secrets = fields.filter(({ secret }) => secret).map(({ name }) => name);
  if (secrets.length === 1) open.push(`--stdin < file with the ${secrets[0]}`);
  if (secrets.length > 1) open.push(`--stdin < file with {${secrets.map((name) => `"${name}":"…"`).join(",")}}`);
  return `pass ${open.join(" ")}, or run this in a terminal`;
}

/** What a sandbox says to enter with. */
async function ofSandbox({ io }: Cli, { name }: ProviderDescription, control: string): Promise<Settings> {
  const settings = await sandboxSettings(name, control, io.fetch);
  if (settings) return settings;
  throw usageError(`No sandbox answers at ${control}.`, "start one: npx @tokens/sandbox");
}
