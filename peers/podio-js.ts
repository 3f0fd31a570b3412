import podioJs from "podio-js";
import type { Peer, Tokens } from "./contract.ts";
import { versionOf } from "./version.ts";

/**
 * http://podio.github.io/podio-js/ and examples/server_auth: a `sessionStore`, and `podio.isAuthenticated()` before a request, which reads
 * it. The library refreshes when the API answers 401 to an expired token; here the program's clock stands for the API, and calls what the
 * library calls then.
 */
export const podio: Peer = {
  name: "podio-js",
  version: versionOf("podio-js"),
  async open(app, store) {
    let expiresAt = 0;
    const client = new podioJs.api(
      { authType: "server", clientId: app.clientId, clientSecret: app.clientSecret },
      {
        apiURL: new URL(app.tokenEndpoint).origin,
        sessionStore: {
          get(_authType, callback) {
            const read = async (): Promise<void> => {
              const tokens = await store.load();
              expiresAt = tokens.expiresAt;
              callback({ ...tokens, expiresIn: 0 });
            };
            read().catch(() => console.error("podio-js: the session could not be read"));
          },
          set(auth, _authType, callback) {
            const write = async (): Promise<void> => {
              await store.save(auth.accessToken ? received(auth as Required<typeof auth>) : cleared);
              callback?.(null);
            };
            write().catch(() => console.error("podio-js: the session could not be written"));
          },
        },
      },
    );
    return {
      async accessToken() {
        await client.isAuthenticated();
        if (expiresAt <= Date.now()) {
          await new Promise<void>((resolve, reject) => {
            client._refreshToken((error) => (error ? reject(error) : resolve()));
          });
        }
        return client.authObject.accessToken;
      },
    };
  },
};

/** The library clears its session store before it asks for new tokens. */
const cleared: Tokens = { accessToken: "", refreshToken: "", expiresAt: 0 };

function received(auth: { accessToken: string; refreshToken: string; expiresIn: number }): Tokens {
  const { accessToken, refreshToken, expiresIn } = auth;
  return { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000 };
}
