import type { SessionEntry } from "@tokens/core";
import type { JournalEntry } from "@tokens/store";

/** Something a process did. */
export interface Mark {
  readonly kind: "refreshed" | "adopted" | "waited" | "failed";
  /** Unix milliseconds; equal for an instant. */
  readonly from: number;
  readonly to: number;
  readonly entry: JournalEntry;
}

/** The lifetime of a token. */
export interface Life {
  readonly from: number;
  readonly to: number;
}

/** The latest refreshes of an account, by process. Times are Unix milliseconds. */
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly ticks: readonly number[];
  /** By start time. */
  readonly lives: readonly Life[];
  readonly lanes: readonly { readonly by: string; readonly marks: readonly Mark[] }[];
  /** Number of processes left out because others were active more recently. */
  readonly hiddenLanes: number;
}

const kinds: Readonly<Partial<Record<JournalEntry["type"], Mark["kind"]>>> = {
  refreshed: "refreshed",
  authenticated: "refreshed",
  adopted: "adopted",
  waiting: "waited",
  retrying: "failed",
  "refresh-failed": "failed",
  "save-failed": "failed",
  "reauthorization-required": "failed",
};

const maxLives = 6;
const maxLanes = 12;
const minSpanMs = 60_000;

/** Lays out the latest six tokens of an account and what each process did. `entries`: newest first. */
export function timelineOf(session: SessionEntry, entries: readonly JournalEntry[], now: number): Timeline {
  const lives = livesOf(session, entries).slice(-maxLives);
  const latestEnd = Math.max(now, lives.at(-1)?.to ?? now);
  const began = Math.min(lives[0]?.from ?? now, now - minSpanMs);
  // The future takes at most a third of the chart.
  const to = Math.min(latestEnd, now + (now - began) / 2);
  const from = began - (to - began) * 0.02;
  const marks = entries.flatMap((entry): Mark | readonly Mark[] => {
    const kind = kinds[entry.type];
    return kind ? { kind, from: entry.at - (entry.durationMs ?? 0), to: entry.at, entry } : [];
  });
  const recent = marks.filter((mark) => mark.to >= from);
  const processes = [...Map.groupBy(recent, ({ entry }) => entry.by)];
  const lanes = processes
    .slice(0, maxLanes)
    .map(([by, its]) => ({ by, marks: its.toReversed() }))
    .toSorted((a, b) => a.by.localeCompare(b.by, "en", { numeric: true }));
  return { from, to, now, ticks: ticksOf(from, to, now), lives, lanes, hiddenLanes: processes.length - lanes.length };
}

function livesOf({ obtainedAt, expiresAt }: SessionEntry, entries: readonly JournalEntry[]): readonly Life[] {
  const lives = entries
    .filter(({ type, expiresAt: end }) => kinds[type] === "refreshed" && end !== undefined)
    .map(({ at, expiresAt: end }) => ({ from: at, to: end! }));
  // A login stores a session without a journal entry.
  const known = lives.some(({ to }) => to === expiresAt);
  if (!known && obtainedAt > 0 && expiresAt !== undefined) lives.push({ from: obtainedAt, to: expiresAt });
  return lives.toSorted((a, b) => a.from - b.from);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[1, 2, 5, 10, 15, 30].flatMap((count) => [count * second, count * minute]),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 10, 30, 60, 120].map((count) => count * day),
].toSorted((a, b) => a - b);

/** At most six round offsets before and after now. */
function ticksOf(from: number, to: number, now: number): readonly number[] {
  const step = steps.find((each) => (to - from) / each <= 6) ?? steps.at(-1)!;
  const before = Math.floor((now - from) / step);
  const after = Math.floor((to - now) / step);
  return Array.from({ length: before + after + 1 }, (_, index) => now + (index - before) * step);
}
