/** When a fresh world was made: the Monday of its week. */
export const createdAt = "2026-01-05T08:00:00.000Z";

/** Creation and last change of a row that nobody changed since. */
export const stamps: { readonly created_at: string; readonly updated_at: string } = {
  created_at: createdAt,
  updated_at: createdAt,
};

const dayMs = 86_400_000;

/** Days of the world's week that were worked on, Monday to Friday. */
export const workdays: readonly string[] = [0, 1, 2, 3, 4].map((day) => dateOf(Date.parse(createdAt) + day * dayMs));

/** The date of a moment, UTC. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A moment on a day, e.g. `at("2026-01-05", 540)` is nine o'clock. */
export function at(day: string, minutes: number): string {
  return new Date(Date.parse(day) + minutes * 60_000).toISOString();
}
