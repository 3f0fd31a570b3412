import type { App } from "./contract.ts";

/**
 * A `fetch` for libraries that know one provider only: sends their token request to the app's token endpoint, and adds to a successful
 * response what this provider has in it besides the members of RFC 6749.
 */
export function tokenFetch(app: App, additions: Readonly<Record<string, unknown>>): typeof fetch {
  return async (_input, init) => {
    const body = init?.body;
    const form = typeof body === "string" && body.startsWith("{") ? asForm(body) : body;
    const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
    const response = await fetch(app.tokenEndpoint, { method: "POST", headers, body: form ?? null });
    const answer = (await response.json()) as object;
    return Response.json(response.ok ? { ...answer, ...additions } : { ok: false, ...answer }, {
      status: response.status,
      headers: response.headers,
    });
  };
}

function asForm(json: string): URLSearchParams {
  return new URLSearchParams(JSON.parse(json) as Record<string, string>);
}
