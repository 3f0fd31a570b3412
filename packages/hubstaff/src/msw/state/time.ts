/** When the initial data was created, a Monday. */
export const createdAt = "2026-01-05T08:00:00.000Z";

/** Timestamps of an unchanged row. */
export const stamps: { readonly created_at: string; readonly updated_at: string } = {
  created_at: createdAt,
  updated_at: createdAt,
};

const dayMs = 86_400_000;

/** The workdays of that week, Monday to Friday. */
export const workdays: readonly string[] = [0, 1, 2, 3, 4].map((day) => dateOf(Date.parse(createdAt) + day * dayMs));

/** The UTC date of a time. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A time on a day, e.g. `at("2026-01-05", 540)` is nine o'clock. */
export function at(day: string, minutes: number): string {
  return new Date(Date.parse(day) + minutes * 60_000).toISOString();
}
