/** The authorization server of Google. */
export const google = {
  name: "google",
  title: "Google",
  issuer: "https://accounts.google.com",
  endpoints: {
    authorization: "https://accounts.google.com/o/oauth2/v2/auth",
    token: "https://oauth2.googleapis.com/token",
    revocation: "https://oauth2.googleapis.com/revoke",
    deviceAuthorization: "https://oauth2.googleapis.com/device/code",
  },
  apis: ["https://www.googleapis.com"],
  clientAuthentication: "post",
  authorizationParameters: {
    access_type: "offline",
    prompt: "consent",
  },
  rotation: false,
  hints: {
    invalid_grant:
      "Google revokes a refresh token when the user withdraws access or changes the password, when it is unused for six months, when the user has too many newer ones for this client, and after seven days while the app's publishing status is Testing.",
  },
} as const;
