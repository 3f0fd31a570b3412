import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { root } from "./mutation.ts";
import { substituteOf } from "./substitute.ts";

const substitute = substituteOf(process.env);

export default defineConfig({
  root,
  test: {
    ...(substitute && { bail: 1, maxWorkers: 1 }),
    projects: [
      {
        extends: join(root, "vitest.config.ts"),
        plugins: [
          {
            name: "tokens:mutation",
            enforce: "pre",
            load: (id: string) => (id === substitute?.path ? substitute.text : undefined),
          },
        ],
        // The cache of transformed modules knows a file by its content on the disk, so it would hide a mutation.
        test: { root, fsModuleCache: false, typecheck: { enabled: false } },
      },
    ],
  },
});
