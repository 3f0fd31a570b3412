import { hubstaffUrls, isTokensError } from "@tokens/hubstaff";
import { fileSessions } from "@tokens/session-file";
import { report } from "./report.ts";

const {
  HUBSTAFF_PAT: personalAccessToken,
  HUBSTAFF_API_URL: apiUrl = hubstaffUrls.apiUrl,
  HUBSTAFF_AUTH_URL: authUrl = hubstaffUrls.authUrl,
} = process.env;
const sessions = fileSessions({ directory: "sessions" });

try {
  await report({ personalAccessToken, apiUrl, authUrl, sessions }, console.log);
} catch (error) {
  if (!isTokensError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
