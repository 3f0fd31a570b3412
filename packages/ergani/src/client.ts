import { Client, serviceUrl, type Dialect, type HttpOptions } from "@tokens/client";
import { memorySessions, newSession, sessionKey, TokenManager, type TokenManagerOptions } from "@tokens/core";
import { checkCredential, environmentUrl, type ErganiCredential, type ErganiEnvironment } from "./credentials.ts";
import type { DocumentCode, Documents } from "./documents/models.ts";
import type { Rows } from "./documents/values.ts";
import { writeDocument } from "./documents/write.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError } from "./errors.ts";
import type { DatedReceipt, DocumentPdf, DocumentTemplate } from "./models.ts";
import { erganiProvider } from "./provider.ts";
import {
  serviceBody,
  serviceRows,
  services,
  type ServiceArguments,
  type ServiceCode,
  type Services,
} from "./services.ts";
import { datedReceipts, once, submittedDate, type SubmissionReference } from "./submit.ts";

/** Options of `createErgani` besides the credential. */
export interface ErganiSettings extends TokenManagerOptions {
  /** Required: `"production"`, `"test"`, or the URL of the API. */
  readonly environment: ErganiEnvironment | (string & {}) | undefined;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A POST is never retried. */
  readonly http?: HttpOptions;
}

/** Options of `createErgani`. */
export type ErganiOptions = ErganiCredential & ErganiSettings;

/** Options of a call. */
export interface CallOptions {
  /** Aborts the call. A submission that is aborted may have been recorded all the same. */
  readonly signal?: AbortSignal;
}

/** The Ergani II API for one account. */
export class Ergani extends Client<Endpoints> {
  readonly #dialect: Dialect;
  readonly #options: HttpOptions;
  readonly #bound: Map<string, Ergani>;

  constructor(dialect: Dialect, tokens: TokenManager, options: HttpOptions, bound: Map<string, Ergani> = new Map()) {
    super(dialect, tokens, options);
    this.#dialect = dialect;
    this.#options = options;
    this.#bound = bound.set(tokens.account, this);
  }

  /** The same environment and user, another account label: cheap, and the same object every time. */
  override for(account: string): Ergani {
    const { tokens } = this;
    return this.#bound.get(account) ?? new Ergani(this.#dialect, tokens.for(account), this.#options, this.#bound);
  }

  /**
   * Submits rows of a document, once: keys are put in the schema's order and blanks filled in. Throws `InvalidDocumentError`
   * before anything is sent, `ApiError` when Ergani refuses (nothing is recorded), `OutcomeUnknownError` when no answer comes.
   */
  async submit<C extends DocumentCode>(
    code: C,
    rows: Rows<Documents[C]>,
    options?: CallOptions,
  ): Promise<readonly DatedReceipt[]>;
  /** Submits a document whose schema is not published; the body is sent as it is. */
  async submit(
    code: "FastAna" | "FastAnaC" | "34",
    body: object,
    options?: CallOptions,
  ): Promise<readonly DatedReceipt[]>;
  async submit(code: string, rows: unknown, options: CallOptions = {}): Promise<readonly DatedReceipt[]> {
    const route = `POST /Documents/${code}` as "POST /Documents/WRKCardSE";
    const body = writeDocument(code, rows) as Endpoints["POST /Documents/WRKCardSE"]["body"];
    const answer = await once(route, () => this.request(route, { body, ...options }));
    return datedReceipts(answer, this.tokens.clock.now());
  }

  /** Calls a service: an object or undefined where it has one row, else an array of rows. */
  async service<C extends ServiceCode>(code: C, ...[parameters]: ServiceArguments<C>): Promise<Services[C]["output"]> {
    const body = serviceBody(code, parameters as Readonly<Record<string, unknown>> | undefined);
    const rows = serviceRows(code, await this.request("POST /WebServices/ExecuteService", { body }));
    return (services[code].single ? rows[0] : rows) as Services[C]["output"];
  }

  /** Sample and restrictions of a document, as the service has them now. */
  async template(code: DocumentCode | (string & {})): Promise<DocumentTemplate> {
    return (await this.request("GET /Documents/{code}", { code })) as DocumentTemplate;
  }

  /** A submission as PDF. Cancelled and superseded ones are not found (`ApiError` 400). */
  async pdf(code: DocumentCode | (string & {}), submission: SubmissionReference): Promise<Uint8Array> {
    const query = { protocol: submission.protocol, submittedDate: submittedDate(submission.submitDate) };
    const { document } = (await this.request("GET /Documents/{code}", { code, query })) as DocumentPdf;
    return Uint8Array.from(atob(document), (char) => char.charCodeAt(0));
  }

  /** Cancels a leave and says what Ergani answered, in Greek. Throws as `submit` does. */
  async cancel(code: "WTOLeave" | "WTOLeaveC", submission: SubmissionReference): Promise<string> {
    const route = "POST /Documents/CancelSubmittedDocument";
    const { protocol: Protocol, submitDate } = submission;
    const body = { TypeOfDocument: code, Protocol, SubmittedDate: submittedDate(submitDate) };
    const answer = await once(route, () => this.request(route, { body }));
    return typeof answer === "string" ? answer : answer.message;
  }
}

/**
 * The Ergani II API of one environment, entered with a user name and password, or with a bare access token.
 * Throws `ProviderConfigurationError` at once when the credential or the environment is unfit.
 */
export function createErgani(options: ErganiOptions): Ergani {
  const credential = checkCredential(options);
  const baseUrl = serviceUrl("environment", environmentUrl(options.environment));
  const { account = "default", http = {} } = options;
  const provider = erganiProvider(credential, baseUrl, account);
  const bare = credential.kind === "bare" && newSession({ accessToken: credential.token, obtainedAt: 0 });
  const key = sessionKey(provider.name, ...provider.realm, account);
  const tokens = TokenManager.create(provider, {
    ...options,
    ...(bare && { sessions: memorySessions({ entries: [[key, bare]] }) }),
  });
  const dialect: Dialect = {
    provider: "Ergani",
    baseUrl,
    encodeQuery: (query) =>
      new URLSearchParams(
        Object.entries(query as Readonly<Record<string, string | undefined>>).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    paging: { next: () => undefined, items: (page) => (Array.isArray(page) ? (page as unknown[]) : []) },
    readError,
  };
  return new Ergani(dialect, tokens, { ...http, retry: readsOnly(http.retry) });
}

/** A submission is not idempotent: whatever ky is told to retry, it is not a POST. */
function readsOnly(retry: HttpOptions["retry"]): NonNullable<HttpOptions["retry"]> {
  const given = typeof retry === "number" ? { limit: retry } : (retry ?? {});
  return { ...given, methods: (given.methods ?? ["get"]).filter((method) => method.toLowerCase() !== "post") };
}
