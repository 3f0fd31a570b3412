import { defineConfig } from "vitest/config";

const conditions = ["@tokens/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "{packages,apps,examples,templates}/*/test/**/*.test.ts",
      "docs/{examples,snippets}/**/*.test.ts",
      "{api,bench,model,mutation,scripts,scripts/packed,simulation,site,torture}/*.test.ts",
    ],
    typecheck: { enabled: true, include: ["packages/*/test/**/*.test-d.ts"], tsconfig: "tsconfig.test-d.json" },
    setupFiles: ["./scripts/property-settings.ts"],
    restoreMocks: true,
    // Many tests wait for a server or a process: on two cores, two at a time take two thirds of the time.
    maxWorkers: "100%",
    testTimeout: 30_000,
    // A busy machine takes longer than the default of a second; nothing measures how long.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
    taskTitleValueFormatTruncate: 0,
  },
});
