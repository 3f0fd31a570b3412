import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenID Connect server on loopback that is reached by an address of its own. */
export interface IssuerServer {
  /** Leads the public address to loopback; anything else is an error. */
  readonly fetch: typeof fetch;
  /** Requests as `GET /path`. */
  readonly seen: string[];
  /** Documents by path. */
  readonly documents: Map<string, object | string | number>;
  /** Claims of the next ID token. */
  claims: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Serves documents, keys at any `/keys`, and tokens at any `/token`, as `publicOrigin`. */
export async function startIssuerServer(publicOrigin: string): Promise<IssuerServer> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const keys = { keys: [{ ...(await crypto.subtle.exportKey("jwk", publicKey)), kid: "k", alg: "ES256" }] };
  const state = { seen: [] as string[], documents: new Map<string, object | string | number>(), claims: {}, issued: 0 };

  async function idToken(): Promise<string> {
    const iat = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: "ES256", kid: "k" },
      { aud: "id", sub: "ada", iat, exp: iat + 60, ...state.claims },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = await crypto.subtle.sign(algorithm, privateKey, Buffer.from(text));
    return `${text}.${Buffer.from(signature).toString("base64url")}`;
  }

  async function answer(path: string): Promise<object | string | number> {
    if (path.endsWith("/keys")) return keys;
    if (!path.endsWith("/token")) return state.documents.get(path) ?? 404;
    state.issued += 1;
    const tokens = { access_token: `a${state.issued}`, refresh_token: `r${state.issued}`, token_type: "Bearer" };
    return { ...tokens, expires_in: 60, id_token: await idToken() };
  }

  const server = createServer((request, response) => {
    const path = request.url!.split("?")[0]!;
    state.seen.push(`${request.method} ${path}`);
    void answer(path).then((value) => {
      if (typeof value === "number") return response.writeHead(value).end("<p>no</p>");
      const type = typeof value === "string" ? "text/html" : "application/json";
      response.writeHead(200, { "content-type": type });
      return response.end(typeof value === "string" ? value : JSON.stringify(value));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    fetch: (input: string | URL | Request, init?: RequestInit) => {
      const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input);
      if (origin !== publicOrigin) return Promise.reject(new TypeError(`Nobody is at ${origin}.`));
      const url = local + pathname + search;
      return fetch(input instanceof Request ? new Request(url, input) : url, init);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
