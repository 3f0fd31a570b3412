/** An app that is registered with a provider. */
interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The services that users may connect: those whose app is registered. Addresses default to the providers' own. */
export interface ServiceSettings {
  readonly hubstaff?: RegisteredApp & { readonly apiUrl?: string; readonly authUrl?: string };
  readonly podio?: RegisteredApp & { readonly apiUrl?: string };
  readonly psohub?: RegisteredApp & { readonly apiUrl?: string };
}

/** Settings of both programs. */
export interface Settings {
  /** URL of the store. */
  readonly store: string;
  /** As `generateEncryptionKey()` makes them; the first encrypts. */
  readonly keys: readonly { readonly id: string; readonly key: string }[];
  readonly services: ServiceSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. Throws an `Error` that says what is missing. */
export function readSettings(environment: Environment): Settings {
  const { STORE_URL: store = "sqlite:./offline-worker.db" } = environment;
  const services: ServiceSettings = {
    ...app("hubstaff", environment, { apiUrl: "HUBSTAFF_API_URL", authUrl: "HUBSTAFF_AUTH_URL" }),
    ...app("podio", environment, { apiUrl: "PODIO_API_URL" }),
    ...app("psohub", environment, { apiUrl: "PSOHUB_API_URL" }),
  };
  if (Object.keys(services).length === 0)
    throw new Error(
      "Register an app with a provider and set its HUBSTAFF_, PODIO_ or PSOHUB_CLIENT_ID and _CLIENT_SECRET.",
    );
  return { store, keys: readKeys(environment["SESSION_KEYS"]), services };
}

function app(
  name: keyof ServiceSettings,
  environment: Environment,
  addresses: Readonly<Record<string, string>>,
): object {
  const { [`${name.toUpperCase()}_CLIENT_ID`]: clientId, [`${name.toUpperCase()}_CLIENT_SECRET`]: clientSecret } =
    environment;
  if (!clientId || !clientSecret) return {};
  const given = Object.entries(addresses).map(([option, variable]) => [option, environment[variable]] as const);
  return { [name]: { clientId, clientSecret, ...Object.fromEntries(given.filter(([, address]) => address)) } };
}

function readKeys(text = ""): Settings["keys"] {
  try {
    return JSON.parse(text) as Settings["keys"];
  } catch {
    // The parser's message would quote a key.
    throw new Error(
      "Set SESSION_KEYS to a JSON list of encryption keys; npx -y pnpm@12 --silent --filter offline-worker keys makes one.",
    );
  }
}
