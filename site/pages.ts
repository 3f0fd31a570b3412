/** One page of the site, and the Markdown file of the repository that it comes from. */
export interface Page {
  /** Path of the file from the root of the repository. */
  readonly source: string;
  /** Path on the site, without an extension. */
  readonly path: string;
  /** In the sidebar, when it differs from the heading of the page. */
  readonly title?: string;
}

/** Every page of a folder, by name, with its README first. */
export interface Folder {
  readonly folder: string;
  readonly path: string;
  readonly title: string;
}

export interface Group {
  readonly title: string;
  readonly pages: readonly (Page | Folder | Group)[];
}

export const home: Page = page("site/home.md", "index");

export const groups: readonly Group[] = [
  {
    title: "Start",
    pages: [
      page("docs/quickstart.md", "quickstart"),
      page("docs/why-tokens-get-lost.md", "why-tokens-get-lost"),
      page("docs/concepts.md", "concepts"),
      page("docs/packages.md", "packages"),
    ],
  },
  {
    title: "Guides",
    pages: [
      page("docs/choosing-a-store.md", "guides/choosing-a-store"),
      page("docs/many-users.md", "guides/many-users"),
      page("docs/web-login.md", "guides/web-login"),
      page("docs/serverless.md", "guides/serverless"),
      page("docs/testing.md", "guides/testing"),
      {
        title: "Examples",
        pages: [
          page("examples/README.md", "examples/index", "Overview"),
          page("examples/hubstaff-me/README.md", "examples/hubstaff-me"),
          page("examples/hubstaff-timesheet/README.md", "examples/hubstaff-timesheet"),
          page("examples/podio-sync/README.md", "examples/podio-sync"),
          page("examples/ergani-workcard/README.md", "examples/ergani-workcard"),
          page("examples/psohub-web/README.md", "examples/psohub-web"),
          page("examples/mcp-client/README.md", "examples/mcp-client"),
          page("examples/openapi-client/README.md", "examples/openapi-client"),
          page("examples/offline-worker/README.md", "examples/offline-worker"),
          page("examples/express/README.md", "examples/express"),
          page("examples/fastify/README.md", "examples/fastify"),
          page("examples/nestjs/README.md", "examples/nestjs"),
          page("examples/hono/README.md", "examples/hono"),
          page("examples/nextjs/README.md", "examples/nextjs"),
          page("examples/sveltekit/README.md", "examples/sveltekit"),
          page("examples/aws-lambda/README.md", "examples/aws-lambda"),
          page("examples/cloudflare-worker/README.md", "examples/cloudflare-worker"),
          page("examples/bullmq-worker/README.md", "examples/bullmq-worker"),
          page("examples/cron-sweep/README.md", "examples/cron-sweep"),
          page("examples/own-cli/README.md", "examples/own-cli"),
        ],
      },
    ],
  },
  {
    title: "Moving in",
    pages: [
      page("docs/moving/README.md", "moving/index", "Overview"),
      page("docs/moving/podio-php.md", "moving/podio-php", "podio-php"),
      page("docs/moving/podio-js.md", "moving/podio-js", "podio-js"),
      page("docs/moving/oxygen-ergani.md", "moving/oxygen-ergani", "oxygen-ergani"),
      page("docs/moving/ergani-python-sdk.md", "moving/ergani-python-sdk", "ergani-python-sdk"),
      page("docs/moving/hubstaff.md", "moving/hubstaff", "Hubstaff's sample app"),
      page("docs/moving/php-oauth-api.md", "moving/php-oauth-api", "PHP OAuth API"),
      page("docs/moving/google-auth-library.md", "moving/google-auth-library", "google-auth-library"),
      page("docs/moving/simple-oauth2.md", "moving/simple-oauth2", "simple-oauth2"),
      page("docs/moving/authjs.md", "moving/authjs", "Auth.js"),
      page("docs/moving/better-auth.md", "moving/better-auth", "Better Auth"),
      page("docs/moving/nango.md", "moving/nango", "Nango"),
    ],
  },
  {
    title: "Providers",
    pages: [
      page("packages/hubstaff/README.md", "providers/hubstaff", "Hubstaff"),
      page("packages/podio/README.md", "providers/podio", "Podio"),
      page("packages/ergani/README.md", "providers/ergani", "ERGANI"),
      page("packages/psohub/README.md", "providers/psohub", "PSOhub"),
      page("packages/gitlab/README.md", "providers/gitlab", "GitLab"),
      page("packages/oauth/README.md", "providers/oauth", "Any OAuth server"),
    ],
  },
  {
    title: "Stores",
    pages: [
      page("packages/session-file/README.md", "stores/file", "Files"),
      page("packages/session-sql/README.md", "stores/sql", "SQL"),
      page("packages/session-redis/README.md", "stores/redis", "Redis"),
      page("packages/session-deno-kv/README.md", "stores/deno-kv", "Deno KV"),
      page("packages/session-cookie/README.md", "stores/cookie", "Cookie"),
      page("packages/session-encrypted/README.md", "stores/encrypted", "Encryption"),
      page("packages/store/README.md", "stores/by-url", "A store by URL"),
    ],
  },
  {
    title: "Operations",
    pages: [
      page("docs/operations/production.md", "operations/production"),
      page("docs/operations/README.md", "operations/simulation", "Simulation"),
      page("docs/monitoring/README.md", "operations/monitoring"),
      page("packages/cli/README.md", "operations/cli", "Command line"),
      page("apps/console/README.md", "operations/console", "Console"),
      page("packages/watch/README.md", "operations/watch", "Watch"),
      page("packages/telemetry/README.md", "operations/telemetry", "Telemetry"),
      page("packages/reconnect/README.md", "operations/reconnect", "Reconnect links"),
      page("packages/agent/README.md", "operations/agent", "Agent for any language"),
      page("apps/sandbox/README.md", "operations/sandbox", "Sandbox"),
    ],
  },
  {
    title: "Errors",
    pages: [
      page("docs/errors/README.md", "errors/index", "All errors"),
      page("docs/troubleshooting.md", "errors/troubleshooting"),
      page("docs/errors/reauthorization-required.md", "errors/reauthorization-required", "reauthorization_required"),
      page("docs/errors/provider-unavailable.md", "errors/provider-unavailable", "provider_unavailable"),
      page("docs/errors/provider-configuration.md", "errors/provider-configuration", "provider_configuration"),
      page("docs/errors/invalid-token-response.md", "errors/invalid-token-response", "invalid_token_response"),
      page("docs/errors/session-store.md", "errors/session-store", "session_store"),
      page("docs/errors/session-save.md", "errors/session-save", "session_save"),
      page("docs/errors/lock-timeout.md", "errors/lock-timeout", "lock_timeout"),
      page("docs/errors/body-not-replayable.md", "errors/body-not-replayable", "body_not_replayable"),
      page("docs/errors/api-error.md", "errors/api-error", "api_error"),
    ],
  },
  {
    title: "Reference",
    pages: [
      page("packages/core/README.md", "reference/core", "Token manager"),
      page("docs/runtimes.md", "reference/runtimes"),
      page("docs/benchmarks.md", "reference/benchmarks"),
      page("docs/torture.md", "reference/torture"),
      page("docs/versioning.md", "reference/versioning"),
      page("SECURITY.md", "reference/security"),
      page("docs/security.md", "reference/threat-model", "Threat model"),
    ],
  },
  {
    title: "Extending",
    pages: [
      page("docs/writing-a-provider.md", "extending/writing-a-provider"),
      page("packages/provider-kit/README.md", "extending/provider-kit", "Provider kit"),
      page("packages/providers/README.md", "extending/providers", "List of providers"),
      page("docs/writing-a-session-manager.md", "extending/writing-a-session-manager"),
      page("packages/accounts/README.md", "extending/accounts", "Accounts library"),
      page("ARCHITECTURE.md", "extending/architecture"),
      { folder: "docs/decisions", path: "extending/decisions", title: "Decisions" },
      page("CONTRIBUTING.md", "extending/contributing"),
    ],
  },
];

function page(source: string, path: string, title?: string): Page {
  return { source, path, ...(title && { title }) };
}
