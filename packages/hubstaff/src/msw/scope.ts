import type { HubstaffState } from "./state/tables.ts";
import { rowById, type Row, type TableName } from "./rows.ts";

/** Path parameters that name an owner, with the owner's table. */
const owners: Readonly<Record<string, TableName>> = {
  organization_id: "organizations",
  project_id: "projects",
  team_id: "teams",
  client_id: "clients",
  integration_id: "integrations",
};

/** Whether every owner in a path exists. */
export function ownersExist(state: HubstaffState, params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, id]) => !owners[name] || rowById(state, owners[name], id) !== undefined);
}

/** Whether a row belongs to every owner in a path. `columns` names the column of an owner when it differs. */
export function belongs(
  state: HubstaffState,
  row: Row,
  params: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(params).every(([name, id]) => {
    if (!owners[name]) return true;
    if (name === "organization_id") return inOrganization(state, row, Number(id));
    return String(row[columns[name] ?? name]) === id;
  });
}

/** By the row's organization, or that of its project, client or user. */
function inOrganization(state: HubstaffState, row: Row, id: number): boolean {
  if (row["organization_id"] !== undefined) return Number(row["organization_id"]) === id;
  const owner =
    state.projects.find((project) => project.id === row["project_id"]) ??
    state.clients.find((client) => client.id === row["client_id"]);
  if (owner) return owner.organization_id === id;
  return state.members.some(({ organization_id, user_id }) => organization_id === id && user_id === row["user_id"]);
}
