import { defineConfig } from "vitest/config";

const conditions = ["@tokens/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["{packages,apps}/*/test/**/*.test.ts", "{docs/examples,model}/*.test.ts"],
    typecheck: { enabled: true, include: ["packages/*/test/**/*.test-d.ts"], tsconfig: "tsconfig.test-d.json" },
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    taskTitleValueFormatTruncate: 0,
  },
});
