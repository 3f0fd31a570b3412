/** Hatena. Scopes are `read_public`, `write_public`, `read_private` and `write_private`, separated by commas. */
export const hatena = {
  protocol: "oauth1",
  name: "hatena",
  title: "Hatena",
  endpoints: {
    temporary: "https://www.hatena.com/oauth/initiate",
    authorization: "https://www.hatena.ne.jp/oauth/authorize",
    token: "https://www.hatena.com/oauth/token",
  },
  apis: ["https://bookmark.hatenaapis.com", "https://blog.hatena.ne.jp", "https://n.hatena.com"],
  temporaryParameters: { scope: "read_public" },
  tokenResponseParameters: ["url_name", "display_name"],
} as const;
