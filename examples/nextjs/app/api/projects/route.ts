import { answer, projectsOfUser } from "../../../lib/hubstaff";

/** The same list for programs. */
export async function GET(): Promise<Response> {
  try {
    return Response.json(await projectsOfUser(), { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return answer(error);
  }
}
