import { TokenManager } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { fileSessions } from "@tokens/session-file";

/** The tokens of a program that refreshes at `url` and keeps its sessions in `directory`. */
export function open(url: string, directory: string): TokenManager {
  return TokenManager.create(
    {
      name: "example",
      realm: [],
      origins: [],
      refresh: ({ refreshToken }, context) =>
        requestToken(
          { provider: "Example", url, parameters: { grant_type: "refresh_token", refresh_token: refreshToken } },
          context,
        ),
      authorize: () => ({}),
      isExpiredToken: () => true,
    },
    { sessions: fileSessions({ directory }) },
  );
}
