import { moneyTables } from "./state/money.ts";
import { peopleTables } from "./state/people.ts";
import { placesTables } from "./state/places.ts";
import { timeOffTables } from "./state/time-off.ts";
import { timesheetTables } from "./state/timesheets.ts";
import { workTables } from "./state/work.ts";
import type { HubstaffState } from "./state/tables.ts";

/** Id of the only organization of the initial state. */
const organizationId = 7;

/** Id of the user behind the mock's credentials. */
export const meId = 11;

/** A small organization over one week: three people, two projects for a client, and what they did there. */
export function hubstaffState(): HubstaffState {
  const people = peopleTables(organizationId, meId);
  const work = workTables(organizationId, people.users, meId);
  return {
    ...people,
    ...work,
    ...timesheetTables(organizationId, work.activities, meId),
    ...placesTables(organizationId, people.users),
    ...timeOffTables(organizationId, people.users, meId),
    ...moneyTables(organizationId, people.users, work.projects, meId),
    webhooks: [],
    nextId: 50_000,
  };
}
