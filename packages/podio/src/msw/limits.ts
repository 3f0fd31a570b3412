/** Calls per hour. */
export interface PodioLimits {
  readonly general: number;
  readonly limited: number;
}

/** Requests that exceed a rate limit on demand. */
export interface ExceededRateLimit {
  /** Calls of the API, token requests, or both. @default "api" */
  readonly on?: "api" | "token" | "all";
  /** How many requests. @default 1 */
  readonly times?: number;
  /** How long the error description asks to wait. @default 3600 */
  readonly waitSeconds?: number;
}

interface Used {
  readonly since: number;
  general: number;
  limited: number;
}

const hourMs = 3_600_000;

/** Counts the calls of each user or app in windows of an hour. */
export class CallCounter {
  readonly #used = new Map<string, Used>();
  readonly #limits: PodioLimits;
  #exceeded: { readonly on: string; readonly waitSeconds: number; left: number }[] = [];
  /** When everybody's calls were used up. */
  #exhaustedAt = -Infinity;

  constructor(limits: PodioLimits) {
    this.#limits = limits;
  }

  /** Counts a call. Over either limit, every call is refused; `waitSeconds` is the rest of the hour. */
  count(
    who: string,
    route: string,
    now: number,
  ): { readonly waitSeconds: number | undefined; readonly headers: Record<string, string> } {
    const limits = this.#limits;
    let used = this.#used.get(who);
    if (now - this.#exhaustedAt < hourMs) used = { since: this.#exhaustedAt, ...limits };
    else if (!used || now - used.since >= hourMs) used = { since: now, general: 0, limited: 0 };
    this.#used.set(who, used);
    const pool = poolOf(route);
    const exceeded = this.exceeded("api");
    const refused = used.general >= limits.general || used.limited >= limits.limited;
    if (!refused && exceeded === undefined) used[pool] += 1;
    const remaining = refused || exceeded !== undefined ? 0 : limits[pool] - used[pool];
    return {
      waitSeconds: refused ? Math.ceil((used.since + hourMs - now) / 1000) : exceeded,
      headers: { "x-rate-limit-limit": String(limits[pool]), "x-rate-limit-remaining": String(remaining) },
    };
  }

  /** How long the next request has to wait when a limit is exceeded on demand. */
  exceeded(on: "api" | "token"): number | undefined {
    const due = this.#exceeded.find((one) => one.left > 0 && (one.on === on || one.on === "all"));
    if (due) due.left -= 1;
    return due?.waitSeconds;
  }

  /** Refuses the next requests. */
  exceed({ on = "api", times = 1, waitSeconds = 3600 }: ExceededRateLimit): void {
    this.#exceeded.push({ on, waitSeconds, left: times });
  }

  /** Uses up everybody's calls for an hour. */
  exhaust(now: number): void {
    this.#exhaustedAt = now;
  }

  /** Forgets all calls. */
  clear(): void {
    this.#used.clear();
    this.#exceeded = [];
    this.#exhaustedAt = -Infinity;
  }
}

function poolOf(route: string): keyof PodioLimits {
  return route.includes("/filter/") ? "limited" : "general";
}
