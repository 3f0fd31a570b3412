/**
 * What a peer is: a program that keeps the tokens of one account with a library, as the library's own documentation shows.
 *
 * Imports no library, so that code of the workspace can import these types.
 */

/** One account's tokens. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix ms. */
  readonly expiresAt: number;
}

/** The OAuth app at a token server on loopback, which answers as RFC 6749 says. */
export interface App {
  /** Its path is `/oauth/token`, because podio-js knows no other. */
  readonly tokenEndpoint: string;
  readonly revocationEndpoint?: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where a program keeps the tokens of its one account: shared by all its processes. */
export interface TokenStore {
  load(): Promise<Tokens>;
  save(tokens: Tokens): Promise<void>;
}

/** The account in one process. */
export interface PeerAccount {
  accessToken(): Promise<string>;
  /** Only where the library has such a function of its own. */
  fetch?(url: string, init?: RequestInit): Promise<Response>;
}

/** A library, and the program that its documentation describes. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  open(app: App, store: TokenStore): Promise<PeerAccount>;
}
