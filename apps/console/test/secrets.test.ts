import { inspect } from "node:util";
import { expect, test } from "vitest";
import { echoes } from "./secrets/echoes.ts";
import { openSecretScene } from "./secrets/scene.ts";
import { surfaces } from "./secrets/surfaces.ts";

/** A page that a link leads to may lead back to it. */
const isOwn = (what: string, name: string): boolean => what.startsWith("link") && name === "reconnect pages";

/** What the provider is sent, so that it can repeat it. */
const sent = ["accessToken", "refreshToken", "clientSecret", "password", "authorizationCode", "codeVerifier"];

test.for(Object.entries(echoes))(
  "no secret appears anywhere when a provider repeats requests in %s",
  { timeout: 120_000 },
  async ([, echo]) => {
    await using scene = await openSecretScene(echo);
    const told: Record<string, string> = {};
    for (const [name, surface] of Object.entries(surfaces)) told[name] = await surface(scene);
    told["what the console reported"] = inspect(scene.errors, { depth: 20 });
    const leaks = Object.entries(told).flatMap(([name, text]) =>
      Array.from(scene.canaries).flatMap(([what, canary]) =>
        text.includes(canary) && !isOwn(what, name) ? [`${what} in ${name}: ${around(text, canary)}`] : [],
      ),
    );
    expect(leaks).toEqual([]);
    const received = scene.provider.received();
    expect(sent.filter((name) => !received.includes(scene.canaries.get(name) ?? "not in the scene"))).toEqual([]);
    expect(Object.keys(told).filter((name) => told[name]!.length < 2)).toEqual([]);
  },
);

function around(text: string, canary: string): string {
  const place = text.indexOf(canary);
  return `…${text.slice(Math.max(place - 120, 0), place)}[HERE]`;
}
