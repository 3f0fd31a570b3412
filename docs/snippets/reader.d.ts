import type { FileSessions } from "@tokens/session-file";

/** What readers bring to any snippet. What else one needs is in its `<!-- with … -->` comment. */
declare global {
  const clientId: string;
  const clientSecret: string;
  const redirectUri: string;
  const callbackUrl: string;
  const sessions: FileSessions;
}
