import {
  ApiError,
  bareTokenSessions,
  Client,
  isApiError,
  requireOptions,
  singlePage,
  userAgent,
  type ApiResponse,
  type Dialect,
  type HttpOptions,
} from "@tokens/provider-kit";
import { ProviderConfigurationError, TokenManager, type TokenManagerOptions } from "@tokens/core";
import { readCancellation, readPdf, readReceipts, readTemplate, type Reader } from "./answers.ts";
import { checkAddress, checkCredential, type ErganiAddress, type ErganiCredential } from "./credentials.ts";
import type { DocumentCode, Documents } from "./documents/models.ts";
import type { Rows } from "./documents/values.ts";
import { writeDocument } from "./documents/write.ts";
import type { DocumentedRequest } from "./documented-request.ts";
import type { Endpoints } from "./endpoints.ts";
import { readError, messageIn } from "./errors.ts";
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

/** Options of `createErgani` besides the credential and the address. */
export interface ErganiClientOptions extends TokenManagerOptions {
  /** ky's options: `timeout`, `retry`, `hooks`, `headers`. A POST is never retried. A `User-Agent` is also sent with token requests. */
  readonly http?: HttpOptions;
}

/** Options of `createErgani`. */
export type ErganiOptions = ErganiCredential & ErganiAddress & ErganiClientOptions;

/** Options of a call. */
export interface CallOptions {
  /** Aborts the call. An aborted submission may still have been recorded. */
  readonly signal?: AbortSignal;
}

/** The Ergani II API for one account. */
export interface Ergani extends ErganiClient {
  readonly request: DocumentedRequest;
  for(account: string): Ergani;
}

/** Implements `Ergani`. `createErgani` opens it. */
class ErganiClient extends Client<Endpoints> {
  readonly #dialect: Dialect;
  readonly #options: HttpOptions;
  #accounts: Map<string, ErganiClient>;

  /** `createErgani` creates the first client, `for()` those of other accounts. */
  constructor(dialect: Dialect, tokens: TokenManager, options: HttpOptions) {
    super(dialect, tokens, options);
    this.#dialect = dialect;
    this.#options = options;
    this.#accounts = new Map([[tokens.account, this]]);
  }

