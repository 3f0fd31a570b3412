import type { Project, User } from "../models.ts";

/** The data of a mocked Sample. Tests may change it. */
export interface SampleState {
  user: User;
  projects: Project[];
}

/** A user with three projects. */
export function sampleState(): SampleState {
  return {
    user: { id: 1, name: "Alice" },
    projects: ["Site", "App", "Docs"].map((name, index) => ({ id: index + 1, name })),
  };
}
