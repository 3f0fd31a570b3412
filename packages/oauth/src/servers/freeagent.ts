/** The authorization server of FreeAgent. */
export const freeagent = {
  name: "freeagent",
  title: "FreeAgent",
  endpoints: {
    authorization: "https://api.freeagent.com/v2/approve_app",
    token: "https://api.freeagent.com/v2/token_endpoint",
  },
  apis: ["https://api.freeagent.com"],
  clientAuthentication: "basic",
} as const;
