import { refusal } from "./responses.ts";
import type { Deleted, PodioState } from "./state.ts";

/** The response for a missing object: 410 when it was deleted, otherwise 404. */
export function absent(request: Request, state: PodioState, matches: (deleted: Deleted) => boolean): Response {
  return state.deleted.some(matches)
    ? refusal(request, 410, "gone", "The object has been deleted")
    : refusal(request, 404, "not_found", "Object not found");
}

/** The response for a missing file. */
export function absentFile(request: Request, state: PodioState, fileId: number): Response {
  return absent(request, state, (one) => one.kind === "file" && one.gone.file.file_id === fileId);
}
