/** A request that a mock received. */
export interface RecordedRequest {
  /** The matched route, e.g. `POST /access_tokens`; empty without a match. */
  readonly route: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A failure on demand. */
export interface Failure {
  /** The route that fails. @default any */
  readonly route?: string;
  /** How many requests fail. @default 1 */
  readonly times?: number;
  /** @default 503 */
  readonly status?: number;
  /** An object is sent as JSON, a string as is. @default "" */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Drops the connection instead of responding. */
  readonly drop?: boolean;
  /** Lets a token request take effect and then loses the response: the rotated tokens never arrive. */
  readonly loseAnswer?: boolean;
}

/** Records requests and keeps the failures that are due. */
export class Recorder {
  readonly #requests: RecordedRequest[] = [];
  readonly #failures: { failure: Failure; left: number }[] = [];

  /** Requests received so far, of one route if given. */
  requests(route?: string): readonly RecordedRequest[] {
    return this.#requests.filter((request) => route === undefined || request.route === route);
  }

  /** Makes the next request fail, or the next request of a route. */
  failNext(failure: Failure = {}): void {
    this.#failures.push({ failure, left: failure.times ?? 1 });
  }

  /** Records a request. Returns the failure that is due for it. */
  async see(request: Request, route: string): Promise<Failure | undefined> {
    const { method, url, headers } = request;
    this.#requests.push({ route, method, url, headers: new Headers(headers), body: await request.clone().text() });
    const due = this.#failures.find(
      ({ failure, left }) => left > 0 && (failure.route === undefined || failure.route === route),
    );
    if (!due) return undefined;
    due.left -= 1;
    return due.failure;
  }

  /** Forgets requests and failures. */
  clear(): void {
    this.#requests.length = 0;
    this.#failures.length = 0;
  }
}

/** The response of a failure. */
export function failureResponse({ status = 503, body = "", headers = {}, drop, loseAnswer }: Failure): Response {
  if (drop || loseAnswer) return Response.error();
  return typeof body === "string" ? new Response(body, { status, headers }) : Response.json(body, { status, headers });
}
