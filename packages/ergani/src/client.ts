import {
  ApiError,
  Client,
  isApiError,
  serviceUrl,
  type ApiResponse,
  type Dialect,
  type HttpOptions,
} from "@tokens/provider-kit";
import {
  memorySessions,
  newSession,
  ProviderConfigurationError,
  sessionKey,
  TokenManager,
  type TokenManagerOptions,
} from "@tokens/core";
import { readCancellation, readPdf, readReceipts, readTemplate, type Reader } from "./answers.ts";
import {
  checkCredential,
  environmentUrl,
  type CheckedCredential,
  type ErganiCredential,
  type ErganiEnvironment,
} from "./credentials.ts";
import type { DocumentCode, Documents } from "./documents/models.ts";
import type { Rows } from "./documents/values.ts";
import { writeDocument } from "./documents/write.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError, wordsOf } from "./errors.ts";
import { lookUpPunches, type PunchOutcome } from "./look-up.ts";
import type { DatedReceipt, DocumentTemplate } from "./models.ts";
import { erganiProvider } from "./provider.ts";
import {
  serviceBody,
  serviceReader,
  services,
  type ServiceArguments,
  type ServiceCode,
  type Services,
} from "./services.ts";
import { datedReceipts, once, submittedDate, type SubmissionReference } from "./submit.ts";

/** Options of `createErgani` besides the credential. */
export interface ErganiClientOptions extends TokenManagerOptions {
  /** Required: `"production"`, `"test"`, or the URL of the API. */
  readonly environment: ErganiEnvironment | (string & {}) | undefined;
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A POST is never retried. */
  readonly http?: HttpOptions;
}

/** Options of `createErgani`. */
export type ErganiOptions = ErganiCredential & ErganiClientOptions;

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
   * before anything is sent, `ApiError` when Ergani refuses (nothing is recorded), `OutcomeUnknownError` when it neither refuses nor
   * confirms: no answer, a 5xx, an answer without a protocol number.
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
    const receipts = await once(route, () => this.requestWithResponse(route, { body, ...options }), readReceipts);
    return datedReceipts(receipts, this.tokens.clock.now());
  }

  /**
   * Calls a service: an object or undefined where it has one row, else an array of rows. Throws `ApiError` when Ergani refuses, or
   * answers with something other than the service's rows.
   */
  async service<C extends ServiceCode>(code: C, ...[parameters]: ServiceArguments<C>): Promise<Services[C]["output"]> {
    const route = "POST /WebServices/ExecuteService";
    const body = serviceBody(code, parameters as Readonly<Record<string, unknown>> | undefined);
    const rows = this.#read(route, await this.requestWithResponse(route, { body }), serviceReader(code), code);
    return (services[code].single ? rows[0] : rows) as Services[C]["output"];
  }

  /** Sample and restrictions of a document, as the service has them now. Throws `ApiError`. */
  async template(code: DocumentCode | (string & {})): Promise<DocumentTemplate> {
    const route = "GET /Documents/{code}";
    return this.#read(route, await this.requestWithResponse(route, { code }), readTemplate, "template");
  }

  /** A submission as PDF. Throws `ApiError`, 400 for one that was cancelled, superseded or never recorded. */
  async pdf(code: DocumentCode | (string & {}), submission: SubmissionReference): Promise<Uint8Array> {
    const route = "GET /Documents/{code}";
    const query = { protocol: submission.protocol, submittedDate: submittedDate(submission.submitDate) };
    return this.#read(route, await this.requestWithResponse(route, { code, query }), readPdf, "PDF");
  }

  /**
   * Whether Ergani has a submission: false when it was never recorded, or has been cancelled or superseded. Settles a cancellation
   * of unknown outcome, and a submission whose protocol number is known from elsewhere. Throws `ApiError` for any other refusal.
   */
  async isOnRecord(code: DocumentCode | (string & {}), submission: SubmissionReference): Promise<boolean> {
    try {
      await this.pdf(code, submission);
      return true;
    } catch (error) {
      if (isApiError(error) && error.status === 400 && /^No objects found/i.test(error.detail ?? "")) return false;
      throw error;
    }
  }

  /**
   * Looks work cards of unknown outcome up, without sending them: what the diary of actual work (EX_BASE_07) says of each punch, in
   * the order of `rows`. Ergani opens the diary of a month when the month is over; until then every punch is `"not-listed"`.
   * Throws `InvalidDocumentError` for rows that could not have been sent, `ApiError` when the account may not call the service.
   */
  async lookUpCards(rows: Rows<Documents["WRKCardSE"]>): Promise<readonly PunchOutcome[]> {
    return lookUpPunches(rows, (branch, date) => this.service("EX_BASE_07", { PararthmaAa: branch, Date: date }));
  }

  /** Cancels a leave and says what Ergani answered, in Greek. Throws as `submit` does. */
  async cancel(code: "WTOLeave" | "WTOLeaveC", submission: SubmissionReference): Promise<string> {
    const route = "POST /Documents/CancelSubmittedDocument";
    const { protocol: Protocol, submitDate } = submission;
    const body = { TypeOfDocument: code, Protocol, SubmittedDate: submittedDate(submitDate) };
    return once(route, () => this.requestWithResponse(route, { body }), readCancellation);
  }

  /** What a 2xx of a read holds. Throws `ApiError` when that is not what was asked for. */
  #read<T>(route: string, { output, status, headers }: ApiResponse<unknown>, read: Reader<T>, expected: string): T {
    const found = read(status === 204 ? null : output);
    if (found !== undefined) return found;
    const words = wordsOf(output);
    const detail = `not the ${expected} that was asked for${words ? `: ${words}` : ""}`;
    const now = this.tokens.clock.now();
    throw new ApiError({ provider: "Ergani", route, status, headers, body: undefined, now, detail });
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
  const bare = credential.kind === "bare" && bareSession(credential, options.sessions !== undefined);
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

/** Tokens from elsewhere. Throws `ProviderConfigurationError` for a pair that rotates beside a store that would not learn of it. */
function bareSession(
  { accessToken, refreshToken }: CheckedCredential & { kind: "bare" },
  hasStore: boolean,
): ReturnType<typeof newSession> {
  if (refreshToken !== undefined && hasStore) {
    throw new ProviderConfigurationError(
      "A pair of tokens is kept in memory, not in `sessions`: leave one out. To store it, give username and password and call tokens.save() with the pair once.",
    );
  }
  return newSession({ accessToken, refreshToken, obtainedAt: 0 });
}

/** A submission is not idempotent: whatever ky is told to retry, it is not a POST. */
function readsOnly(retry: HttpOptions["retry"]): NonNullable<HttpOptions["retry"]> {
  const given = typeof retry === "number" ? { limit: retry } : (retry ?? {});
  return { ...given, methods: (given.methods ?? ["get"]).filter((method) => method.toLowerCase() !== "post") };
}
