import { cookies } from "next/headers";
import { answer, cookie, login, origin, seeOther } from "../../lib/hubstaff";

const page = `<!doctype html>
<title>Projects</title>
<form method="post"><button>Connect Hubstaff</button></form>
`;

export function GET(): Response {
  return new Response(page, { headers: { "content-type": "text/html" } });
}

export async function POST(request: Request): Promise<Response> {
  if (request.headers.get("origin") !== origin)
    return new Response("This form is not from this site.", { status: 403 });
  try {
    const { url, checks } = await login.authorizationUrl();
    (await cookies()).set("login", JSON.stringify(checks), { ...cookie, maxAge: 600 });
    return seeOther(url);
  } catch (error) {
    return answer(error);
  }
}
