/** The authorization server of Login.gov. */
export const logingov = {
  name: "logingov",
  title: "Login.gov",
  endpoints: {
    authorization: "https://idp.int.identitysandbox.gov/openid_connect/authorize",
    token: "https://idp.int.identitysandbox.gov/api/openid_connect/token",
  },
} as const;
