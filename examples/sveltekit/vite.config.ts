import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig, type UserConfig } from "vite";

// In this repository, the packages run from their sources.
const conditions = ["@tokens/source"];

const origin = process.env["ORIGIN"] ?? "http://localhost:3000";

const config: UserConfig = defineConfig({
  plugins: [sveltekit({ adapter: adapter(), paths: { origin } })],
  ssr: {
    resolve: { conditions, externalConditions: conditions },
    external: ["@tokens/hubstaff", "@tokens/session-file"],
  },
});
export default config;
