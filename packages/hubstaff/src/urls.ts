/** Addresses of Hubstaff. */
export const hubstaffUrls = { apiUrl: "https://api.hubstaff.com", authUrl: "https://account.hubstaff.com" } as const;
