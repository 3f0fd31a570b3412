/** Where PSOhub is. */
export const psohubUrls = { apiUrl: "https://www.psohubapp.com" } as const;
