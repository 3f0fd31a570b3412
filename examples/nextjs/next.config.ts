import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // In this repository, the packages are links to ../../packages.
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
};
export default config;
