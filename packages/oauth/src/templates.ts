import { ProviderConfigurationError } from "@tokens/core";
import { serviceUrl } from "@tokens/provider-kit";

/** Values of placeholders by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/** The parts of a server that may have placeholders. */
export interface Templates {
  readonly name: string;
  readonly title?: string;
  readonly issuer?: string | undefined;
  readonly endpoints?: object | undefined;
  readonly apis?: readonly string[];
  readonly realm?: string;
  /** Values that the server provides at login, so that nobody has to enter them. */
  readonly callbackParameters?: readonly string[];
  readonly tokenResponseParameters?: readonly string[];
}

/** A value that a user enters for a server. */
export interface ServerVariable {
  readonly name: string;
  /** Whether the server has no address without it. */
  readonly required: boolean;
}

const placeholder = /\{([^{}]+)\}/g;
/** A part of a host or a path. Nothing in it can lead to another host or path. */
const part = /^\w(?:[\w-]|\.(?!\.))*(?::\d+)?$/;

function alternatives(template: string): readonly string[] {
  return template.split(" || ");
}

function namesIn(template: string): string[] {
  return Array.from(template.matchAll(placeholder), ([, name]) => name!);
}

/** What a server tells at a login. */
function toldBy({ callbackParameters = [], tokenResponseParameters = [] }: Templates): readonly string[] {
  return [...callbackParameters, ...tokenResponseParameters];
}

/** The variables of a server: the `{name}` placeholders of its addresses that it does not provide itself. */
export function serverVariables(server: Templates): readonly ServerVariable[] {
  const { issuer, endpoints, apis = [] } = server;
  const told = toldBy(server);
  const required = new Map<string, boolean>();
  for (const template of [issuer, ...Object.values<unknown>({ ...endpoints }), ...apis]) {
    if (typeof template !== "string") continue;
    const isOnly = alternatives(template).length === 1;
    for (const name of namesIn(template).filter((one) => !told.includes(one)))
      required.set(name, isOnly || (required.get(name) ?? false));
  }
  return Array.from(required, ([name, isRequired]) => ({ name, required: isRequired }));
}

/** The first alternative of a template whose placeholders all have a value; undefined when there is none. */
export function fillTemplate(server: Templates, template: string, values: Values): string | undefined {
  const choice = alternatives(template).find((one) => namesIn(one).every((name) => values[name] !== undefined));
  return choice?.replaceAll(placeholder, (_, name: string, at: number) =>
    checkValue(server, name, values[name]!, at === 0),
  );
}

/** A filled template. Throws `ProviderConfigurationError` that names what is missing. */
export function requireFilled(server: Templates, template: string, values: Values): string {
  const filled = fillTemplate(server, template, values);
  if (filled !== undefined) return filled;
  const { title = server.name } = server;
  const missing = namesIn(alternatives(template).at(-1)!).filter((name) => values[name] === undefined);
  const told = missing.filter((name) => toldBy(server).includes(name));
  if (told.length > 0)
    throw new ProviderConfigurationError(
      `The session of ${title} has no ${told.join(", ")}, which is part of ${template}: log in again, or import the session with its parameters.`,
    );
  throw new ProviderConfigurationError(
    `${title} needs ${missing.join(", ")}, a part of ${template}: pass variables: { ${missing.map((name) => `${name}: "…"`).join(", ")} }.`,
  );
}

/** A template filled with the variables; undefined when it needs values that the server provides at login. Throws like `requireFilled`. */
export function fillVariables(
  server: Templates & { readonly variables?: Values },
  template: string,
): string | undefined {
  const { variables = {} } = server;
  const filled = fillTemplate(server, template, variables);
  const told = toldBy(server);
  if (filled === undefined && namesIn(template).some((name) => told.includes(name))) return undefined;
  return filled ?? requireFilled(server, template, variables);
}

function checkValue(
  { name: server, title = server }: Templates,
  name: string,
  value: string,
  isStart: boolean,
): string {
  if (isStart) return serviceUrl(name, value).replace(/\/$/, "");
  if (part.test(value)) return value;
  throw new ProviderConfigurationError(
    `The variable ${name} of ${title} is not part of an address: use letters, digits, hyphens and dots, such as "example".`,
  );
}
