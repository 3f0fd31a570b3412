import type { Scenario } from "../scenario.ts";
import { clockScenarios } from "./clock.ts";
import { cutScenarios } from "./cut.ts";
import { diskScenarios } from "./disk.ts";
import { downScenarios } from "./down.ts";
import { failureScenarios } from "./failures.ts";
import { herdScenarios } from "./herd.ts";
import { hundredScenarios } from "./hundred.ts";
import { killScenarios } from "./kill.ts";
import { redisScenarios } from "./redis.ts";
import { restartScenarios } from "./restart.ts";
import { stopScenarios } from "./stop.ts";

export const scenarios: readonly Scenario[] = [
  ...herdScenarios,
  ...hundredScenarios,
  ...failureScenarios,
  ...killScenarios,
  ...stopScenarios,
  ...clockScenarios,
  ...cutScenarios,
  ...restartScenarios,
  ...redisScenarios,
  ...diskScenarios,
  ...downScenarios,
] as readonly Scenario[];
