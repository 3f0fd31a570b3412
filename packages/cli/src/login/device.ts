import type { Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { printInfo, type Cli } from "../cli.ts";
import { throwIfInterrupted } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { formatDuration, sanitize } from "../text.ts";
import type { LoggedIn } from "./logged-in.ts";

/** Logs in with a code that a person enters in a browser on any device (RFC 8628). */
export async function loginOnDevice(
  cli: Cli,
  provider: ProviderDescriptor,
  connection: Connection,
  { browser }: { readonly browser: boolean },
): Promise<LoggedIn> {
  const { io, errorColors } = cli;
  const { fetch, clock, signal } = io;
  const device = await provider.device!(connection, { fetch, clock });
  const { userCode, verificationUri, verificationUriComplete = verificationUri, expiresAt } = device;
  // Printed even with --quiet: without the code nobody can log in.
  io.stderr.write(
    `Open ${sanitize(verificationUri)} on any device and enter ${errorColors.bold(sanitize(userCode))}\n`,
  );
  if (browser) await io.openBrowser(verificationUriComplete).catch(() => undefined);
  printInfo(cli, errorColors.dim(`The code is valid for ${formatDuration(expiresAt - clock.now())}.`));
  try {
    const { session } = await withProgress(
      cli,
      () => `Waiting for ${provider.title}`,
      () => device.finish({ signal }),
    );
    return { connection, session };
  } catch (error) {
    throwIfInterrupted(signal);
    throw error;
  }
}
