/** A request that a mock received. */
export interface RecordedRequest {
  /** The route it matched, e.g. `POST /access_tokens`; empty when none did. */
  readonly route: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** The body's text. */
  readonly body: string;
}

/** A failure on demand. */
export interface Failure {
  /**
   * Which route fails.
   * @default any
   */
  readonly route?: string;
  /**
   * How many times.
   * @default 1
   */
  readonly times?: number;
  /** @default 503 */
  readonly status?: number;
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Drops the connection instead of answering. */
  readonly drop?: boolean;
  /** Lets the request take effect and then loses the answer: the rotated tokens never arrive. */
  readonly loseAnswer?: boolean;
}

/** What every provider's mock remembers and does on demand. */
export class Recorder {
  readonly #requests: RecordedRequest[] = [];
  readonly #failures: { failure: Failure; left: number }[] = [];

  /** Requests so far, of one route where it is named. */
  requests(route?: string): readonly RecordedRequest[] {
    return this.#requests.filter((request) => route === undefined || request.route === route);
  }

  /** The next request (of a route, where one is named) fails. */
  failNext(failure: Failure = {}): void {
    this.#failures.push({ failure, left: failure.times ?? 1 });
  }

  /** Remembers a request; a failure that is due for it comes back. */
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
