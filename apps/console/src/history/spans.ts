/** A period that an account's history is shown for. */
export interface Span {
  /** In addresses. */
  readonly name: string;
  readonly title: string;
  readonly ms: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Every period, the shortest first. */
export const spans: readonly Span[] = [
  { name: "1h", title: "1 hour", ms: hour },
  { name: "6h", title: "6 hours", ms: 6 * hour },
  { name: "1d", title: "1 day", ms: day },
  { name: "1w", title: "1 week", ms: 7 * day },
  { name: "30d", title: "30 days", ms: 30 * day },
  { name: "90d", title: "90 days", ms: 90 * day },
];

/** The period of an address; undefined for the latest refreshes. */
export function spanOf(name: string | undefined): Span | undefined {
  return spans.find((span) => span.name === name);
}
