/** The authorization server of Notion. Session parameter: `workspace_id`. */
export const notion = {
  name: "notion",
  title: "Notion",
  endpoints: {
    authorization: "https://api.notion.com/v1/oauth/authorize",
    token: "https://api.notion.com/v1/oauth/token",
  },
  apis: ["https://api.notion.com"],
  clientAuthentication: "basic",
  bodyFormat: "json",
  authorizationParameters: {
    owner: "user",
  },
  tokenResponseParameters: ["workspace_id"],
} as const;
