import type { LoginChecks } from "@tokens/hubstaff/login";
import { cookies } from "next/headers";
import { answer, cookie, hubstaff, login, seeOther } from "../../lib/hubstaff";

export async function GET(request: Request): Promise<Response> {
  const jar = await cookies();
  const checks = jar.get("login")?.value;
  // Each login accepts one callback, whatever the outcome.
  jar.delete("login");
  if (checks === undefined) return seeOther("/login");
  try {
    const { session } = await login.exchange(request.url, JSON.parse(checks) as LoginChecks);
    const user = jar.get("user")?.value ?? crypto.randomUUID();
    await hubstaff.for(user).tokens.save(session);
    jar.set("user", user, { ...cookie, maxAge: 365 * 86_400 });
    return seeOther("/projects");
  } catch (error) {
    return answer(error);
  }
}
