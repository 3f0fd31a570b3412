/** Measures one group in this process and sends its parent the result: `measure.ts <group> [--quick]`. */
import { groups } from "./groups/index.ts";
import type { GroupResult } from "./report.ts";

/** What this process sends. */
export type Message = { readonly progress: string } | { readonly result: GroupResult } | { readonly failure: string };

const [, , name = "", option] = process.argv;
try {
  const { title, about, measure } = await groups[name]!();
  const sections = await measure({
    quick: option === "--quick",
    random: Math.random,
    progress: (text) => void send({ progress: `${title}: ${text}` }),
  });
  await send({ result: { name, title, about, sections } });
} catch (error) {
  await send({ failure: (error as Error).message });
}
// A timer or a connection of a library may outlive the measurement.
process.exit();

function send(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}
