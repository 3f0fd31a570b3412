declare module "podio-js" {
  interface PodioOAuth {
    accessToken: string;
    refreshToken: string;
    expiresIn: number;
  }

  interface SessionStore {
    get(authType: string, callback: (auth?: PodioOAuth) => void): void;
    set(auth: Partial<PodioOAuth>, authType: string, callback?: (error: null) => void): void;
  }

  class Podio {
    constructor(
      auth: { authType: "server"; clientId: string; clientSecret: string },
      options: { apiURL: string; sessionStore: SessionStore },
    );
    authObject: PodioOAuth;
    isAuthenticated(): Promise<void>;
    _refreshToken(callback: (error: Error | null) => void): void;
  }

  const library: { api: typeof Podio };
  export default library;
}
