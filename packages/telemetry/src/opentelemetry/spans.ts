import { SpanStatusCode, type Attributes, type Tracer } from "@opentelemetry/api";
import type { ProviderUnavailableError, TokensError, TokensEvent } from "@tokens/core";
import { keyParts } from "@tokens/core/internal";
import { endingOf } from "../outcome.ts";

/** What went wrong before a request ended. */
interface Trouble {
  readonly name: "retry" | "save_failed";
  readonly at: number;
  readonly attributes: Attributes;
}

/**
 * Returns a listener that records a span for each token request. It is called inside the refresh, so the active span is that of the caller
 * who started it, and becomes the parent.
 */
export function createSpans(tracer: Tracer, accountNames: boolean): (event: TokensEvent) => void {
  /** Troubles of the requests in progress, by key. */
  const troubles = new Map<string, Trouble[]>();

  return (event) => {
    const { key, type } = event;
    const trouble = troubleOf(event);
    if (trouble) {
      const isFirst = type === "retrying" && event.attempt === 1;
      troubles.set(key, [...((!isFirst && troubles.get(key)) || []), trouble]);
      return;
    }
    const ending = endingOf(event);
    if (!ending && type !== "adopted") return;
    const before = troubles.get(key) ?? [];
    troubles.delete(key);
    if (ending && "outcome" in ending) record(event, ending.outcome, before);
  };

  function record(event: TokensEvent, outcome: string, before: readonly Trouble[]): void {
    const { provider, key, at } = event;
    const startedAt = "durationMs" in event ? at - event.durationMs : (before[0]?.at ?? at);
    const error = "error" in event ? event.error : undefined;
    const span = tracer.startSpan("tokens.refresh", {
      startTime: new Date(startedAt),
      attributes: {
        "tokens.provider": provider,
        "tokens.outcome": outcome,
        ...(accountNames && { "tokens.account": keyParts(key).at(-1)! }),
        ...(error && errorAttributes(error)),
      },
    });
    for (const trouble of before) span.addEvent(trouble.name, trouble.attributes, new Date(trouble.at));
    // The message of an error may name the account.
    if (error) span.setStatus({ code: SpanStatusCode.ERROR, ...(accountNames && { message: error.message }) });
    span.end(new Date(at));
  }
}

function troubleOf(event: TokensEvent): Trouble | undefined {
  if (event.type !== "retrying" && event.type !== "save-failed") return undefined;
  const { type, at, attempt, error } = event;
  return {
    name: type === "retrying" ? "retry" : "save_failed",
    at,
    attributes: { "tokens.attempt": attempt, ...errorAttributes(error) },
  };
}

function errorAttributes(error: TokensError & Partial<Pick<ProviderUnavailableError, "status">>): Attributes {
  const { code, status } = error;
  return { "error.type": code, ...(status !== undefined && { "http.response.status_code": status }) };
}
