import type { OAuth1Server } from "@tokens/oauth/oauth1";
import { onTestFinished } from "vitest";
import { startLoopback } from "../proof/loopback.ts";
import { createOAuth1Mock, oauth1ServerAt, type OAuth1Mock, type OAuth1MockOptions } from "../src/msw/oauth1-mock.ts";

export { visit } from "../proof/loopback.ts";

/** A mocked server on 127.0.0.1 until the test ends, and the row with its addresses there. */
export async function listen<const P extends string = string>(
  row: OAuth1Server<P>,
  options: Omit<OAuth1MockOptions, "server"> = {},
): Promise<{ readonly mock: OAuth1Mock<P>; readonly server: OAuth1Server<P>; readonly origin: string }> {
  const loopback = await startLoopback();
  onTestFinished(() => loopback[Symbol.asyncDispose]());
  const { origin } = loopback;
  const server = oauth1ServerAt(origin, row);
  const mock = createOAuth1Mock({ ...options, server });
  loopback.serve(mock);
  return { mock, server, origin };
}
