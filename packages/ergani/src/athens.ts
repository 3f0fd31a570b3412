const zone = "Europe/Athens";

/** Athens wall time. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Athens wall time at an instant, in Unix milliseconds. */
export function athensWallTime(instant: number): WallTime {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** Offset of Athens from UTC at an instant, in milliseconds. */
function offsetAt(instant: number): number {
  const { year, month, day, hour, minute, second } = athensWallTime(instant);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant of `dd/MM/yyyy HH:mm[:ss]` in Athens, in Unix milliseconds; undefined when the text has another form. In the repeated
 * hour in October it is the one closer to `near`, by default the earlier one; in the skipped hour in March it is what the clock would
 * have shown without the change.
 */
export function athensInstant(text: string, near: number = -Infinity): number | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [day, month, year, hour, minute, second] = match.slice(1).map((part) => Number(part || 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const dayMs = 86_400_000;
  const candidates = [offsetAt(wall - dayMs), offsetAt(wall + dayMs)].map((offset) => wall - offset);
  const real = candidates.filter((instant) => instant + offsetAt(instant) === wall).toSorted((a, b) => a - b);
  const [earlier = candidates[0]!, later = earlier] = real;
  return Math.abs(later - near) < Math.abs(earlier - near) ? later : earlier;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `yyyy-MM-ddTHH:mm:ss.SSS+03:00`, an xs:dateTime with the offset of Athens at that instant. */
export function athensDateTime(instant: number): string {
  const { year, month, day, hour, minute, second } = athensWallTime(instant);
  const offset = offsetAt(instant) / 60_000;
  const milliseconds = String(((instant % 1000) + 1000) % 1000).padStart(3, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${milliseconds}+${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}

/** `dd/MM/yyyy HH:mm`, the format of a submission's timestamp. */
export function athensStamp(instant: number): string {
  const { year, month, day, hour, minute } = athensWallTime(instant);
  return `${two(day)}/${two(month)}/${year} ${two(hour)}:${two(minute)}`;
}
