/** What published clients of Ergani send, byte for byte where it matters, and how they read the answers. */

/** An account of the sandbox. */
export interface Account {
  readonly environment: string;
  readonly username: string;
  readonly password: string;
}

/** A receipt as both clients give it to their callers: the time is the clock in Athens. */
export interface Receipt {
  readonly id: string;
  readonly protocol: string;
  readonly submitted: { year: number; month: number; day: number; hour: number; minute: number };
}

/** A refusal as both clients raise it. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Json = Readonly<Record<string, unknown>>;

/** `DateTime::createFromFormat('d/m/Y H:i')` and `strptime("%d/%m/%Y %H:%M")`: anything else is an error there. */
function readStamp(text: unknown): Receipt["submitted"] {
  const [, day, month, year, hour, minute] = (/^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/.exec(String(text)) ?? []).map(
    Number,
  );
  if (minute === undefined) throw new TypeError(`${String(text)} does not match d/m/Y H:i`);
  return { year: year!, month: month!, day: day!, hour: hour!, minute };
}

const readReceipt = ({ id, protocol, submitDate }: Json): Receipt => ({
  id: id as string,
  protocol: protocol as string,
  submitted: readStamp(submitDate),
});

/** `oxygensuite/oxygen-ergani`: Guzzle, no `Accept`, one token for many calls, a 400's `message` or bare string. */
export function phpClient({ environment, username, password }: Account) {
  const headers = { "content-type": "application/json", "user-agent": "GuzzleHttp/7" };
  let tokens: { accessToken: string; refreshToken: string } | undefined;

  async function send(method: string, uri: string, body?: unknown, bearer = tokens?.accessToken): Promise<Response> {
    const response = await fetch(`${environment}/${uri}`, {
      method,
      headers: { ...headers, ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 200) return response;
    const expired = response.headers.get("api-token-expired") === "true";
    const said = (await response.json()) as string | Json;
    const message = typeof said === "string" ? said : ((said["message"] as string | undefined) ?? "");
    throw new Refused(response.status, expired ? "token expired" : message);
  }

  const read = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
  return {
    async login(userType: "01" | "02" | "03" = "01"): Promise<Json> {
      const body = { Username: username, Password: password, Usertype: userType };
      const answer = await read<Json>(send("POST", "Authentication", body, undefined));
      tokens = answer as unknown as typeof tokens;
      return answer;
    },
    async refresh(): Promise<void> {
      const { accessToken, refreshToken } = tokens!;
      const body = { AccessToken: accessToken, RefreshToken: refreshToken };
      tokens = await read(send("POST", "Authentication/Refresh", body, undefined));
    },
    async logout(): Promise<boolean> {
      return (await send("POST", "Authentication/Logout", tokens!.refreshToken)).status === 200;
    },
    submissions: () => read<{ id: number; code: string; description: string }[]>(send("GET", "Lookup/Submissions")),
    async submit(action: string, body: unknown): Promise<Receipt[]> {
      return (await read<Json[]>(send("POST", `Documents/${action}`, body))).map(readReceipt);
    },
    /** Gives the body as it is, which is JSON around the base64. */
    async pdf(action: string, protocol: string, submittedDate: number): Promise<string> {
      const query = `protocol=${encodeURIComponent(protocol)}&submittedDate=${submittedDate}`;
      return (await send("GET", `Documents/${action}?${query}`)).text();
    },
    async cancel(documentType: string, protocol: string, submissionDate: number): Promise<boolean> {
      const body = { TypeOfDocument: documentType, Protocol: protocol, SubmittedDate: submissionDate };
      return (await send("POST", "Documents/CancelSubmittedDocument", body)).status === 200;
    },
    async service(code: string, parameters: Json = {}): Promise<Json> {
      const Parameters = Object.entries(parameters).map(([name, value]) => ({
        ParameterName: name,
        ParameterValue: value,
      }));
      return (await read<Json>(send("POST", "WebServices/ExecuteService", { ServiceCode: code, Parameters })))[
        code
      ] as Json;
    },
    get tokens() {
      return tokens!;
    },
  };
}

/** `ergani-python-sdk` 1.0.1: requests, a login before every call, a doubled slash, Greek as `\u` escapes. */
export function pythonClient({ environment, username, password }: Account) {
  const base = environment.replace("WebservicesAPI", "WebServicesAPI");
  const headers = { "content-type": "application/json", accept: "*/*", "user-agent": "python-requests/2.32" };
  const dumps = (value: unknown): string =>
    JSON.stringify(value).replaceAll(
      /[\u0080-\uffff]/g,
      (char) => String.raw`\u` + char.charCodeAt(0).toString(16).padStart(4, "0"),
    );

  async function raise(response: Response): Promise<Response> {
    if (response.ok) return response;
    const said = (await response.json()) as string | Json;
    const message = typeof said === "string" ? said : (said["message"] ?? said["msg"] ?? said["detail"]);
    throw new Refused(response.status, message as string);
  }

  async function request(method: string, endpoint: string, payload?: unknown): Promise<Response> {
    const body = dumps({ Username: username, Password: password, UserType: "01" });
    const login = await raise(await fetch(`${base}/Authentication`, { method: "POST", headers, body }));
    const { accessToken } = (await login.json()) as { accessToken: string };
    return raise(
      await fetch(`${base}/${endpoint}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
        ...(payload !== undefined && { body: dumps(payload) }),
      }),
    );
  }

  return {
    async submit(endpoint: string, payload: unknown): Promise<Receipt[]> {
      return ((await (await request("POST", endpoint, payload)).json()) as Json[]).map(readReceipt);
    },
    get: async (endpoint: string): Promise<unknown> => (await request("GET", endpoint)).json(),
  };
}
