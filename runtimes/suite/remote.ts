import type { SessionEntry, SharedSessionManager } from "@tokens/core";

/** A binding to another Worker. */
export interface Service {
  fetch(url: string, init: { readonly method: string; readonly body: string }): Promise<Response>;
}

interface Call {
  readonly method: "get" | "set" | "claim" | "commit" | "release" | "list";
  readonly args: readonly unknown[];
}

/** The session manager of another isolate, which `answerCall` answers for. */
export function remoteSessions(service: Service): SharedSessionManager {
  const call =
    (method: Call["method"]) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      const body = JSON.stringify({ method, args } satisfies Call);
      const response = await service.fetch("http://other/sessions", { method: "POST", body });
      return ((await response.json()) as { readonly answer?: unknown }).answer;
    };
  const methods = ["get", "set", "claim", "commit", "release"] as const;
  return {
    ...(Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as SharedSessionManager),
    async *list() {
      yield* (await call("list")()) as readonly SessionEntry[];
    },
  };
}

/** Answers a call of `remoteSessions`. JSON has null for an argument that is undefined. */
export async function answerCall(sessions: Listed, request: Request): Promise<Response> {
  const { method, args } = (await request.json()) as Call;
  if (method === "list") {
    const answer: SessionEntry[] = [];
    for await (const entry of sessions.list()) answer.push(entry);
    return Response.json({ answer });
  }
  const call = sessions[method] as (...values: readonly unknown[]) => Promise<unknown>;
  return Response.json({ answer: await call(...args.map((value) => value ?? undefined)) });
}

type Listed = SharedSessionManager & Pick<Required<SharedSessionManager>, "list">;
