import { ProviderConfigurationError } from "@tokens/core";
import type { Reader } from "../reader.ts";
import { textOf } from "../values.ts";
import { googleAuthLibrary } from "./google-auth-library.ts";

/** What `gcloud auth application-default login` writes. */
export const gcloud: Reader = {
  kind: "gcloud",
  reads: "application_default_credentials.json of the gcloud command",
  read(row) {
    const account = googleAuthLibrary.read(row);
    if (textOf(row, "type") === "authorized_user") return account;
    throw new ProviderConfigurationError(
      'It is not application_default_credentials.json: its type is not "authorized_user".',
    );
  },
};
