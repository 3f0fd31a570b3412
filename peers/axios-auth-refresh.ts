import axios, { AxiosError, type AxiosResponse } from "axios";
import { createAuthRefresh } from "axios-auth-refresh";
import type { Peer } from "./contract.ts";
import { versionOf } from "./version.ts";

/**
 * README, "Usage" and "Request interceptor": a function that refreshes and stores, and an interceptor that reads the stored token. The
 * library refreshes when the API answers 401; here an adapter stands for the API and refuses a token that has expired.
 */
export const axiosAuthRefresh: Peer = {
  name: "axios-auth-refresh",
  version: versionOf("axios-auth-refresh"),
  async open(app, store) {
    const api = axios.create({
      async adapter(config) {
        const { accessToken, expiresAt } = await store.load();
        const sent = String(config.headers.get("Authorization")).replace("Bearer ", "");
        const expired = sent !== accessToken || expiresAt <= Date.now();
        const response = { data: sent, status: expired ? 401 : 200, statusText: "", headers: {}, config };
        if (expired) throw new AxiosError("expired", AxiosError.ERR_BAD_REQUEST, config, undefined, response);
        return response;
      },
    });
    const refreshAuthLogic = async (failedRequest: { response: AxiosResponse }): Promise<void> => {
      const { refreshToken } = await store.load();
      const { data } = await axios.post<{ access_token: string; refresh_token?: string; expires_in: number }>(
        app.tokenEndpoint,
        new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: app.clientId,
          client_secret: app.clientSecret,
        }),
      );
      await store.save({
        accessToken: data.access_token,
        refreshToken: data.refresh_token ?? refreshToken,
        expiresAt: Date.now() + data.expires_in * 1000,
      });
      failedRequest.response.config.headers.set("Authorization", `Bearer ${data.access_token}`);
    };
    // The library has the types of the CommonJS axios.
    createAuthRefresh(api as never, refreshAuthLogic);
    api.interceptors.request.use(async (request) => {
      request.headers.set("Authorization", `Bearer ${(await store.load()).accessToken}`);
      return request;
    });
    return {
      accessToken: async () => (await api.get<string>("http://api.test/me")).data,
    };
  },
};
