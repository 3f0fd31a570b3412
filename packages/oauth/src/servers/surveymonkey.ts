/** The authorization server of SurveyMonkey. */
export const surveymonkey = {
  name: "surveymonkey",
  title: "SurveyMonkey",
  endpoints: {
    authorization: "https://api.surveymonkey.com/oauth/authorize",
    token: "https://api.surveymonkey.com/oauth/token",
  },
  apis: ["https://api.surveymonkey.com"],
  clientAuthentication: "post",
  pkce: false,
} as const;
