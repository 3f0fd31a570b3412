"use server";

import { redirect } from "next/navigation";
import { hubstaffOfUser } from "../../lib/hubstaff";

/** Deletes the session of this user's account. Next.js accepts forms of this site only. */
export async function disconnect(): Promise<void> {
  const account = await hubstaffOfUser();
  await account.tokens.logout();
  redirect("/login");
}
