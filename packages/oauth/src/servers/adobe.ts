/** The authorization server of Adobe. */
export const adobe = {
  name: "adobe",
  title: "Adobe",
  endpoints: {
    authorization: "https://ims-na1.adobelogin.com/ims/authorize/v2",
    token: "https://ims-na1.adobelogin.com/ims/token/v3",
  },
  apis: ["https://ims-na1.adobelogin.com/ims"],
  clientAuthentication: "post",
  defaultScopes: ["offline_access"],
} as const;
