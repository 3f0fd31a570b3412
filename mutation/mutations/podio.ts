import type { MutatedPackage } from "../mutation.ts";

export const podio: MutatedPackage = {
  name: "podio",
  mutations: [
    {
      name: "pages that do not advance are fetched forever",
      file: "client.ts",
      find: "text === before && ",
      replace: "text === undefined && ",
      tests: ["safeguards"],
    },
    {
      name: "empty pages count as pages that do not advance",
      file: "client.ts",
      find: " && (page as readonly unknown[]).length > 0",
      replace: "",
      tests: ["safeguards"],
      explained: "An empty page is the last of its list, so no page is compared with one.",
    },
    {
      name: "a pool that was empty an hour ago still slows calls down",
      file: "rate-limits.ts",
      find: "now - found.at < hourMs",
      replace: "now - found.at >= 0",
      tests: ["safeguards"],
    },
    {
      name: "kinds of calls are remembered without a limit",
      file: "rate-limits.ts",
      find: "if (this.#poolOf.size < mostKinds) ",
      replace: "",
      tests: ["safeguards"],
    },
    {
      name: "a token goes to any host",
      file: "client.ts",
      find: "this.owns(url) ? this.tokens.fetch(url, init)",
      replace: "url ? this.tokens.fetch(url, init)",
      tests: ["safeguards"],
    },
    {
      name: "a change is sent twice",
      file: "create-podio.ts",
      find: `methods: ["get", "head", "options"]`,
      replace: `methods: ["get", "head", "options", "put", "delete"]`,
      tests: ["safeguards"],
    },
  ],
};
