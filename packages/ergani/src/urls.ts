/** Where Ergani is. Submissions to `test` are void and have no legal effect; its accounts are its own. */
export const erganiUrls = {
  production: "https://eservices.yeka.gr/WebservicesAPI/api",
  test: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api",
} as const;
