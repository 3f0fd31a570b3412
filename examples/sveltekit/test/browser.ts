import { isHttpError, isRedirect, type Cookies, type RequestEvent, type ServerLoadEvent } from "@sveltejs/kit";
import { handle } from "../src/hooks.server.ts";
import { GET as callback } from "../src/routes/callback/+server.ts";
import { actions as loginActions } from "../src/routes/login/+page.server.ts";
import { actions as projectsActions, load } from "../src/routes/projects/+page.server.ts";

export const origin = "http://app.test";

/** A browser that keeps cookies. It calls the hook and the routes as SvelteKit does, and does not follow redirects. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  readonly projects = (): Promise<Response> =>
    this.#send("/projects", async (event) => Response.json(await load(event as ServerLoadEvent)));

  readonly callback = (url: string): Promise<Response> => this.#send(url, async (event) => callback(event));
  readonly login = (): Promise<Response> => this.#send("/login", (event) => loginActions["default"]!(event));
  readonly disconnect = (): Promise<Response> =>
    this.#send("/projects", (event) => projectsActions["disconnect"]!(event));

  /** Connects an account, up to the answer of the callback. */
  async connect(): Promise<Response> {
    const toProvider = await this.login();
    const toApp = await fetch(toProvider.headers.get("location")!, { redirect: "manual" });
    return this.callback(toApp.headers.get("location")!);
  }

  async #send(url: string, route: (event: RequestEvent) => unknown): Promise<Response> {
    const kept = this.#cookies;
    const cookies: Partial<Cookies> = {
      get: (name) => kept.get(name),
      set: (name, value) => void kept.set(name, value),
      delete: (name) => void kept.delete(name),
    };
    const event = { cookies, locals: {}, url: new URL(url, origin) } as RequestEvent;
    return handle({ event, resolve: () => answer(() => route(event)) });
  }
}

async function answer(route: () => unknown): Promise<Response> {
  try {
    return (await route()) as Response;
  } catch (thrown) {
    if (isRedirect(thrown))
      return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
    if (isHttpError(thrown)) return new Response(thrown.body.message, { status: thrown.status });
    throw thrown;
  }
}
