/** Runs the suite in a process of Node, Bun or Deno. Prints a line of JSON for each case. */
import { runCases, type Settings } from "./case.ts";
import { casesFor } from "./index.ts";

const settings = JSON.parse(process.argv[2]!) as Settings;
const load = (specifier: string): Promise<unknown> => import(specifier);

await runCases({ ...settings, load }, casesFor(settings.packages), (result) => console.log(JSON.stringify(result)));
process.exit();
