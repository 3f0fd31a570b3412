import { requireTexts, serviceUrl } from "@tokens/provider-kit";
import { fillVariables, requireFilled, type Templates, type Values } from "./templates.ts";

type Server = Templates & { readonly variables?: Values };

/** The addresses of a server's APIs, as templates. Throws `ProviderConfigurationError` for anything but a list. */
function templatesOf({ apis }: Server): readonly string[] {
  return requireTexts("apis", apis, 'Pass the addresses that tokens are sent to, e.g. ["https://api.example.com"].');
}

/** Whether a session's parameters are needed to know where its APIs are. Throws like `apiUrls`. */
export function apisDependOnSession(server: Server): boolean {
  return templatesOf(server).some((template) => fillVariables(server, template) === undefined);
}

/**
 * Where the APIs of a server are, for a session with these parameters. Throws `ProviderConfigurationError` when a value is missing, or
 * an address is neither https nor this machine.
 */
export function apiUrls(server: Server, parameters: Values = {}): readonly string[] {
  const values = { ...server.variables, ...parameters };
  return templatesOf(server).map((template) => serviceUrl("apis", requireFilled(server, template, values)));
}
