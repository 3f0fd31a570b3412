import type { SessionEntry } from "@tokens/core";
import type { JournalEntry } from "@tokens/store";

/** Something a process did. */
export interface Mark {
  readonly kind: "refreshed" | "adopted" | "waited" | "failed";
  /** Unix milliseconds; equal for an instant. */
  readonly from: number;
  readonly to: number;
  readonly entry: JournalEntry;
  /** How many events it stands for, where they are too close to be told apart. */
  readonly count: number;
}

/** The lifetime of a token, or of several that follow each other. */
export interface Life {
  readonly from: number;
  readonly to: number;
}

/** The refreshes of an account in a period, by process. Times are Unix milliseconds. */
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

const latestLives = 6;
const maxLanes = 12;
const minSpanMs = 60_000;
const maxSpanMs = 90 * 86_400_000;
/** Marks of a process that are closer than a slot are shown as one, and token lifetimes as one if there are more of them. */
const slots = 200;

/**
 * Lays out what each process did with an account. `entries`: newest first. Without `spanMs`, the period starts with the sixth latest
 * token. Clocks of processes may differ, so a time may be in the future, and a token may end before it starts.
 */
export function timelineOf(
  session: SessionEntry,
  entries: readonly JournalEntry[],
  now: number,
  spanMs?: number,
): Timeline {
  const all = livesOf(session, entries);
  const lives = spanMs === undefined ? all.slice(-latestLives) : all.filter(({ to }) => to > now - spanMs);
  const began = spanMs === undefined ? Math.min(lives[0]?.from ?? now, now - minSpanMs) : now - spanMs;
  const { from, to } = period(Math.max(began, now - maxSpanMs), Math.max(now, ...lives.map((life) => life.to)), now);
  const marks = entries.flatMap((entry): Mark | readonly Mark[] => {
    const kind = kinds[entry.type];
    const tookMs = Math.max(entry.durationMs ?? 0, 0);
    return kind ? { kind, from: entry.at - tookMs, to: entry.at, entry, count: 1 } : [];
  });
  const recent = marks.filter((mark) => mark.to >= from);
  const processes = [...Map.groupBy(recent, ({ entry }) => entry.by)];
  const lanes = processes
    .slice(0, maxLanes)
    .map(([by, its]) => ({ by, marks: thinned(its.toReversed(), (to - from) / slots) }))
    .toSorted((a, b) => a.by.localeCompare(b.by, "en", { numeric: true }));
  return {
    from,
    to,
    now,
    ticks: ticksOf(from, to, now),
    lives: lives.length > slots ? joined(lives) : lives,
    lanes,
    hiddenLanes: processes.length - lanes.length,
  };
}

/** The future takes at most a third of the chart. */
function period(began: number, latestEnd: number, now: number): Pick<Timeline, "from" | "to"> {
  const to = Math.min(latestEnd, now + (now - began) / 2);
  return { from: began - (to - began) * 0.02, to };
}

/** One mark for those of a kind in a slot. */
function thinned(marks: readonly Mark[], slotMs: number): readonly Mark[] {
  const groups = Map.groupBy(marks, ({ kind, to }) => `${kind} ${Math.floor(to / slotMs)}`);
  return [...groups.values()].map((group) => ({ ...group.at(-1)!, from: group[0]!.from, count: group.length }));
}

/** Lifetimes without those that another continues. */
function joined(lives: readonly Life[]): readonly Life[] {
  const all: Life[] = [];
  for (const life of lives) {
    const last = all.at(-1);
    if (last && life.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, life.to) };
    else all.push(life);
  }
  return all;
}

function livesOf({ obtainedAt, expiresAt }: SessionEntry, entries: readonly JournalEntry[]): readonly Life[] {
  const lives = entries
    .filter(({ type, expiresAt: end }) => kinds[type] === "refreshed" && end !== undefined)
    .map(({ at, expiresAt: end }) => ({ from: at, to: end! }));
  // A login stores a session without a journal entry.
  const known = lives.some(({ to }) => to === expiresAt);
  if (!known && obtainedAt > 0 && expiresAt !== undefined) lives.push({ from: obtainedAt, to: expiresAt });
  return lives.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
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
