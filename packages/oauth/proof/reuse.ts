/**
 * Sixteen processes share one session at a real authorization server (oidc-provider) that rotates refresh tokens and ends the
 * family at a second use. Two hundred times the access token expires for all of them at once.
 *
 *     node -C @tokens/source packages/oauth/proof/reuse.ts [processes] [expiries] [leaseMs]
 *
 * Ends with 1 unless each expiry cost one refresh, everyone got the same token, and no refresh token was used twice.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, type TokenManager } from "@tokens/core";
import { createOAuth } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { fileSessions } from "@tokens/session-file";
import { approve, redirectUri, secret, startAuthority } from "../test/authority.ts";

const lifetimeMs = 600_000;
const patientMs = 15_000;

interface Answer {
  readonly token?: string;
  readonly error?: string;
}

/** The token manager of one process, whose clock is `round` lifetimes ahead. */
function manager(issuer: string, directory: string, leaseMs: number, round: () => number): TokenManager {
  return createOAuth({
    name: "loopback",
    issuer,
    clientId: "basic",
    clientSecret: secret,
    apis: [issuer],
    sessions: fileSessions({ directory }),
    clock: { now: () => Date.now() + round() * lifetimeMs, sleep: (ms, signal) => systemClock.sleep(ms, signal) },
    leaseMs,
    deadlineMs: leaseMs * 0.75,
  });
}

/** A child: takes a token at every round that it is told. */
function child(issuer: string, directory: string, leaseMs: number): void {
  let round = 0;
  const tokens = manager(issuer, directory, leaseMs, () => round);
  process.on("message", (told: number) => {
    round = told;
    tokens.accessToken().then(
      (token) => process.send!({ token } satisfies Answer),
      (error: Error) => process.send!({ error: error.message } satisfies Answer),
    );
  });
  process.send!("ready");
}

async function ask(process: ChildProcess, round: number): Promise<Answer> {
  const answer = once(process, "message");
  process.send(round);
  return ((await answer) as [Answer])[0];
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = once(process, "exit");
  process.kill();
  await exit;
}

async function prove(processes: number, expiries: number, leaseMs: number): Promise<boolean> {
  const authority = await startAuthority();
  const directory = await mkdtemp(join(tmpdir(), "tokens-reuse-"));
  const args = ["child", authority.issuer, directory, String(leaseMs)];
  const children = Array.from({ length: processes }, () => fork(import.meta.filename, args));
  const failures: string[] = [];
  try {
    // A process that is still starting is no part of what is measured.
    await Promise.all(children.map((process) => once(process, "message")));
    const login = oauthLogin({
      name: "loopback",
      issuer: authority.issuer,
      clientId: "basic",
      clientSecret: secret,
      redirectUri,
      scopes: ["openid", "offline_access", "api"],
    });
    const { url, checks } = await login.authorizationUrl();
    const { session } = await login.exchange(await approve(url), checks);
    await manager(authority.issuer, directory, patientMs, () => 0).save(session);

    const seen = new Set([session.accessToken]);
    const startedAt = performance.now();
    for (let round = 1; round <= expiries; round++) {
      const answers = await Promise.all(children.map((process) => ask(process, round)));
      failures.push(...answers.flatMap(({ error }) => error ?? []));
      const tokens = new Set(answers.flatMap(({ token }) => token ?? []));
      if (tokens.size !== 1) failures.push(`round ${round}: ${tokens.size} different tokens`);
      for (const token of tokens) {
        if (seen.has(token)) failures.push(`round ${round}: an old token`);
        seen.add(token);
      }
    }
    const ms = Math.round(performance.now() - startedAt);
    const figures = { processes, expiries, leaseMs, refreshes: authority.refreshes(), reuses: authority.reuses(), ms };
    console.log(JSON.stringify({ ...figures, failures: failures.length }));
    for (const failure of failures.slice(0, 5)) console.log(failure);
    return failures.length === 0 && authority.reuses() === 0 && authority.refreshes() === expiries;
  } finally {
    await Promise.all(children.map(end));
    await authority.close();
    await rm(directory, { recursive: true });
  }
}

const [first = "16", second = "200", third = "2000", fourth = ""] = process.argv.slice(2);
if (first === "child") child(second, third, Number(fourth));
else process.exitCode = (await prove(Number(first), Number(second), Number(third))) ? 0 : 1;