  /** The same service and user, another account name: cheap, and the same object every time. */
  override for(account: string): ErganiClient {
    const known = this.#accounts.get(account);
    if (known) return known;
    const other = new ErganiClient(this.#dialect, this.tokens.for(account), this.#options);
    other.#accounts = this.#accounts.set(account, other);
    return other;
  }

  /**
   * Submits rows of a document, once, with keys in the schema's order and blanks filled in. Throws `InvalidDocumentError` before
   * anything is sent, `ApiError` when Ergani refuses (nothing is recorded), `OutcomeUnknownError` when it neither refuses nor
   * confirms: no response, a 5xx, a response without a protocol number.
   */
  async submit<C extends DocumentCode>(
    code: C,
    rows: Rows<Documents[C]>,
    options?: CallOptions,
  ): Promise<readonly DatedReceipt[]>;
  /** Submits a document without a published schema. The body is sent as is. */
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
   * Calls a service. Returns an object or undefined when the service has one row, otherwise an array of rows. Throws `ApiError` when
   * Ergani refuses, or responds with something other than rows.
   */
  async service<C extends ServiceCode>(code: C, ...[parameters]: ServiceArguments<C>): Promise<Services[C]["output"]> {
    const route = "POST /WebServices/ExecuteService";
    const body = serviceBody(code, parameters as Readonly<Record<string, unknown>> | undefined);
    const rows = this.#read(route, await this.requestWithResponse(route, { body }), serviceReader(code), code);
    return (services[code].single ? rows[0] : rows) as Services[C]["output"];
  }

  /** The current sample and restrictions of a document. Throws `ApiError`. */
  async template(code: DocumentCode | (string & {})): Promise<DocumentTemplate> {
    const route = "GET /Documents/{code}";
    return this.#read(route, await this.requestWithResponse(route, { code }), readTemplate, "template");
  }

  /** A submission as PDF. Throws `ApiError`, with status 400 for one that was cancelled, superseded or never recorded. */
  async pdf(code: DocumentCode | (string & {}), submission: SubmissionReference): Promise<Uint8Array> {
    const route = "GET /Documents/{code}";
    const query = { protocol: submission.protocol, submittedDate: submittedDate(submission.submitDate) };
    return this.#read(route, await this.requestWithResponse(route, { code, query }), readPdf, "PDF");
  }

  /**
   * Whether Ergani has a submission: false when it was never recorded, or has been cancelled or superseded. Resolves the unknown
   * outcome of a cancellation, or of a submission whose protocol number is known. Throws `ApiError` for any other refusal.
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
   * Looks up work cards of unknown outcome, without sending them: each punch in the diary of actual work (EX_BASE_07), in the order
   * of `rows`. Ergani opens the diary of a month when the month is over; until then every punch is `"not-listed"`.
   * Throws `InvalidDocumentError` for rows that could not have been sent, `ApiError` when the account may not call the service.
   */
  async lookUpCards(rows: Rows<Documents["WRKCardSE"]>): Promise<readonly PunchOutcome[]> {
    return lookUpPunches(rows, (branch, date) => this.service("EX_BASE_07", { PararthmaAa: branch, Date: date }));
  }

  /** Cancels a leave. Returns Ergani's confirmation, in Greek. Throws like `submit`. */
  async cancel(code: "WTOLeave" | "WTOLeaveC", submission: SubmissionReference): Promise<string> {
    const route = "POST /Documents/CancelSubmittedDocument";
    const { protocol: Protocol, submitDate } = submission;
    const body = { TypeOfDocument: code, Protocol, SubmittedDate: submittedDate(submitDate) };
    return once(route, () => this.requestWithResponse(route, { body }), readCancellation);
  }

  /** Reads a 2xx. Throws `ApiError` when it does not hold what was requested. */
  #read<T>(route: string, { output, status, headers }: ApiResponse<unknown>, read: Reader<T>, expected: string): T {
    const found = read(status === 204 ? null : output);
    if (found !== undefined) return found;
    const message = messageIn(output);
    const detail = `not the requested ${expected}${message ? `: ${message}` : ""}`;
    const now = this.tokens.clock.now();
    throw new ApiError({ provider: "Ergani", route, status, headers, body: undefined, now, detail });
  }
}

/**
 * The Ergani II API of one service, with a user name and password, or with bare tokens.
 * Throws `ProviderConfigurationError` at once when the credential or the address is missing or wrong.
 */
export function createErgani(options: ErganiOptions): Ergani {
  requireOptions(options, 'createErgani({ environment: "test", username, password })');
  const credential = checkCredential(options);
  const baseUrl = checkAddress(options);
  const { account = "default", http = {} } = options;
  const provider = erganiProvider(credential, baseUrl, account, userAgent("Ergani", http.headers));
  if (credential.kind === "bare" && credential.refreshToken && options.sessions) {
    throw new ProviderConfigurationError(
      "Bare tokens are kept in memory, not in `sessions`: leave one out. To store them, pass username and password, and call tokens.save() with the tokens once.",
    );
  }
  const tokens = TokenManager.create(provider, {
    ...options,
    ...(credential.kind === "bare" && { sessions: bareTokenSessions(provider, account, credential) }),
  });
  const dialect: Dialect = {
    provider: "Ergani",
    baseUrl,
    paging: singlePage(),
    readError,
    routes: () => import("./routes.ts"),
  };
  return new ErganiClient(dialect, tokens, { ...http, retry: readsOnly(http.retry) });
}

/** A submission is not idempotent: whatever ky is configured to retry, it does not retry a POST. */
function readsOnly(retry: HttpOptions["retry"]): NonNullable<HttpOptions["retry"]> {
  const given = typeof retry === "number" ? { limit: retry } : (retry ?? {});
  return { ...given, methods: (given.methods ?? ["get"]).filter((method) => method.toLowerCase() !== "post") };
}
