const problem = (description: string): object => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const json = (description: string, schema: string): object => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const refusals = {
  401: problem("The key is missing or unknown."),
  403: problem("The request comes from a web page."),
  404: problem("There is no such account, or this key may not use it."),
};

const failures = {
  409: problem(
    "`reauthorization_required`: a person has to connect the account again. `ambiguous_account`: use its key.",
  ),
  500: problem("`provider_configuration`: the account is not configured correctly."),
  502: problem("The provider's response cannot be used."),
  503: problem("The provider or the store is not available. Try again after `Retry-After`."),
};

const accountParameters = [
  {
    name: "provider",
    in: "path",
    required: true,
    description: "The part of the account's name before the slash.",
    schema: { type: "string" },
    example: "hubstaff",
  },
  {
    name: "name",
    in: "path",
    required: true,
    description:
      "The part after it. Both parts may also be one segment, percent-encoded: `hubstaff%2Falice`, or the account's key.",
    schema: { type: "string" },
    example: "alice",
  },
];

const proxied = (method: string): object => ({
  operationId: `proxy${method}`,
  summary: `Send a ${method} request to the account's API`,
  description:
    "`{path}` is everything after `/proxy/`, below the address of the API, with its query. Bodies are streams. A body of up to 64 KiB with a Content-Length is sent again when the token has expired. Redirects go to the caller.",
  responses: {
    default: { description: "The response of the API, without cookies." },
    ...refusals,
    400: problem("The path leads out of the API."),
    ...failures,
  },
});

/** The parts of an OpenAPI document that programs here read. */
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [member: string]: unknown;
}

/** The interface of an agent as an OpenAPI document. */
export const openapi: OpenApi = {
  openapi: "3.1.1",
  info: {
    title: "tokens agent",
    version: "1",
    description: "Valid tokens of accounts, and requests on their behalf, for programs on this machine.",
    license: { name: "MIT", identifier: "MIT" },
  },
  security: [{ key: [] }],
  paths: {
    "/openapi.json": {
      get: {
        operationId: "getOpenApi",
        summary: "Get this document",
        security: [],
        responses: { 200: { description: "This document.", content: { "application/json": {} } } },
      },
    },
    "/v1/accounts": {
      get: {
        operationId: "listAccounts",
        summary: "List the accounts that this key may use",
        responses: {
          200: json("The accounts.", "Accounts"),
          401: refusals[401],
          403: refusals[403],
          503: failures[503],
        },
      },
    },
    "/v1/accounts/{provider}/{name}/token": {
      parameters: accountParameters,
      get: {
        operationId: "getToken",
        summary: "Get a valid access token",
        description:
          "Waits for a refresh. With `Accept: text/plain`, the response is the value of `Authorization` alone.",
        responses: {
          200: {
            description: "A valid access token.",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Token" } },
              "text/plain": { schema: { type: "string" }, example: "Bearer eyJ0eXAiOiJKV1Qi…" },
            },
          },
          ...refusals,
          ...failures,
        },
      },
    },
    "/v1/accounts/{provider}/{name}/status": {
      parameters: accountParameters,
      get: {
        operationId: "getStatus",
        summary: "Get the status of an account",
        responses: { 200: json("The status.", "Account"), ...refusals, 409: failures[409], 503: failures[503] },
      },
    },
    "/v1/accounts/{provider}/{name}/invalidate": {
      parameters: accountParameters,
      post: {
        operationId: "invalidateToken",
        summary: "Report a token that the API has rejected",
        description:
          "The next request refreshes it, once for all programs. A token that is no longer in use is ignored.",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/RejectedToken" } } },
        },
        responses: {
          204: { description: "The token is no longer in use." },
          400: problem("The body does not have an access token."),
          413: problem("The body is longer than 64 KiB."),
          ...refusals,
          ...failures,
        },
      },
    },
    "/v1/accounts/{provider}/{name}/proxy/{path}": {
      parameters: [
        ...accountParameters,
        { name: "path", in: "path", required: true, schema: { type: "string" }, example: "v2/users/me" },
      ],
      get: proxied("GET"),
      head: proxied("HEAD"),
      post: proxied("POST"),
      put: proxied("PUT"),
      patch: proxied("PATCH"),
      delete: proxied("DELETE"),
      options: proxied("OPTIONS"),
    },
  },
  components: {
    securitySchemes: {
      key: { type: "http", scheme: "bearer", description: "The key of this program, from `tokens client add`." },
    },
    schemas: {
      Token: {
        type: "object",
        required: ["account", "accessToken", "tokenType", "header"],
        properties: {
          account: { type: "string", examples: ["hubstaff/alice"] },
          accessToken: { type: "string" },
          tokenType: { type: "string", examples: ["Bearer", "OAuth2"] },
          expiresAt: { type: "number", description: "Unix milliseconds. Absent where the lifetime is unknown." },
          expiresIn: { type: "integer", description: "Seconds. Absent where the lifetime is unknown." },
          header: { type: "string", description: "Value of the header `Authorization`." },
        },
      },
      RejectedToken: { type: "object", required: ["accessToken"], properties: { accessToken: { type: "string" } } },
      Account: {
        type: "object",
        required: ["account", "key", "state"],
        properties: {
          account: { type: "string", examples: ["hubstaff/alice"] },
          key: { type: "string", description: "Names the account where several have the same name." },
          state: { enum: ["valid", "expired", "refreshing", "failing", "needs-login", "paused"] },
          expiresAt: { type: "number", description: "Unix milliseconds. Absent where it is unknown." },
          refreshTokenExpiresAt: { type: "number", description: "Unix milliseconds. Absent where it is unknown." },
          problem: { type: "string", description: "What is wrong and what to do about it." },
        },
      },
      Accounts: {
        type: "object",
        required: ["accounts"],
        properties: { accounts: { type: "array", items: { $ref: "#/components/schemas/Account" } } },
      },
      Problem: {
        type: "object",
        description: "A problem document (RFC 9457).",
        required: ["title", "status", "code", "detail", "retryable"],
        properties: {
          title: { type: "string" },
          status: { type: "integer" },
          code: { type: "string", examples: ["reauthorization_required", "provider_unavailable", "not_found"] },
          detail: { type: "string", description: "What happened and what to do about it." },
          retryable: { type: "boolean", description: "Whether the same request may succeed later without a person." },
          reason: { type: "string", description: "Why a login is needed.", examples: ["refused", "expired"] },
        },
      },
    },
  },
};
