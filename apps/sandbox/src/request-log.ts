/** A request to a provider, without tokens, passwords, codes, secrets or cookies. */
export interface LogEntry {
  /** When it arrived, ISO 8601 in UTC. */
  readonly time: string;
  readonly provider: string;
  readonly method: string;
  /** Path and query, with an ellipsis in place of everything that could be a secret. */
  readonly path: string;
  /** Null when the connection was dropped. */
  readonly status: number | null;
  /** Milliseconds until the response. */
  readonly ms: number;
  /** Kinds of the faults that applied. */
  readonly faults?: readonly string[];
}

const capacity = 200;

/** The last requests of one provider. */
export interface RequestLog {
  add(entry: LogEntry): void;
  /** Oldest first. */
  list(): readonly LogEntry[];
  clear(): void;
}

/** Keeps the last 200 requests. */
export function createRequestLog(): RequestLog {
  let entries: readonly LogEntry[] = [];
  return {
    add(entry) {
      entries = [...entries.slice(1 - capacity), entry];
    },
    list: () => entries,
    clear() {
      entries = [];
    },
  };
}

/** An entry as a line of text, without a line break. */
export function logLine({ time, provider, method, path, status, ms, faults = [] }: LogEntry): string {
  return [time, provider, method, path, status ?? "dropped", `${ms} ms`, ...faults].join(" ");
}

const hidden = "…";

/** A word of a path, such as `v2`, `time_entries`, `jwks.json` or `EX_BASE_01`, or an id of digits. */
const plainSegment = /^(\d{1,20}|[A-Za-z_]{0,24}([.-][A-Za-z_]{1,24}){0,2}\d{0,3})$/;
const plainName = /^[A-Za-z_]{1,32}(\[[A-Za-z_]{0,32}\])*$/;
const plainValue = /^(\d{1,15}|true|false|\d{4}-\d\d-\d\d([T ][\d:.]+Z?)?)$/;
/** Whether a value with this name could be a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

const secretName = /token|secret|pass|code|state|nonce|otp|key|sign|auth|client|session/i;

/** Path and query of a URL with only the parts that cannot be secret: words, numbers and dates. It never shows `secrets`. */
export function harmlessPath({ pathname, searchParams }: URL, secrets: ReadonlySet<string>): string {
  const show = (text: string, pattern: RegExp): string => (pattern.test(text) && !secrets.has(text) ? text : hidden);
  const path = pathname
    .split("/")
    .map((segment) => show(segment, plainSegment))
    .join("/");
  const query = [...searchParams].map(([name, value]) => {
    const known = show(name, plainName);
    return `${known}=${known === hidden || isSecretName(name) ? hidden : show(value, plainValue)}`;
  });
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}
