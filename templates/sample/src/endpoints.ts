import type { Project, User } from "./models.ts";

/** Every operation of the Sample API. */
export interface Endpoints {
  /** Gets the user whom the token belongs to. */
  "GET /user": { output: User };
  /** Lists projects, newest first. */
  "GET /projects": {
    query?: { readonly limit?: number | undefined; readonly cursor?: string | undefined } | undefined;
    output: { readonly projects: readonly Project[]; readonly next_cursor: string | null };
    item: Project;
  };
  /** Gets a project. */
  "GET /projects/{project_id}": { output: Project };
  /** Creates a project. */
  "POST /projects": { body: { readonly name: string }; output: Project };
}
