/** A user of Sample. */
export interface User {
  readonly id: number;
  readonly name: string;
}

/** A project. */
export interface Project {
  readonly id: number;
  readonly name: string;
}
