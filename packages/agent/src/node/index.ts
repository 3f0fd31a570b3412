/**
 * Serves an agent on a Unix socket or on the loopback address, with Node.js.
 *
 * @example
 * ```ts
 * import { serveAgent } from "@tokens/agent/node";
 *
 * await using server = await serveAgent(agent, { socket: "/run/tokens/agent.sock" });
 * console.log(server.address); // /run/tokens/agent.sock
 * ```
 *
 * @module
 */
export { serveAgent, type AgentServer, type ServeOptions } from "./serve.ts";
