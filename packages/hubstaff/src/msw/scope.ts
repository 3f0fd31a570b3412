import type { HubstaffWorld } from "./world.ts";
import { rowById, type Row, type TableName } from "./rows.ts";

/** Placeholders that say whose rows are meant, and where the owner stands. */
const owners: Readonly<Record<string, TableName>> = {
  organization_id: "organizations",
  project_id: "projects",
  team_id: "teams",
  client_id: "clients",
  integration_id: "integrations",
};

/** Whether every owner that a path names is there. */
export function ownersExist(world: HubstaffWorld, params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, id]) => !owners[name] || rowById(world, owners[name], id) !== undefined);
}

/** Whether a row belongs to every owner that a path names. `columns` tells where another column holds one. */
export function belongs(
  world: HubstaffWorld,
  row: Row,
  params: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(params).every(([name, id]) => {
    if (!owners[name]) return true;
    if (name === "organization_id") return inOrganization(world, row, Number(id));
    return String(row[columns[name] ?? name]) === id;
  });
}

/** By the row's own organization, else by that of its project, its client or its person. */
function inOrganization(world: HubstaffWorld, row: Row, id: number): boolean {
  if (row["organization_id"] !== undefined) return Number(row["organization_id"]) === id;
  const owner =
    world.projects.find((project) => project.id === row["project_id"]) ??
    world.clients.find((client) => client.id === row["client_id"]);
  if (owner) return owner.organization_id === id;
  return world.members.some(({ organization_id, user_id }) => organization_id === id && user_id === row["user_id"]);
}
