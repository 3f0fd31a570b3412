/** The requests that a fault applies to. */
type Target = "token" | "api" | "all";

interface Scope {
  /** @default "all" */
  readonly on?: Target;
  /** How many requests it applies to. @default 1 */
  readonly times?: number | "until cleared";
}

/** A fault of a provider. */
export type Fault =
  /** The request waits `ms` milliseconds before the provider receives it. */
  | ({ readonly kind: "latency"; readonly ms: number } & Scope)
  /** 429, a 5xx (503 by default), or a status with an error of the provider's own, as JSON. `retryAfter` is in seconds, as in the header. */
  | ({ readonly kind: "status"; readonly status?: number; readonly retryAfter?: number } & Scope)
  /** An HTML page like a CDN's, with 403 (by default) or 502, instead of JSON. */
  | ({ readonly kind: "html"; readonly status?: 403 | 502 } & Scope)
  /** The connection drops before the provider receives the request. */
  | ({ readonly kind: "drop" } & Scope)
  /** The provider processes a token request, and the connection drops before the response. */
  | ({ readonly kind: "lost-token-response" } & Scope & { readonly on?: "token" })
  /** The provider's clock is `ms` milliseconds ahead, or behind if negative. The last one applies. */
  | { readonly kind: "clock-skew"; readonly ms: number; readonly on?: "all"; readonly times?: "until cleared" };

/** An active fault. `times` is how many more requests it applies to. */
export type ActiveFault = Fault & { readonly on: Target; readonly times: number | "until cleared" };

/** An active fault that applies to a request. */
export type MatchedFault = Exclude<ActiveFault, { readonly kind: "clock-skew" }>;

/** The faults of one provider. */
export interface Faults {
  /** Throws a `TypeError` when the fault is not valid. `statuses` are those of the provider's own errors. */
  add(fault: unknown, statuses?: readonly number[]): void;
  list(): readonly ActiveFault[];
  clear(): void;
  /** Takes the faults of a request: at most one latency and at most one other, the oldest of each. */
  take(kind: string): readonly MatchedFault[];
  /** How far the provider's clock is ahead, in milliseconds. */
  skewMs(): number;
}

/** Starts without faults. */
export function createFaults(): Faults {
  let active: readonly ActiveFault[] = [];
  return {
    add(given, statuses = []) {
      const fault = readFault(given, statuses);
      const others = fault.kind === "clock-skew" ? active.filter(({ kind }) => kind !== fault.kind) : active;
      active = [...others, fault];
    },
    list: () => active,
    clear() {
      active = [];
    },
    take(kind) {
      const due = active.filter(
        (fault): fault is MatchedFault => fault.kind !== "clock-skew" && (fault.on === "all" || fault.on === kind),
      );
      const isLatency = (fault: Fault): boolean => fault.kind === "latency";
      const matched = [due.find(isLatency), due.find((fault) => !isLatency(fault))].filter(
        (fault) => fault !== undefined,
      );
      active = active
        .map((fault) => ((matched as Fault[]).includes(fault) ? oneLess(fault) : fault))
        .filter(({ times }) => times !== 0);
      return matched;
    },
    skewMs: () => active.find((fault) => fault.kind === "clock-skew")?.ms ?? 0,
  };
}

function oneLess(fault: ActiveFault): ActiveFault {
  return typeof fault.times === "number" ? { ...fault, times: fault.times - 1 } : fault;
}

/** What a member of a fault accepts. */
interface Rule {
  readonly takes: string;
  accepts(value: unknown): boolean;
  readonly defaultValue?: unknown;
  readonly optional?: boolean;
}

const isBetween = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const integer = (least: number, most: number): Rule => ({
  takes: `an integer from ${least} to ${most}`,
  accepts: (value) => isBetween(value, least, most),
});

const oneOf = (defaultValue: unknown, ...others: unknown[]): Rule => {
  const values = [defaultValue, ...others];
  return {
    takes: values.map((value) => JSON.stringify(value)).join(" or "),
    accepts: (v) => values.includes(v),
    defaultValue,
  };
};

const on = oneOf("all", "token", "api");
const times: Rule = {
  takes: 'a positive integer or "until cleared"',
  accepts: (value) => value === "until cleared" || isBetween(value, 1, Number.MAX_SAFE_INTEGER),
  defaultValue: 1,
};
const failure = (statuses: readonly number[]): Rule => ({
  takes: `${[...statuses, 429].join(", ")} or an integer from 500 to 599`,
  accepts: (value) => value === 429 || isBetween(value, 500, 599) || (statuses as readonly unknown[]).includes(value),
  defaultValue: 503,
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

function readFault(given: unknown, statuses: readonly number[]): ActiveFault {
  const kinds = kindsOf(statuses);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new TypeError(`A fault is a JSON object, for example {"kind":"latency","ms":500}.`);
  const { kind, ...members } = given as Readonly<Record<string, unknown>>;
  if (typeof kind !== "string" || !Object.hasOwn(kinds, kind))
    throw new TypeError(`There is no fault of kind ${shown(kind)}. Kinds: ${Object.keys(kinds).join(", ")}.`);
  const rules = kinds[kind as Fault["kind"]];
  for (const name of Object.keys(members)) {
    if (!Object.hasOwn(rules, name))
      throw new TypeError(`The fault "${kind}" has no ${shown(name)}. It takes: ${Object.keys(rules).join(", ")}.`);
  }
  const read = Object.entries(rules).map(([name, { takes, accepts, defaultValue, optional }]) => {
    const value = members[name] ?? defaultValue;
    if (value === undefined && optional) return [];
    if (!accepts(value)) throw new TypeError(`"${name}" of the fault "${kind}" takes ${takes}, not ${shown(value)}.`);
    return [[name, value]];
  });
  return Object.fromEntries([["kind", kind], ...read.flat()]) as ActiveFault;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
}
