/**
 * Sends notices by e-mail, over SMTP.
 *
 * @example
 * ```ts
 * import { email } from "@tokens/watch/email";
 *
 * const channel = email({ smtp: process.env.TOKENS_SMTP_URL!, from: "tokens@example.com", to: ["ops@example.com"] });
 * ```
 *
 * @module
 */
import { createTransport } from "nodemailer";
import type { Channel, Notice } from "../notice.ts";

/** Options of an e-mail channel. */
export interface EmailOptions {
  /** URL of the mail server, e.g. `smtp://user:password@mail.example.com:587`; `smtps:` for TLS from the start. */
  readonly smtp: string;
  readonly from: string;
  readonly to: readonly string[];
}

const timeoutMs = 30_000;

/** Sends one message with all notices of a round. */
export function email({ smtp, from, to }: EmailOptions): Channel {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url: smtp, ...timeouts });
  return {
    name: "email",
    grouped: true,
    async send(notices) {
      const message = { from, to: [...to], subject: subjectOf(notices), text: textOf(notices) };
      const failure = await transport.sendMail(message).then(
        () => undefined,
        // The server's words may quote what it was sent.
        (error: Error & { code?: string }) => error.code ?? error.message,
      );
      if (failure !== undefined) throw new Error(`The mail server did not accept the message (${failure}).`);
    },
  };
}

function subjectOf(notices: readonly Notice[]): string {
  const [first] = notices;
  const rest = notices.length - 1;
  const { text } = first!;
  const head = text.slice(0, text.indexOf(". ") === -1 ? undefined : text.indexOf(". "));
  return `[tokens] ${head}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function textOf(notices: readonly Notice[]): string {
  return notices.map((notice) => `${paragraphOf(notice)}\n`).join("\n");
}

function paragraphOf({ text, type, since, account }: Notice): string {
  const labels = Object.entries(account?.labels ?? {}).map(([name, value]) => `${name}=${value}`);
  const lines = [
    text,
    `Since ${new Date(since).toISOString()}${type === "repeated" ? ", still ongoing" : ""}.`,
    account?.owner === undefined ? "" : `Owner: ${account.owner}`,
    labels.length === 0 ? "" : `Labels: ${labels.join(", ")}`,
  ];
  return lines.filter(Boolean).join("\n");
}
