/** A metric, by its OpenTelemetry name. Its Prometheus name follows from it. */
export interface Metric {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Seconds, or what is counted. */
  readonly unit: string;
  readonly help: string;
}

export type MetricId =
  | "requests"
  | "requestDuration"
  | "blockedRefreshes"
  | "adoptedSessions"
  | "waits"
  | "saveFailures"
  | "unsavedSessions"
  | "accounts"
  | "loginsEnding"
  | "loginEnd"
  | "lastSweep"
  | "openNotices"
  | "collectorSuccess";

/** Every metric of this package. */
export const catalog: Readonly<Record<MetricId, Metric>> = {
  requests: {
    name: "tokens.requests",
    type: "counter",
    unit: "{request}",
    help: "Token requests, by outcome.",
  },
  requestDuration: {
    name: "tokens.request.duration",
    type: "histogram",
    unit: "s",
    help: "Time from the lock to the stored tokens, with every retry, of token requests that succeeded.",
  },
  blockedRefreshes: {
    name: "tokens.blocked_refreshes",
    type: "counter",
    unit: "{refresh}",
    help: "Refreshes that sent no token request, by reason.",
  },
  adoptedSessions: {
    name: "tokens.adopted_sessions",
    type: "counter",
    unit: "{session}",
    help: "Sessions that another process refreshed and this one uses.",
  },
  waits: {
    name: "tokens.waits",
    type: "counter",
    unit: "{wait}",
    help: "Times that callers waited while another process refreshed their session.",
  },
  saveFailures: {
    name: "tokens.save_failures",
    type: "counter",
    unit: "{failure}",
    help: "Failed attempts to store new tokens.",
  },
  unsavedSessions: {
    name: "tokens.unsaved_sessions",
    type: "gauge",
    unit: "{session}",
    help: "Sessions whose new tokens are only in the memory of this process, because the store did not take them.",
  },
  accounts: {
    name: "tokens.accounts",
    type: "gauge",
    unit: "{account}",
    help: "Accounts in the store, by state.",
  },
  loginsEnding: {
    name: "tokens.logins_ending",
    type: "gauge",
    unit: "{account}",
    help: "Accounts whose login ends within 7 or 30 days, unless a person renews it.",
  },
  loginEnd: {
    name: "tokens.login_end.timestamp",
    type: "gauge",
    unit: "s",
    help: "Unix time at which the next login of an account ends.",
  },
  lastSweep: {
    name: "tokens.last_sweep.timestamp",
    type: "gauge",
    unit: "s",
    help: "Unix time of the last sweep that succeeded, 0 before the first.",
  },
  openNotices: {
    name: "tokens.open_notices",
    type: "gauge",
    unit: "{notice}",
    help: "Notices that wait for a person, by kind.",
  },
  collectorSuccess: {
    name: "tokens.collector_success",
    type: "gauge",
    unit: "{collector}",
    help: "1 if the values of a collector could be read, otherwise 0.",
  },
};

/** Upper bounds of the histogram's buckets, in seconds. A token request has a deadline of 10 s by default. */
export const durationBuckets: readonly number[] = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Values of labels: names of providers, and words of this package and of the program. Never an account, a key or a secret. */
export type Labels = Readonly<Record<string, string>>;

/** A value of a metric: the current one of a gauge, an increment of a counter, an observation of a histogram. */
export interface Reading {
  readonly metric: MetricId;
  readonly labels: Labels;
  readonly value: number;
}
