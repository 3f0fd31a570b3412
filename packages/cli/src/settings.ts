import { sandboxSettings } from "@tokens/accounts";
import type { AuthMethod, Field, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { isInteractive, type Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { parseJson, readStdin } from "./input.ts";
import { parseUniqueAssignments } from "./assignments.ts";
import { askField } from "./prompt.ts";
import { nearest } from "./text.ts";

/** Command-line options that carry settings. */
export interface SettingOptions {
  /** `name=value` of settings that are not secret. */
  readonly set?: readonly string[];
  /** Whether secrets come from stdin. */
  readonly stdin?: boolean;
  /** Control address of a sandbox, which provides all of them. */
  readonly sandbox?: string;
  /** Name of the account; the setting that names the account is then optional. */
  readonly account?: string;
}

type Settings = Readonly<Record<string, string | undefined>>;

/** Collects the settings of an auth method: from a sandbox, `known`, the options, stdin, and in a terminal by prompting. */
export async function collectSettings(
  cli: Cli,
  provider: ProviderDescriptor,
  method: AuthMethod,
  options: SettingOptions,
  known: Settings = {},
): Promise<Settings> {
  const fields = [...method.fields, ...provider.addresses];
  const set = parseUniqueAssignments("--set", options.set);
  checkNames(set, fields, provider, method);
  const { sandbox } = options;
  let given: Settings = {
    ...(sandbox && (await fromSandbox(cli, provider, sandbox, known["server"]))),
    ...known,
    ...set,
  };
  if (options.stdin)
    given = { ...given, ...secretsOf(await readStdin(cli.io, "A secret"), missing(method.fields, given)) };
  given = withAccountName(given, provider, method, options.account);
  const open = missing(method.fields, given).filter((field) => field.default === undefined);
  const needed = open.filter(({ optional }) => !optional);
  if (needed.length === 0) return given;
  if (!isInteractive(cli))
    throw usageError(`${provider.title} needs: ${needed.map(({ label }) => label).join(", ")}.`, howToPass(needed));
  const answers: Record<string, string> = {};
  for (const field of open) answers[field.name] = await askField(cli, field);
  return { ...given, ...answers };
}

/** Throws a `CommandError` when `--account` contradicts the setting that names the account. */
function withAccountName(
  given: Settings,
  { title }: ProviderDescriptor,
  { accountField }: AuthMethod,
  account: string | undefined,
): Settings {
  if (accountField === undefined || account === undefined) return given;
  const named = given[accountField]?.trim() || account;
  if (named === account) return { ...given, [accountField]: account };
  throw usageError(
    `${title} accounts are named after their ${accountField}, and --account gives a different name.`,
    `omit --account, or pass the same name as --set ${accountField}=…`,
  );
}

function missing(fields: readonly Field[], given: Settings): Field[] {
  return fields.filter(({ name }) => !given[name]);
}

/** Arguments are visible in the process list and kept in the shell's history, so a secret is refused. */
function checkNames(set: Settings, fields: readonly Field[], { title }: ProviderDescriptor, { id }: AuthMethod): void {
  for (const name of Object.keys(set)) {
    const field = fields.find((one) => one.name === name);
    if (!field) {
      const names = fields.filter(({ secret }) => !secret).map((one) => one.name);
      const [like] = nearest(name, names, 1);
      const known = `Available: ${names.join(", ")}.`;
      throw usageError(
        `The auth method "${id}" of ${title} has no setting ${name}. ${known}`,
        like && `did you mean ${like}?`,
      );
    }
    if (field.secret)
      throw usageError(
        `${name} is a secret: every user of this machine can see an argument, and the shell's history keeps it.`,
        "pipe it in with --stdin < file, or omit it to be prompted",
      );
  }
}

/** Parses one value, or a JSON object by name. */
function secretsOf(text: string, fields: readonly Field[]): Settings {
  const secrets = fields.filter(({ secret }) => secret);
  if (text.trim().startsWith("{")) {
    const given = parseJson(text, "The input on stdin") as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  }
  const [first, ...others] = secrets;
  if (!first) throw usageError("Every secret is already set, so --stdin has nothing to read.", "omit --stdin");
  if (others.length === 0) return { [first.name]: text };
  const names = secrets.map(({ name }) => name);
  throw usageError(
    `Several secrets are needed, so one value on stdin is not enough: ${names.join(", ")}.`,
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

async function fromSandbox(
  { io }: Cli,
  { name }: ProviderDescriptor,
  control: string,
  server?: string,
): Promise<Settings> {
  const settings = await sandboxSettings(name, control, io.fetch, server);
  if (settings) return settings;
  throw usageError(`No sandbox responds at ${control}.`, "start one: npx @tokens/sandbox");
}
