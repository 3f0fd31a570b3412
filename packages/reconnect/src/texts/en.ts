import type { Texts } from "./texts.ts";

export const en: Texts = {
  language: "English",
  locale: "en-GB",
  labels: { languages: "Language", account: "Account", provider: "Service" },
  fields: {
    password: "Password",
    accessToken: "Access token",
    personalAccessToken: "Personal access token",
    appToken: "App token",
  },
  foundAt: "Find it at",
  tryAgain: "Try again",
  continueAt: ({ provider }) => `Continue to ${provider}`,
  validUntil: (at) => `This link works once and is valid until ${at}.`,

  reconnect: ({ company, provider }) => ({
    title: `Reconnect your ${provider} account`,
    text: `${company} can no longer access your ${provider} account. Log in to ${provider} again to restore access.`,
  }),
  enter: ({ company, provider }) => ({
    title: `Reconnect your ${provider} account`,
    text: `${company} can no longer access your ${provider} account. Enter your login details again to restore access.`,
  }),
  enterButton: "Reconnect",
  enterNote: ({ company, provider }) =>
    `${company} stores these details so that it can access ${provider} on your behalf.`,
  loginNote: ({ company, provider }) => `You log in on the ${provider} website. ${company} never sees your password.`,
  notAccepted: ({ provider }) => `${provider} did not accept these details. Check them and try again.`,
  leaving: ({ provider }) => ({
    title: `Continue to ${provider}`,
    text: `You are being taken to ${provider}. If nothing happens, use the button below.`,
  }),
  code: ({ provider }) => ({
    title: `Log in to ${provider} with a code`,
    open: "Open this page on any device:",
    enter: "Enter this code there:",
    comeBack: "Then return to this page.",
    next: "Continue",
  }),

  connected: ({ company, provider }) => ({
    title: `Your ${provider} account is connected again`,
    text: `${company} can access it again. You can close this page.`,
  }),
  notGranted: ({ company, provider }) => ({
    title: "Access was not granted",
    text: `${provider} did not grant ${company} access to your account. You can try again with the same link.`,
  }),
  otherUser: ({ provider }) => ({
    title: "You logged in as a different user",
    text: `This account belongs to a different ${provider} user. Log out of ${provider}, then try again as the right user. Nothing has been changed.`,
  }),
  linkOver: ({ company }) => ({
    title: "This link is no longer valid",
    text: `It has expired, has already been used or is incomplete. Ask ${company} for a new link.`,
  }),
  loginOver: {
    title: "This login cannot be completed",
    text: "It was started in a different browser, or it took too long. Open your link again and log in once more.",
  },
  loginCompleted: {
    title: "This login has already been completed",
    text: "There is nothing more to do. You can close this page.",
  },
  formOver: {
    title: "Please try again",
    text: "This page has expired, or your browser blocks cookies. Allow cookies for this website, then try again.",
  },
  failed: ({ company }) => ({
    title: "Something went wrong",
    text: `Your account could not be reconnected. Please try again in a few minutes. If the problem persists, contact ${company}.`,
  }),
};
