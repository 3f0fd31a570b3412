/** The authorization server of Snowflake. Variable: `snowflake_account_url`. */
export const snowflake = {
  name: "snowflake",
  title: "Snowflake",
  endpoints: {
    authorization: "https://{snowflake_account_url}/oauth/authorize",
    token: "https://{snowflake_account_url}/oauth/token-request",
  },
  apis: ["https://{snowflake_account_url}"],
  clientAuthentication: "basic",
} as const;
