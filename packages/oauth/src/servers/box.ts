/** The authorization server of Box. */
export const box = {
  name: "box",
  title: "Box",
  endpoints: {
    authorization: "https://account.box.com/api/oauth2/authorize",
    token: "https://api.box.com/oauth2/token",
    revocation: "https://api.box.com/oauth2/revoke",
  },
  apis: ["https://api.box.com"],
  clientAuthentication: "post",
  defaultLifetimeMs: 3_600_000,
  refreshTokenLifetimeMs: 5_184_000_000,
} as const;
