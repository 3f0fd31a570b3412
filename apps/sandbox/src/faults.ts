/** Which requests a fault meets: those for tokens, those of the API, or all. */
type Where = "token" | "api" | "all";

interface Met {
  /** @default "all" */
  readonly on?: Where;
  /**
   * How many requests.
   * @default 1
   */
  readonly times?: number | "until cleared";
}

/** Something that goes wrong at a provider. */
export type Fault =
  /** The request waits, `ms` milliseconds, before the provider sees it. */
  | ({ readonly kind: "latency"; readonly ms: number } & Met)
  /** 429, a 5xx (503 by default), or Podio's 420, as JSON. `retryAfter` is in seconds, as in the header. */
  | ({ readonly kind: "status"; readonly status?: number; readonly retryAfter?: number } & Met)
  /** A page of the network in front, with 403 (by default) or 502, where JSON is expected. */
  | ({ readonly kind: "html"; readonly status?: 403 | 502 } & Met)
  /** The connection ends before the provider has seen the request. */
  | ({ readonly kind: "drop" } & Met)
  /** The provider carries a token request out, and the connection ends before the answer. */
  | ({ readonly kind: "lost-token-response" } & Met & { readonly on?: "token" })
  /** The provider's clock is ahead by `ms` milliseconds, behind if negative. The last one holds. */
  | { readonly kind: "clock-skew"; readonly ms: number; readonly on?: "all"; readonly times?: "until cleared" };

/** A fault that is on: `times` says how many requests it will still meet. */
export type StandingFault = Fault & { readonly on: Where; readonly times: number | "until cleared" };

/** A fault that is on and meets a request. */
export type MetFault = Exclude<StandingFault, { readonly kind: "clock-skew" }>;

/** The faults of one provider. */
export interface Faults {
  /** Throws a `TypeError` that says what a fault takes. `statuses` are those that only this provider answers with. */
  add(fault: unknown, statuses?: readonly number[]): void;
  list(): readonly StandingFault[];
  clear(): void;
  /** What a request meets: at most one latency, and at most one of the others, the oldest of each. */
  take(part: string): readonly MetFault[];
  /** How far the provider's clock is ahead, in milliseconds. */
  skewMs(): number;
}

/** No fault at first. */
export function createFaults(): Faults {
  let standing: readonly StandingFault[] = [];
  return {
    add(given, statuses = []) {
      const fault = readFault(given, statuses);
      const others = fault.kind === "clock-skew" ? standing.filter(({ kind }) => kind !== fault.kind) : standing;
      standing = [...others, fault];
    },
    list: () => standing,
    clear() {
      standing = [];
    },
    take(part) {
      const due = standing.filter(
        (fault): fault is MetFault => fault.kind !== "clock-skew" && (fault.on === "all" || fault.on === part),
      );
      const isLatency = ({ kind }: Fault): boolean => kind === "latency";
      const met = [due.find(isLatency), due.find((fault) => !isLatency(fault))].filter((fault) => fault !== undefined);
      standing = standing
        .map((fault) => ((met as Fault[]).includes(fault) ? oneLess(fault) : fault))
        .filter(({ times }) => times !== 0);
      return met;
    },
    skewMs: () => standing.find((fault) => fault.kind === "clock-skew")?.ms ?? 0,
  };
}

function oneLess(fault: StandingFault): StandingFault {
  return typeof fault.times === "number" ? { ...fault, times: fault.times - 1 } : fault;
}

/** What a member of a fault takes. */
interface Rule {
  readonly takes: string;
  accepts(value: unknown): boolean;
  readonly unlessSaid?: unknown;
  readonly optional?: boolean;
}

const isBetween = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const integer = (least: number, most: number): Rule => ({
  takes: `an integer from ${least} to ${most}`,
  accepts: (value) => isBetween(value, least, most),
});

const oneOf = (unlessSaid: unknown, ...others: unknown[]): Rule => {
  const values = [unlessSaid, ...others];
  return {
    takes: values.map((value) => JSON.stringify(value)).join(" or "),
    accepts: (v) => values.includes(v),
    unlessSaid,
  };
};

const on = oneOf("all", "token", "api");
const times: Rule = {
  takes: 'a positive integer or "until cleared"',
  accepts: (value) => value === "until cleared" || isBetween(value, 1, Number.MAX_SAFE_INTEGER),
  unlessSaid: 1,
};
const failure = (statuses: readonly number[]): Rule => ({
  takes: `${[...statuses, 429].join(", ")} or an integer from 500 to 599`,
  accepts: (value) => value === 429 || isBetween(value, 500, 599) || (statuses as readonly unknown[]).includes(value),
  unlessSaid: 503,
});
const yearMs = 365 * 86_400_000;

type Kinds = Readonly<Record<Fault["kind"], Readonly<Record<string, Rule>>>>;

const kindsOf = (statuses: readonly number[]): Kinds => ({
  latency: { ms: integer(1, 600_000), on, times },
  status: { status: failure(statuses), retryAfter: { ...integer(0, 86_400), optional: true }, on, times },
  html: { status: oneOf(403, 502), on, times },
  drop: { on, times },
  "lost-token-response": { on: oneOf("token"), times },
  "clock-skew": { ms: integer(-yearMs, yearMs), on: oneOf("all"), times: oneOf("until cleared") },
});

function readFault(given: unknown, statuses: readonly number[]): StandingFault {
  const kinds = kindsOf(statuses);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new TypeError(`A fault is a JSON object, for example {"kind":"latency","ms":500}.`);
  const { kind, ...members } = given as Readonly<Record<string, unknown>>;
  if (typeof kind !== "string" || !Object.hasOwn(kinds, kind))
    throw new TypeError(`There is no fault of the kind ${shown(kind)}. There are: ${Object.keys(kinds).join(", ")}.`);
  const rules = kinds[kind as Fault["kind"]];
  for (const name of Object.keys(members)) {
    if (!Object.hasOwn(rules, name))
      throw new TypeError(`The fault "${kind}" has no ${shown(name)}. It takes: ${Object.keys(rules).join(", ")}.`);
  }
  const read = Object.entries(rules).map(([name, { takes, accepts, unlessSaid, optional }]) => {
    const value = members[name] ?? unlessSaid;
    if (value === undefined && optional) return [];
    if (!accepts(value)) throw new TypeError(`"${name}" of the fault "${kind}" takes ${takes}, not ${shown(value)}.`);
    return [[name, value]];
  });
  return Object.fromEntries([["kind", kind], ...read.flat()]) as StandingFault;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
}
