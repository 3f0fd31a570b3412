import stringWidth from "fast-string-width";

/** Removes control characters, which could move the cursor of a terminal or change its title. */
export function sanitize(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** Width in columns of a terminal. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Truncates a text to a width, with an ellipsis. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const char of text) {
    if (displayWidth(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** `1 account`, `2 accounts`. */
export function pluralize(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** A duration in its largest unit, rounded down: `3 h`; a dash for undefined. */
export function formatDuration(ms: number | undefined): string {
  if (ms === undefined) return "–";
  for (const [unit, size] of units) if (ms >= 2 * size || unit === "s") return `${Math.floor(ms / size)} ${unit}`;
  return "";
}

/** `in 3 h`, `2 min ago`, or a dash. A session that was imported as a refresh token alone has expired at 0. */
export function formatRelativeTime(at: number | undefined, now: number): string {
  if (at === undefined) return "–";
  if (at === 0) return "expired";
  return at > now ? `in ${formatDuration(at - now)}` : `${formatDuration(now - at)} ago`;
}

/** The `choices` that resemble `input`, most similar first. */
export function nearest(input: string, choices: Iterable<string>, most: number): string[] {
  const scored = [...choices].map((choice) => ({ choice, distance: editDistance(input, choice) }));
  return scored
    .filter(({ choice, distance }) => distance <= Math.max(choice.length, input.length) * 0.4)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ choice }) => choice);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
