/**
 * For the packages of this repository, without a compatibility promise. `tokens token` loads this at every start, so it imports as
 * little as possible.
 */
export { errorPage } from "./error-page.ts";
export { checkOption, hasMethods } from "./options.ts";
export { freshness, keyParts, sessionEntry } from "./session.ts";
