import type { LoginResult } from "@tokens/provider-kit/descriptor";
import { connectTarget } from "./connect.ts";
import type { ReconnectContext } from "./context.ts";
import { messagePage } from "./pages.ts";
import { isOtherUser } from "./same-user.ts";
import type { Target } from "./target.ts";
import { texts, type Ending, type Language, type Names } from "./texts/index.ts";

/** A link, and the language of its pages. */
export interface LinkPage {
  readonly token: string;
  readonly language: Language;
}

const statuses: Readonly<Record<Ending, number>> = {
  connected: 200,
  otherUser: 403,
  notGranted: 403,
  linkOver: 410,
  failed: 503,
};

/** Stores the tokens of a login in the account, if they are of the same user and the link is still open. Throws like `connectTarget`. */
export async function complete(
  context: ReconnectContext,
  { target, token, result }: { readonly target: Target; readonly token: string; readonly result: LoginResult },
): Promise<Ending> {
  const { session, provider, connection } = target;
  if (isOtherUser(provider, session, result)) return "otherUser";
  const used = await context.links.use(token, () => connectTarget(context, target, { connection, ...result }));
  return used ? "connected" : "linkOver";
}

/** Where a customer starts over, in the same language. */
export function againPath({ address }: ReconnectContext, { token, language }: LinkPage): string {
  return `${address.path}/${token}?language=${language}`;
}

/** Tells the customer how a login ended. */
export function endingPage(
  context: ReconnectContext,
  ending: Ending,
  at: LinkPage & { readonly names: Names },
): Response {
  const { language, names } = at;
  const isOver = ending === "connected" || ending === "linkOver";
  const again = isOver ? undefined : againPath(context, at);
  return context.respond(messagePage(texts[language][ending](names), { language, status: statuses[ending], again }));
}

/** The names in the sentences about a login. */
export function namesOf({ company }: ReconnectContext, { provider }: Target): Names {
  return { company: company.name, provider: provider.title };
}
