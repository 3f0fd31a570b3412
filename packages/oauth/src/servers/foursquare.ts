/** The authorization server of Foursquare. */
export const foursquare = {
  name: "foursquare",
  title: "Foursquare",
  endpoints: {
    authorization: "https://foursquare.com/oauth2/authenticate",
    token: "https://foursquare.com/oauth2/access_token",
  },
  scopeSeparator: ",",
} as const;
