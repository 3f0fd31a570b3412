import {
  accountOf,
  authMethodOf,
  connectedProvider,
  nameOf,
  type Account,
  type ConnectedSession,
} from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { AuthMethod, Connection, Field, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";

/** Where accounts are looked up. */
export interface TargetSource {
  readonly providers: readonly ProviderDescriptor[];
  readonly sessions: Pick<Store["sessions"], "get">;
  /** Reads the discovery document of an issuer. */
  readonly fetch: typeof fetch;
}

/** An account that a customer can reconnect, and how. */
export interface Target {
  readonly account: Account;
  readonly session: ConnectedSession;
  readonly connection: Connection;
  readonly provider: ProviderDescriptor;
  readonly method: AuthMethod;
  /** What the customer enters; nothing for a login at the provider. */
  readonly fields: readonly Field[];
}

/** Finds an account. Throws `ProviderConfigurationError` when it is gone, or a customer cannot reconnect it. */
export async function targetOf({ providers, sessions, fetch }: TargetSource, key: string): Promise<Target> {
  const account = accountOf(key);
  const name = nameOf(account);
  const session: ConnectedSession | undefined = await sessions.get(key);
  if (!session) throw new ProviderConfigurationError(`No session is stored for ${name}: connect the account again.`);
  const { connection } = session;
  if (!connection)
    throw new ProviderConfigurationError(
      `The session of ${name} was stored by another program, which alone has its credentials: let that program log in again.`,
    );
  const provider = await connectedProvider(providers, connection, { fetch });
  const method = authMethodOf(provider, connection.authMethod);
  const fields = customerFields(method);
  if (!method.redirects && !method.device && fields.length === 0)
    throw new ProviderConfigurationError(
      `A customer cannot reconnect ${name}: its auth method "${method.id}" uses the credential of your app alone. Connect the account again.`,
    );
  return { account, session, connection, provider, method, fields };
}

/** The secrets that belong to the customer: all but that of the app. Other settings stay as they are. */
function customerFields({ redirects, device, fields }: AuthMethod): readonly Field[] {
  if (redirects || device) return [];
  return fields.filter(({ name, secret, fixed }) => secret && !fixed && name !== "clientSecret");
}
