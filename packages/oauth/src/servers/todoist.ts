/** The authorization server of Todoist. */
export const todoist = {
  name: "todoist",
  title: "Todoist",
  endpoints: {
    authorization: "https://todoist.com/oauth/authorize",
    token: "https://todoist.com/oauth/access_token",
  },
  apis: ["https://api.todoist.com"],
  clientAuthentication: "post",
  scopeSeparator: ",",
} as const;
