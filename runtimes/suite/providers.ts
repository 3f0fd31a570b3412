import { createErgani } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { createGitlab } from "@tokens/gitlab";
import { gitlabLogin } from "@tokens/gitlab/login";
import { createGitlabMock } from "@tokens/gitlab/msw";
import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { activateWebhook, webhookHandler } from "@tokens/hubstaff/webhooks";
import { createOAuth } from "@tokens/oauth";
import { createOAuthMock } from "@tokens/oauth/msw";
import { github } from "@tokens/oauth/servers/github";
import { createPodio } from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { createPsohub } from "@tokens/psohub";
import { createPsohubMock } from "@tokens/psohub/msw";
import { getResponse, type RequestHandler } from "msw";
import { equal, type Case } from "./case.ts";

/** A `fetch` that a provider's mock answers, the same way on every runtime. */
function fetchOf({ handlers }: { readonly handlers: readonly RequestHandler[] }): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse([...handlers], request);
    if (!response) throw new Error(`The mock has no answer to ${request.method} ${request.url}.`);
    return response;
  };
}

const redirectUri = "https://app.example.com/callback";

const cases: readonly Case[] = [
  {
    name: "Hubstaff: a call after a refresh",
    async run() {
      const mock = createHubstaffMock();
      const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken, fetch: fetchOf(mock) });
      await hubstaff.request("GET /v2/users/me");
      mock.expireAccessTokens();
      const { user } = await hubstaff.request("GET /v2/users/me");
      equal([typeof user.id, mock.requests("POST /access_tokens").length], ["number", 2], "the calls");
    },
  },
  {
    name: "PSOhub: a call after a refresh",
    async run() {
      const mock = createPsohubMock();
      const { clientId, clientSecret } = mock;
      const psohub = createPsohub({ clientId, clientSecret, fetch: fetchOf(mock) });
      await psohub.tokens.save(mock.session(redirectUri));
      mock.expireAccessTokens();
      const [project] = await psohub.request("GET /projects");
      equal([typeof project?.ProjectID, mock.requests("POST /oauth/token").length], ["string", 1], "the calls");
    },
  },
  {
    name: "Podio: a call after a refresh",
    async run() {
      const mock = createPodioMock();
      const { clientId, clientSecret } = mock;
      const app = createPodio({ clientId, clientSecret, fetch: fetchOf(mock) }).app(111, mock.appTokens[111]);
      await app.request("GET /item/{item_id}", { item_id: 555 });
      mock.expireAccessTokens();
      const item = await app.request("GET /item/{item_id}", { item_id: 555 });
      equal([item.item_id, mock.tokenRequests().length], [555, 2], "the calls");
    },
  },
  {
    name: "Ergani: a call after a refresh",
    async run() {
      const mock = createErganiMock();
      const { username, password } = mock;
      const ergani = createErgani({ environment: "production", username, password, fetch: fetchOf(mock) });
      await ergani.service("EX_BASE_01");
      mock.expireAccessTokens();
      await ergani.service("EX_BASE_01");
      equal(mock.requests("POST /Authentication/Refresh").length, 1, "the number of refreshes");
    },
  },
  {
    name: "GitLab: a call after a refresh",
    async run() {
      const mock = createGitlabMock();
      const { clientId, clientSecret } = mock;
      const gitlab = createGitlab({ clientId, clientSecret, fetch: fetchOf(mock) });
      await gitlab.tokens.save(mock.session());
      mock.expireAccessTokens();
      const { username } = await gitlab.request("GET /user");
      equal([typeof username, mock.requests("POST /oauth/token").length], ["string", 1], "the calls");
    },
  },
  {
    name: "OAuth (GitHub): a call after a refresh",
    async run() {
      const mock = createOAuthMock({ server: github });
      const { clientId, clientSecret } = mock;
      const tokens = createOAuth({ ...github, clientId, clientSecret, fetch: fetchOf(mock) });
      await tokens.save(mock.session());
      mock.expireAccessTokens();
      const { ok } = await tokens.fetch("https://api.github.com/user");
      equal([ok, mock.requests("token").length], [true, 1], "the calls");
    },
  },
  {
    name: "GitLab: a login, with PKCE",
    async run() {
      const mock = createGitlabMock();
      const { clientId, clientSecret } = mock;
      const app = { clientId, clientSecret, fetch: fetchOf(mock) };
      const login = gitlabLogin({ ...app, redirectUri });
      const { url, checks } = await login.authorizationUrl();
      const { headers } = await app.fetch(url);
      const { session } = await login.exchange(headers.get("location")!, checks);
      const alice = createGitlab(app).for("alice");
      await alice.tokens.save(session);
      equal(typeof (await alice.request("GET /user")).username, "string", "the user's name");
    },
  },
  {
    name: "Hubstaff: webhooks are verified",
    async run() {
      const mock = createHubstaffMock();
      const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken, fetch: fetchOf(mock) });
      const events: string[] = [];
      let secret: string | undefined;
      const handler = webhookHandler({
        secret: () => secret,
        keepSecret: (sent) => void (secret = sent),
        onEvent: ({ event }) => events.push(event),
      });
      const { id } = await hubstaff.request("POST /v2/users/me/webhooks", {
        body: { events: ["timer.start"], target_url: "https://app.example.com/hook" },
      });
      await mock.deliverWebhook(id, undefined, handler);
      await activateWebhook(hubstaff, id, secret!);
      const genuine = await mock.deliverWebhook(id, { event: "timer.start", payload: {} }, handler);
      const forged = new Request("https://app.example.com/hook", {
        method: "POST",
        body: "{}",
        headers: { "x-hook-signature": "0".repeat(64) },
      });
      equal([genuine.status, (await handler(forged)).status, events], [200, 401, ["timer.start"]], "the answers");
    },
  },
];

/** As every package of a provider requires. */
export const providerCases: readonly Case[] = cases.map((one) => ({ ...one, needs: ["node22"] }));
