import type { MutatedPackage } from "../mutation.ts";

export const telemetry: MutatedPackage = {
  name: "telemetry",
  mutations: [
    // What leaves the process
    {
      name: "a label breaks out of its quotes",
      file: "exposition.ts",
      find: `.replaceAll('"', '\\\\"')`,
      replace: "",
      tests: ["metrics"],
    },
    {
      name: "a label has the key of a session",
      file: "meter.ts",
      find: "const { provider, key, type } = event;",
      replace: "const { key, type } = event;\n      const provider = key;",
      tests: ["metrics"],
    },
    {
      name: "a span names the account unasked",
      file: "opentelemetry/index.ts",
      find: "accountNames = false",
      replace: "accountNames = true",
      tests: ["opentelemetry"],
    },
    {
      name: "a span has the message of an error unasked",
      file: "opentelemetry/spans.ts",
      find: "...(accountNames && { message: error.message })",
      replace: "message: error.message",
      tests: ["opentelemetry"],
    },
    {
      name: "a proxy may cache whether the program is healthy",
      file: "health.ts",
      find: '"cache-control": "no-store", ',
      replace: "",
      tests: ["health"],
    },

    // What a store that is down makes of it
    {
      name: "each probe starts another call of a check that hangs",
      file: "shared-call.ts",
      find: "running ??=",
      replace: "running =",
      tests: ["collect", "health"],
    },
    {
      name: "a check that failed is never called again",
      file: "shared-call.ts",
      find: ".finally(() => (running = undefined))",
      replace: "",
      tests: ["collect", "health"],
    },
    {
      name: "a check that says false passes",
      file: "health.ts",
      find: '(await check()) ? "ok" : "failed"',
      replace: '(await check(), "ok")',
      tests: ["health"],
    },
    {
      name: "a failing check is reported with 200",
      file: "health.ts",
      find: "status: isOk ? 200 : 503",
      replace: "status: 200",
      tests: ["health"],
    },
    {
      name: "tokens that were stored count as unsaved",
      file: "meter.ts",
      find: "else if (settlesTokens(event)) unsaved.delete(key);",
      replace: "",
      tests: ["metrics"],
    },
    {
      name: "counters appear with their first event, and show no increase",
      file: "meter.ts",
      find: 'if (labels["provider"] !== undefined) know(labels["provider"]);',
      replace: "void labels;",
      tests: ["metrics"],
    },
    {
      name: "a login that has ended is the next one to end",
      file: "collect.ts",
      find: "loginEndsAt > now && ",
      replace: "",
      tests: ["collect"],
    },
  ],
};
