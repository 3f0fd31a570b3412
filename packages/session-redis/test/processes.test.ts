import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { redisSessions } from "@tokens/session-redis";
import { expect, test } from "vitest";
import { connect } from "./support/clients.ts";
import { url, withRedis } from "./support/lane.ts";
import { caretaker, randomPrefix, sample } from "./support/store.ts";

const said = async (child: ChildProcess): Promise<string> => ((await once(child, "message")) as [string])[0];

withRedis("processes", () => {
  test("one of eight gets the lease; when it is killed, the next owner is told after the lease", async () => {
    await using stack = new AsyncDisposableStack();
    const prefix = randomPrefix();
    const admin = await connect(url);
    stack.defer(() => admin.destroy());
    stack.defer(() => caretaker([admin], prefix).clear());
    const sessions = redisSessions(admin, { prefix });
    const session = sample();
    await sessions.set("key", session);

    const leaseMs = 1000;
    const children = Array.from({ length: 8 }, () =>
      fork(new URL("support/claimer.ts", import.meta.url), [url, prefix, session.version, `${leaseMs}`], {
        execArgv: ["-C", "@tokens/source"],
      }),
    );
    stack.defer(() => children.forEach((child) => child.kill("SIGKILL")));
    await Promise.all(children.map(said));

    const answers = children.map(said);
    for (const child of children) child.send("claim");
    const kinds = await Promise.all(answers);
    expect(kinds.toSorted()).toEqual([...Array.from({ length: 7 }, () => "busy"), "claimed"]);

    const holder = children[kinds.indexOf("claimed")]!;
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const request = { known: session.version, owner: "next", leaseMs };
    let claim = await sessions.claim("key", request);
    for (let turn = 0; turn < 10 && claim.kind === "busy"; turn++) {
      const { retryAfterMs } = claim;
      expect(retryAfterMs).toBeLessThanOrEqual(leaseMs);
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      claim = await sessions.claim("key", request);
    }
    expect(claim).toEqual({ kind: "claimed", session, interrupted: { since: expect.any(Number) } });
  });
});
