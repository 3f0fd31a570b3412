import type { ServerInfo, Settings } from "@tokens/provider-kit/descriptor";
import { html } from "hono/html";
import { layout, nothing, problem, type Frame, type Page } from "../shared/layout.ts";
import { nextStepOfServer } from "../shared/next-step.ts";
import type { Provider } from "../shared/providers.ts";

/** The search for a server of a provider with many. */
export interface ServerSearch {
  readonly provider: Provider;
  readonly servers: readonly ServerInfo[];
  /** As entered. */
  readonly search: string;
  /** What a person chose by address, and why it was refused. */
  readonly chosen?: Settings;
  readonly error?: Error | undefined;
}

/** Servers by name or title: those that begin with the search first. */
function searchServers(servers: readonly ServerInfo[], search: string): readonly ServerInfo[] {
  const wanted = search.toLowerCase().trim();
  if (wanted === "") return [];
  const place = ({ name, title }: ServerInfo): number => {
    const places = [name, title.toLowerCase()].map((text) => text.indexOf(wanted)).filter((at) => at >= 0);
    return Math.min(...places);
  };
  const found = servers.filter((server) => place(server) < Infinity);
  return found.toSorted((a, b) => Number(place(a) > 0) - Number(place(b) > 0));
}

/** Finds a server by name, issuer or endpoints. */
export function serversSection(given: ServerSearch): Page {
  const { provider, servers, search, chosen = {}, error } = given;
  const path = `/connect/${provider.name}`;
  const id = `${provider.name}-title`;
  return html`<section aria-labelledby="${id}" id="${provider.name}">
    <h2 id="${id}">${provider.title}</h2>
    <form method="get" action="/connect#${provider.name}" class="search" role="search">
      <label for="q">Search ${servers.length} servers</label>
      <input
        id="q"
        name="q"
        type="search"
        value="${search}"
        autocomplete="off"
        spellcheck="false"
        placeholder="GitHub, Slack, …"
      />
      <button>Search</button>
    </form>
    ${results(given, path)} ${error ? problem(error, nextStepOfServer(error)) : nothing}
    <form method="get" action="${path}" class="search">
      <label for="issuer">By issuer</label>
      <input
        id="issuer"
        name="issuer"
        type="url"
        value="${chosen["issuer"] ?? ""}"
        required
        placeholder="https://login.example.com"
        aria-describedby="issuer-hint"
        autocomplete="off"
      />
      <button class="second">Continue</button>
      <p class="hint" id="issuer-hint">For servers with OpenID Connect or OAuth discovery.</p>
    </form>
    <details ${chosen["tokenUrl"] === undefined ? nothing : html`open`}>
      <summary>By endpoints</summary>
      <form method="get" action="${path}" class="settings">
        ${endpoint("authorizationUrl", "Authorization endpoint", chosen)}
        ${endpoint("tokenUrl", "Token endpoint", chosen)}
        <div class="controls"><button class="second">Continue</button></div>
      </form>
    </details>
  </section>`;
}

function endpoint(name: string, label: string, chosen: Settings): Page {
  return html`<div class="field">
    <label for="e-${name}">${label}</label>
    <input
      id="e-${name}"
      name="${name}"
      type="url"
      value="${chosen[name] ?? ""}"
      required
      placeholder="https://…"
      autocomplete="off"
    />
  </div>`;
}

function results({ servers, search }: ServerSearch, path: string): Page {
  if (search.trim() === "") return nothing;
  const found = searchServers(servers, search);
  if (found.length === 0)
    return html`<p class="empty" role="status">
      No server is called “${search}”. Any other OAuth server connects by its issuer or its endpoints.
    </p>`;
  return html`<p class="summary" role="status">${found.length === 1 ? "1 server" : `${found.length} servers`}</p>
    <ul class="servers" role="list">
      ${found.map(
        (server) =>
          html`<li>
            <a href="${path}?server=${server.name}">${server.title}</a>
            <span class="hint">${notesOf(server)}</span>
          </li>`,
      )}
    </ul>`;
}

function notesOf({ name, protocol, needs }: ServerInfo): string {
  return [name, protocol === "OAuth 2" ? "" : protocol, needs.length > 0 ? `needs ${needs.map(needOf).join(", ")}` : ""]
    .filter(Boolean)
    .join(" · ");
}

function needOf(name: string): string {
  return name === "apiUrl" ? "the API address" : name;
}

/** The auth methods of one server. */
export function serverPage(
  frame: Frame,
  { title, authMethods }: Provider,
  pathOf: (authMethod: string) => string,
): Page {
  return layout(frame, {
    title: `Connect ${title}`,
    body: html`<h1>Connect ${title}</h1>
      <p>How should the account be connected?</p>
      <ul class="servers" role="list">
        ${authMethods.map((method) => html`<li><a href="${pathOf(method.id)}">${method.title}</a></li>`)}
      </ul>
      <p><a class="button" href="/connect">Choose another server</a></p>`,
  });
}
