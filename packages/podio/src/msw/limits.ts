/** Calls an hour. */
export interface PodioLimits {
  readonly general: number;
  readonly limited: number;
}

interface Used {
  readonly since: number;
  general: number;
  limited: number;
}

const hourMs = 3_600_000;

/** Counts calls of each user and key, in windows of an hour. */
export class CallCounter {
  readonly #used = new Map<string, Used>();
  readonly #limits: PodioLimits;

  constructor(limits: PodioLimits) {
    this.#limits = limits;
  }

  /** Counts a call. Over either limit, every call is refused. */
  count(
    who: string,
    route: string,
    now: number,
  ): { readonly refused: boolean; readonly headers: Record<string, string> } {
    let used = this.#used.get(who);
    if (!used || now - used.since >= hourMs) this.#used.set(who, (used = { since: now, general: 0, limited: 0 }));
    const pool = route.includes("/filter/") ? "limited" : "general";
    const limits = this.#limits;
    const refused = used.general >= limits.general || used.limited >= limits.limited;
    if (!refused) used[pool] += 1;
    const headers = {
      "x-rate-limit-limit": String(limits[pool]),
      "x-rate-limit-remaining": String(Math.max(limits[pool] - used[pool], 0)),
    };
    return { refused, headers };
  }

  /** Uses a pool up. */
  exhaust(who: string, now: number): void {
    this.#used.set(who, { since: now, general: this.#limits.general, limited: this.#limits.limited });
  }

  /** Forgets all calls. */
  clear(): void {
    this.#used.clear();
  }
}
