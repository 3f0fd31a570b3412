import type { MutatedPackage } from "../mutation.ts";
import { core } from "./core.ts";
import { oauth } from "./oauth.ts";
import { podio } from "./podio.ts";
import { providerKit } from "./provider-kit.ts";
import { reconnect } from "./reconnect.ts";
import { sessionCookie } from "./session-cookie.ts";
import { sessionDenoKv } from "./session-deno-kv.ts";
import { sessionEncrypted } from "./session-encrypted.ts";
import { sessionFile } from "./session-file.ts";
import { sessionRedis } from "./session-redis.ts";
import { sessionSql } from "./session-sql.ts";
import { telemetry } from "./telemetry.ts";
import { watch } from "./watch.ts";

/** Every mistake that the tests have to notice. */
export const mutatedPackages: readonly MutatedPackage[] = [
  core,
  providerKit,
  oauth,
  podio,
  sessionFile,
  sessionSql,
  sessionRedis,
  sessionDenoKv,
  sessionCookie,
  sessionEncrypted,
  telemetry,
  reconnect,
  watch,
];
