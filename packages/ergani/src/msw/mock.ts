import { createMock, type Mock, type MockOptions } from "@tokens/provider-kit/msw";
import { http } from "msw";
import { erganiUrls } from "../urls.ts";
import { documentCodes } from "../documents/documents.ts";
import { erganiRoutes, lowerKeys, refuse } from "./routes.ts";
import { erganiState, type ErganiState } from "./state.ts";
import { mintToken, tokenResponse } from "./tokens.ts";

/** Options of a mocked Ergani. Access tokens live for three hours. */
export interface ErganiMockOptions extends MockOptions {
  /** Lifetime of a refresh token in milliseconds. @default 604_800_000, 7 days */
  readonly refreshTtlMs?: number;
  /** Whether responses have a `Date` header with the time of the mock's clock. @default true */
  readonly dated?: boolean;
  /**
   * How long after a punch its work card is on time, in milliseconds. A late card must have a reason, a card on time must not.
   * @default undefined, reasons are neither required nor forbidden
   */
  readonly cardWindowMs?: number;
}

/** A mocked Ergani. */
export interface ErganiMock extends Mock<ErganiState> {
  /** The only user, whose user type is `01`. */
  readonly username: string;
  readonly password: string;
}

const dayMs = 86_400_000;
const username = "demo";
const password = "demo-pass";
const userType = "01";

type Resolver = (call: { params: object; query: URLSearchParams; body: unknown; request: Request }) => unknown;

/** Creates an Ergani with one employer. */
export function createErganiMock(options: ErganiMockOptions = {}): ErganiMock {
  const { apiUrl = erganiUrls.production, accessTtlMs = dayMs / 8, refreshTtlMs = 7 * dayMs } = options;
  const { dated = true, cardWindowMs } = options;
  const { clock, grants, controls, respond } = createMock<ErganiState, undefined>({
    options,
    accessTtlMs,
    refreshTtlMs,
    onReuse: "refuse",
    accessOutlivesGrant: true,
    mint: (token, random) => mintToken(userType, username, token, random),
    initialState: erganiState,
  });
  const routes = erganiRoutes(controls.state, clock, cardWindowMs) as unknown as Readonly<Record<string, Resolver>>;

  const authentication: Readonly<Record<string, Resolver>> = {
    "POST /Authentication": ({ body }) => {
      const given = lowerKeys(body);
      const known = given["username"] === username && given["password"] === password && given["usertype"] === userType;
      return known
        ? tokenResponse(grants.start(undefined), clock.now() + refreshTtlMs)
        : Response.json("Λάθος όνομα χρήστη ή κωδικός πρόσβασης.", { status: 401 });
    },
    "POST /Authentication/Refresh": ({ body }) => {
      const given = lowerKeys(body);
      const issued = grants.rotate(String(given["refreshtoken"]), String(given["accesstoken"]));
      return typeof issued === "string"
        ? Response.json("Το διακριτικό ανανέωσης δεν είναι έγκυρο.", { status: 401 })
        : tokenResponse(issued, clock.now() + refreshTtlMs);
    },
    "POST /Authentication/Logout": ({ body, request }) => {
      const refused = authorize(request);
      if (refused) return refused;
      if (typeof body !== "string") return refuse("The request is invalid.");
      const grant = grants.ownerOf(body);
      if (grant) grant.revoked = true;
      return new Response(null);
    },
  };

  function authorize(request: Request): Response | undefined {
    const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    const { status } = grants.look(token);
    if (status === "valid") return undefined;
    const message = { Message: "Authorization has been denied for this request." };
    return Response.json(message, {
      status: 401,
      headers: status === "expired" ? { "api-token-expired": "true" } : {},
    });
  }

  const names = new Map(
    [...Object.keys(routes), ...Object.keys(authentication)].map((route) => [route.toLowerCase(), route]),
  );

  /** Finds a route. Paths may have any case and doubled slashes. */
  function match(method: string, path: string): { route: string; params: object } {
    const known = names.get(`${method} ${path}`.toLowerCase());
    if (known !== undefined) return { route: known, params: {} };
    const written = /^\/documents\/([^/]+)$/i.exec(path)?.[1];
    const generic = `${method} /Documents/{code}`;
    if (written === undefined || !(generic in routes)) return { route: "", params: {} };
    const code = decodeURIComponent(written);
    return {
      route: generic,
      params: { code: documentCodes.find((name) => name.toLowerCase() === code.toLowerCase()) ?? code },
    };
  }

  async function resolve(request: Request, url: URL, route: string, params: object): Promise<Response> {
    const login = authentication[route];
    const refused = login ? undefined : authorize(request);
    if (refused) return refused;
    const resolver = login ?? routes[route];
    if (!resolver)
      return Response.json({ Message: "No HTTP resource was found that matches the request URI." }, { status: 404 });
    const text = await request.clone().text();
    let body: unknown;
    try {
      body = text === "" ? undefined : JSON.parse(text);
    } catch {
      return refuse("The request is invalid.");
    }
    const output = await resolver({ params, query: url.searchParams, body, request });
    return output instanceof Response ? output : Response.json(output);
  }

  const { origin, pathname } = new URL(apiUrl);
  const anywhere = new RegExp(
    `^${origin.replaceAll(".", "\\.")}/*${pathname.slice(1).replaceAll("/", "/+")}(/.*)?$`,
    "i",
  );
  return {
    ...controls,
    handlers: [
      http.all(anywhere, async ({ request }) => {
        const url = new URL(request.url);
        const path = url.pathname.replaceAll(/\/{2,}/g, "/").slice(pathname.length);
        const { route, params } = match(request.method, path.replace(/\/$/, ""));
        const response = await respond(request, route, () => resolve(request, url, route, params));
        if (dated && response.type !== "error") response.headers.set("date", new Date(clock.now()).toUTCString());
        return response;
      }),
    ],
    username,
    password,
  };
}
