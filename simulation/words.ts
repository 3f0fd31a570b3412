import { day, hour, minute, second } from "./times.ts";

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** Three digits at most. */
export function digits(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return whole(value);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function times(ratio: number): string {
  return `${digits(ratio)}×`;
}

export function duration(ms: number): string {
  if (ms < second) return `${Math.round(ms)} ms`;
  if (ms < minute) return `${digits(ms / second)} s`;
  if (ms < hour) return `${digits(ms / minute)} min`;
  return ms < day ? `${digits(ms / hour)} h` : `${digits(ms / day)} d`;
}
