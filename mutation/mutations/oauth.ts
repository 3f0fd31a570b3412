import type { MutatedPackage } from "../mutation.ts";

export const oauth: MutatedPackage = {
  name: "oauth",
  mutations: [
    // Discovery
    {
      name: "a document is asked for at every refresh",
      file: "discovery.ts",
      find: "if (known && now - known.at < dayMs)",
      replace: "if (known && now - known.at < 0)",
      tests: ["safeguards"],
    },
    {
      name: "a document is never asked for again",
      file: "discovery.ts",
      find: "if (known && now - known.at < dayMs)",
      replace: "if (known)",
      tests: ["authority"],
    },
    {
      name: "a document is asked for by each of many calls",
      file: "discovery.ts",
      find: "flight ??= ",
      replace: "flight = ",
      tests: ["authority"],
    },
    {
      name: "an old document is dropped while the server is away",
      file: "discovery.ts",
      find: "      if (known) return known.metadata;\n      throw error;",
      replace: "      throw error;",
      tests: ["authority"],
    },
    {
      name: "another issuer's document counts as a passing failure",
      file: "discovery.ts",
      find: `=== "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED"`,
      replace: `=== ""`,
      tests: ["authority"],
    },

    // The client
    {
      name: "an assertion lasts for a day",
      file: "client-authentication.ts",
      find: "const assertionLifetimeS = 60;",
      replace: "const assertionLifetimeS = 86_400;",
      tests: ["safeguards"],
    },
    {
      name: "an assertion can be used twice",
      file: "client-authentication.ts",
      find: "const jti = crypto.randomUUID();",
      replace: `const jti = "1";`,
      tests: ["safeguards"],
    },
    {
      name: "an assertion names no key",
      file: "client-authentication.ts",
      find: "...(keyId !== undefined && { kid: keyId })",
      replace: "",
      tests: ["safeguards"],
    },
    {
      name: "an assertion is for any server",
      file: "client-authentication.ts",
      find: "aud: audience, ",
      replace: "",
      tests: ["authority"],
    },
    {
      name: "a missing secret is noticed at the first refresh only",
      file: "client-authentication.ts",
      find: `method === "basic" || method === "post")\n`,
      replace: "method === null)\n",
      tests: ["authority"],
    },

    // The provider
    {
      name: "two clients of a server share a record",
      file: "provider.ts",
      find: "[serverHost(server), clientId]",
      replace: "[serverHost(server)]",
      tests: ["safeguards"],
    },
    {
      name: "two servers of one name share a record",
      file: "provider.ts",
      find: "[serverHost(server), clientId]",
      replace: "[clientId]",
      tests: ["safeguards"],
    },
    {
      name: "two tenants of a server share a record",
      file: "server.ts",
      find: "issuer === undefined ? host : host + pathname",
      replace: "host ? host : host + pathname",
      tests: ["safeguards"],
    },
    {
      name: "a changed client secret goes unnoticed",
      file: "provider.ts",
      find: "...(clientSecret !== undefined && { credential: () => clientSecret }),",
      replace: "",
      tests: ["safeguards"],
    },

    // Logins
    {
      name: "a login without a refresh token loses the one before",
      file: "login.ts",
      find: "if (session.refreshToken || !previous?.refreshToken)",
      replace: "if (session.refreshToken !== null || !previous?.refreshToken)",
      tests: ["authority"],
    },
    {
      name: "a device keeps its pace when it is told to slow down",
      file: "device.ts",
      find: `if (code === "slow_down") intervalMs += 5000;`,
      replace: `if (code === "slow_down") intervalMs += 0;`,
      tests: ["safeguards"],
    },
    {
      name: "a device asks forever",
      file: "device.ts",
      find: "clock.now() + intervalMs < expiresAt;",
      replace: "clock.now() > 0;",
      tests: ["authority"],
    },
    {
      name: "a device that its program gives up goes on asking",
      file: "device.ts",
      find: "signal?.throwIfAborted();",
      replace: "",
      tests: ["safeguards"],
    },
    {
      name: "a wrong client counts as a lost login",
      file: "device.ts",
      find: "refusedStart(provider, error) ??",
      replace: "",
      tests: ["safeguards"],
    },

    // Addresses
    {
      name: "a token endpoint may be plain http",
      file: "server.ts",
      find: "if (url !== undefined) serviceUrl(`endpoints.${what}`, url);",
      replace: "void what;",
      tests: ["safeguards"],
    },
    {
      name: "an issuer may be plain http",
      file: "server.ts",
      find: `serviceUrl("issuer", issuer);`,
      replace: "",
      tests: ["authority"],
    },

    // OAuth 1.0a
    {
      name: "a callback of another OAuth 1.0a login is taken",
      file: "oauth1.ts",
      find: `if (query.get("oauth_token") !== checks.token)`,
      replace: "if (query.size < 0)",
      tests: ["oauth1"],
    },
    {
      name: "a nonce is used twice",
      file: "oauth1.ts",
      find: "nonce: crypto.randomUUID()",
      replace: `nonce: "1"`,
      tests: ["safeguards"],
    },
    {
      name: "a token's secret is no part of a signature",
      file: "oauth1-signature.ts",
      find: "&${encode(tokenSecret)}`",
      replace: "&`",
      tests: ["oauth1"],
    },
    {
      name: "a form is no part of a signature",
      file: "oauth1-signature.ts",
      find: `...new URLSearchParams(form ?? ""), `,
      replace: "",
      tests: ["oauth1"],
    },
    {
      name: "an OAuth 1.0a login follows redirects",
      file: "oauth1.ts",
      find: `redirect: "manual"`,
      replace: `redirect: "follow"`,
      tests: ["safeguards"],
    },
    {
      name: "a busy OAuth 1.0a server counts as a refusal",
      file: "oauth1.ts",
      find: "response.ok || status === 429 || status >= 500",
      replace: "response.ok",
      tests: ["safeguards"],
    },
  ],
};
