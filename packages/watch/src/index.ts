/**
 * Watches the accounts of a store: keeps their tokens fresh, and sends notices of what needs a person. The `tokens watch` command is
 * built on it.
 *
 * @example
 * ```ts
 * import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
 * import { openStore } from "@tokens/store";
 * import { watch, webhook } from "@tokens/watch";
 *
 * await using store = await openStore("postgres://localhost/app");
 * const { signal } = new AbortController();
 * const channels = [webhook({ url: "https://example.com/notices", secret: process.env.WEBHOOK_SECRET })];
 * await watch(store, { providers: [hubstaff], channels, signal });
 * ```
 *
 * @module
 */
export { command, type CommandOptions } from "./channels/command.ts";
export { webhook, type WebhookOptions } from "./channels/webhook.ts";
export type { Channel, Condition, Notice, NoticeAccount, NoticeKind } from "./notice.ts";
export { watch, type Round, type WatchOptions } from "./watch.ts";
