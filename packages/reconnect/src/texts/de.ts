import type { Texts } from "./texts.ts";

export const de: Texts = {
  language: "Deutsch",
  locale: "de",
  labels: { languages: "Sprache", account: "Konto", provider: "Dienst" },
  fields: {
    password: "Passwort",
    accessToken: "Zugriffstoken",
    personalAccessToken: "Persönliches Zugriffstoken",
    appToken: "App-Token",
  },
  foundAt: "Zu finden unter",
  tryAgain: "Erneut versuchen",
  continueAt: ({ provider }) => `Weiter zu ${provider}`,
  validUntil: (at) => `Dieser Link kann einmal verwendet werden und ist bis zum ${at} gültig.`,

  reconnect: ({ company, provider }) => ({
    title: `Ihr Konto bei ${provider} wieder verbinden`,
    text: `${company} hat keinen Zugriff mehr auf Ihr Konto bei ${provider}. Melden Sie sich dort erneut an, um den Zugriff wiederherzustellen.`,
  }),
  enter: ({ company, provider }) => ({
    title: `Ihr Konto bei ${provider} wieder verbinden`,
    text: `${company} hat keinen Zugriff mehr auf Ihr Konto bei ${provider}. Geben Sie Ihre Zugangsdaten erneut ein, um den Zugriff wiederherzustellen.`,
  }),
  enterButton: "Wieder verbinden",
  enterNote: ({ company, provider }) =>
    `${company} speichert diese Angaben, um in Ihrem Auftrag auf ${provider} zuzugreifen.`,
  loginNote: ({ company, provider }) =>
    `Sie melden sich auf der Website von ${provider} an. ${company} erhält Ihr Passwort nicht.`,
  notAccepted: ({ provider }) =>
    `${provider} hat diese Angaben nicht akzeptiert. Bitte prüfen Sie sie und versuchen Sie es erneut.`,
  leaving: ({ provider }) => ({
    title: `Weiter zu ${provider}`,
    text: `Sie werden zu ${provider} weitergeleitet. Falls nichts geschieht, verwenden Sie bitte die Schaltfläche.`,
  }),
  code: ({ provider }) => ({
    title: `Mit einem Code bei ${provider} anmelden`,
    open: "Öffnen Sie diese Seite auf einem beliebigen Gerät:",
    enter: "Geben Sie dort diesen Code ein:",
    comeBack: "Kehren Sie danach auf diese Seite zurück.",
    next: "Weiter",
  }),

  connected: ({ company, provider }) => ({
    title: `Ihr Konto bei ${provider} ist wieder verbunden`,
    text: `${company} hat wieder Zugriff. Sie können diese Seite schließen.`,
  }),
  notGranted: ({ company, provider }) => ({
    title: "Der Zugriff wurde nicht gewährt",
    text: `${provider} hat ${company} keinen Zugriff auf Ihr Konto gewährt. Sie können es mit demselben Link erneut versuchen.`,
  }),
  otherUser: ({ provider }) => ({
    title: "Sie haben sich mit einem anderen Benutzer angemeldet",
    text: `Dieses Konto gehört zu einem anderen Benutzer von ${provider}. Melden Sie sich bei ${provider} ab und versuchen Sie es mit dem richtigen Benutzer erneut. Es wurde nichts geändert.`,
  }),
  linkOver: ({ company }) => ({
    title: "Dieser Link ist nicht mehr gültig",
    text: `Er ist abgelaufen, wurde bereits verwendet oder ist unvollständig. Bitte fordern Sie bei ${company} einen neuen Link an.`,
  }),
  loginOver: {
    title: "Diese Anmeldung kann nicht abgeschlossen werden",
    text: "Sie wurde in einem anderen Browser begonnen oder hat zu lange gedauert. Öffnen Sie Ihren Link erneut und melden Sie sich noch einmal an.",
  },
  loginCompleted: {
    title: "Diese Anmeldung ist bereits abgeschlossen",
    text: "Sie müssen nichts weiter tun und können diese Seite schließen.",
  },
  formOver: {
    title: "Bitte versuchen Sie es erneut",
    text: "Diese Seite ist abgelaufen, oder Ihr Browser blockiert Cookies. Erlauben Sie Cookies für diese Website und versuchen Sie es erneut.",
  },
  failed: ({ company }) => ({
    title: "Es ist ein Fehler aufgetreten",
    text: `Ihr Konto konnte nicht verbunden werden. Bitte versuchen Sie es in einigen Minuten erneut. Besteht das Problem weiterhin, wenden Sie sich bitte an ${company}.`,
  }),
};
