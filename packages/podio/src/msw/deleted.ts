import { refusal } from "./responses.ts";
import type { Deleted, PodioWorld } from "./world.ts";

/** The answer for an object that is not there: 410 when it was deleted, else 404. */
export function absent(request: Request, world: PodioWorld, isIt: (one: Deleted) => boolean): Response {
  return world.deleted.some(isIt)
    ? refusal(request, 410, "gone", "The object has been deleted")
    : refusal(request, 404, "not_found", "Object not found");
}

/** The answer for a file that is not there. */
export function absentFile(request: Request, world: PodioWorld, fileId: number): Response {
  return absent(request, world, (one) => one.kind === "file" && one.gone.file.file_id === fileId);
}
