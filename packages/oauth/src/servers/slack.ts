/** The authorization server of Slack. Session parameters: `incoming_webhook.url`, `incoming_webhook.channel`, `incoming_webhook.channel_id`, `bot_user_id`, `team.id`. */
export const slack = {
  name: "slack",
  title: "Slack",
  endpoints: {
    authorization: "https://slack.com/oauth/v2/authorize",
    token: "https://slack.com/api/oauth.v2.access",
  },
  apis: ["https://slack.com/api"],
  clientAuthentication: "post",
  pkce: false,
  scopeSeparator: ",",
  tokenResponseParameters: [
    "incoming_webhook.url",
    "incoming_webhook.channel",
    "incoming_webhook.channel_id",
    "bot_user_id",
    "team.id",
  ],
  accessTokenPath: "authed_user",
} as const;
