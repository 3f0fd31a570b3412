import type { Texts } from "./texts.ts";

export const da: Texts = {
  language: "Dansk",
  locale: "da",
  labels: { languages: "Sprog", account: "Konto", provider: "Tjeneste" },
  fields: {
    password: "Adgangskode",
    accessToken: "Adgangstoken",
    personalAccessToken: "Personligt adgangstoken",
    appToken: "App-token",
  },
  foundAt: "Du finder det på",
  tryAgain: "Prøv igen",
  continueAt: ({ provider }) => `Fortsæt til ${provider}`,
  validUntil: (at) => `Linket kan bruges én gang og er gyldigt indtil den ${at}.`,

  reconnect: ({ company, provider }) => ({
    title: `Genopret forbindelsen til din konto hos ${provider}`,
    text: `${company} har ikke længere adgang til din konto hos ${provider}. Log ind hos ${provider} igen for at genoprette adgangen.`,
  }),
  enter: ({ company, provider }) => ({
    title: `Genopret forbindelsen til din konto hos ${provider}`,
    text: `${company} har ikke længere adgang til din konto hos ${provider}. Indtast dine loginoplysninger igen for at genoprette adgangen.`,
  }),
  enterButton: "Genopret forbindelsen",
  enterNote: ({ company, provider }) =>
    `${company} gemmer oplysningerne for at kunne få adgang til ${provider} på dine vegne.`,
  loginNote: ({ company, provider }) =>
    `Du logger ind direkte hos ${provider}. ${company} får ikke din adgangskode at se.`,
  notAccepted: ({ provider }) => `${provider} godkendte ikke oplysningerne. Kontrollér dem, og prøv igen.`,
  leaving: ({ provider }) => ({
    title: `Fortsæt til ${provider}`,
    text: `Du bliver sendt videre til ${provider}. Brug knappen, hvis der ikke sker noget.`,
  }),
  code: ({ provider }) => ({
    title: `Log ind hos ${provider} med en kode`,
    open: "Åbn denne side på en hvilken som helst enhed:",
    enter: "Indtast denne kode der:",
    comeBack: "Vend derefter tilbage til denne side.",
    next: "Fortsæt",
  }),

  connected: ({ company, provider }) => ({
    title: `Forbindelsen til din konto hos ${provider} er genoprettet`,
    text: `${company} har adgang igen. Du kan lukke denne side.`,
  }),
  notGranted: ({ company, provider }) => ({
    title: "Der blev ikke givet adgang",
    text: `${provider} gav ikke ${company} adgang til din konto. Du kan prøve igen med det samme link.`,
  }),
  otherUser: ({ provider }) => ({
    title: "Du er logget ind som en anden bruger",
    text: `Denne konto tilhører en anden bruger hos ${provider}. Log ud hos ${provider}, og prøv igen som den rigtige bruger. Der er ikke ændret noget.`,
  }),
  linkOver: ({ company }) => ({
    title: "Linket er ikke længere gyldigt",
    text: `Det er udløbet, allerede brugt eller ufuldstændigt. Bed ${company} om et nyt link.`,
  }),
  loginOver: {
    title: "Dette login kan ikke gennemføres",
    text: "Det blev startet i en anden browser eller tog for lang tid. Åbn dit link igen, og log ind på ny.",
  },
  loginCompleted: {
    title: "Dette login er allerede gennemført",
    text: "Du behøver ikke gøre mere og kan lukke denne side.",
  },
  formOver: {
    title: "Prøv igen",
    text: "Siden er udløbet, eller din browser blokerer cookies. Tillad cookies for dette websted, og prøv igen.",
  },
  failed: ({ company }) => ({
    title: "Der opstod en fejl",
    text: `Forbindelsen til din konto kunne ikke genoprettes. Prøv igen om nogle minutter. Kontakt ${company}, hvis problemet fortsætter.`,
  }),
};
