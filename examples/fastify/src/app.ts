import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { hubstaffPlugin, type HubstaffPluginOptions } from "./hubstaff-plugin.ts";

/** Users connect a Hubstaff account and list its projects. */
export function createApp(options: HubstaffPluginOptions, server: FastifyServerOptions = {}): FastifyInstance {
  const app = fastify(server);
  app.register(hubstaffPlugin, options);

  app.get("/projects", async ({ hubstaff }) => {
    const names: string[] = [];
    for await (const { id } of hubstaff.items("GET /v2/organizations")) {
      const route = "GET /v2/organizations/{organization_id}/projects";
      for await (const { name } of hubstaff.items(route, { organization_id: id })) names.push(name);
    }
    return names;
  });
  return app;
}
