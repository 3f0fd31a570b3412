import { testClock } from "@tokens/core/testing";
import { openStore } from "@tokens/store";

/** Appends so many entries, some at a time, when the parent says so. */
const [, , url = "", by = "", count = "0"] = process.argv;
// The entries are as old as their numbers say.
await using store = await openStore(url, { clock: testClock(0) });
process.send!("ready");
await new Promise((resolve) => process.once("message", resolve));
for (let at = 0; at < Number(count);) {
  const batch = Array.from(
    { length: 1 + (at % 3) },
    () => ({ at: (at += 1), key: "key", type: "refreshed", by }) as const,
  );
  await store.journal.append(batch);
}
process.disconnect();
