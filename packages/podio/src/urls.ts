/** Where Podio is. */
export const podioUrls = { apiUrl: "https://api.podio.com", filesUrl: "https://files.podio.com" } as const;
