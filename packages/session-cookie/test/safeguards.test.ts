import { cookieSessions } from "@tokens/session-cookie";
import { expect, test } from "vitest";
import { keysNamed } from "./support.ts";

test.for(["0", "9", "08", "10", "99999999999", "1e9", "-1", ""])(
  "a cookie that says it has %j parts is no session, and costs nothing",
  async (count) => {
    const headers = new Headers({ cookie: `__Host-sessions=${count}.x` });
    const sessions = cookieSessions({ keys: keysNamed("a") }).of(headers);
    expect(await sessions.get("key")).toBeUndefined();
    expect(await sessions.setCookies()).toEqual([expect.stringMatching(/^__Host-sessions=; .*Max-Age=0/)]);
  },
);
