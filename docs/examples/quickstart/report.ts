import { createHubstaff, type HubstaffOptions } from "@tokens/hubstaff";

/** Prints the user of an account, the projects of each organization, and what happens to the token meanwhile. */
export async function report(options: HubstaffOptions, print: (line: string) => void): Promise<void> {
  await using hubstaff = createHubstaff(options);
  hubstaff.tokens.on(({ type }) => print(`token: ${type}`));

  const { user } = await hubstaff.request("GET /v2/users/me");
  print(user.name);
  for await (const { id, name } of hubstaff.items("GET /v2/organizations")) {
    const projects = hubstaff.items("GET /v2/organizations/{organization_id}/projects", { organization_id: id });
    for await (const project of projects) print(`${name}: ${project.name}`);
  }
}
