import { serverNames } from "@tokens/oauth/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});
afterAll(() => fixture.close());

const control = (): string => fixture.sandbox.urls.control;

/** Follows the redirects of a login, as a browser does. */
async function browse(url: string): Promise<void> {
  let next: string | null = url;
  for (let hop = 0; next && hop < 5; hop++) next = (await fetch(next, { redirect: "manual" })).headers.get("location");
}

const openBrowser = async (url: string): Promise<void> => void browse(url);

describe("every server", () => {
  test.for(serverNames)("%s logs in, refreshes and calls its API", async (server) => {
    const login = `login oauth --server ${server} --auth-method login --account ada --port 0 --sandbox ${control()}`;
    const { account, key } = await fixture.json<{ account: string; key: string }>(login, { openBrowser });
    expect(account).toBe(`${server}/ada`);
    if ((await fixture.session(key))!.refreshToken !== undefined) {
      fixture.sandbox.server("oauth").expire();
      await fixture.json(["refresh", key]);
    }
    const answer = await fixture.json<{ url: string }>(["request", key, "GET", "/me"]);
    expect(answer.url).toContain("/me");
  });
});
