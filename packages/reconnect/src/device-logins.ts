import type { Clock } from "@tokens/core";
import type { DeviceLogin } from "@tokens/provider-kit/descriptor";
import { derived } from "./secrets.ts";
import type { Ending, Names } from "./texts/index.ts";

/** A login that waits for its customer to enter a code on any device. */
export interface DeviceAttempt {
  readonly login: DeviceLogin;
  readonly names: Names;
  /** Undefined while it waits. */
  ending: Ending | undefined;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/** Which browser waits with which link. */
interface Waiting {
  readonly secret: string;
  readonly token: string;
}

/** The logins with a code that this process waits for, in its memory. */
export interface DeviceLogins extends AsyncDisposable {
  start(at: Waiting, login: DeviceLogin, names: Names, finish: (signal: AbortSignal) => Promise<Ending>): DeviceAttempt;
  find(at: Waiting): DeviceAttempt | undefined;
  forget(at: Waiting): void;
}

const maxAttempts = 1000;
/** However long a server lets its code be valid. */
const longestMs = 30 * 60_000;

/** Disposing it ends the pending logins. `finish` never rejects. */
export function deviceLogins(clock: Clock): DeviceLogins {
  const closing = new AbortController();
  const attempts = new Map<string, DeviceAttempt & { readonly end: AbortController }>();
  const running = new Set<Promise<void>>();
  const nameOf = ({ secret, token }: Waiting): string => derived(secret, `reconnect device ${token}`);

  function forget(name: string): void {
    attempts.get(name)?.end.abort();
    attempts.delete(name);
  }

  return {
    start(at, login, names, finish) {
      const name = nameOf(at);
      forget(name);
      const end = new AbortController();
      const signal = AbortSignal.any([end.signal, closing.signal]);
      const ended = Promise.withResolvers<void>();
      const attempt = { login, names, end, ending: undefined as Ending | undefined, ended: ended.promise };
      async function wait(): Promise<void> {
        const finished = finish(signal).finally(() => end.abort());
        await clock.sleep(longestMs, signal);
        end.abort();
        attempt.ending = await finished;
        ended.resolve();
      }
      attempts.set(name, attempt);
      for (const oldest of [...attempts.keys()].slice(0, -maxAttempts)) forget(oldest);
      const work = wait();
      running.add(work);
      void work.finally(() => running.delete(work));
      return attempt;
    },
    find: (at) => attempts.get(nameOf(at)),
    forget: (at) => forget(nameOf(at)),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await Promise.all(running);
    },
  };
}
