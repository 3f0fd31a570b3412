import { handler } from "./lambda.ts";

// Calls the function on this machine as a schedule does, twice in one environment.
const timeoutAt = Date.now() + 30_000;
const event = { time: process.env["EVENT_TIME"] ?? new Date().toISOString() };
const invocation = { getRemainingTimeInMillis: () => timeoutAt - Date.now() };
for (const _ of ["cold", "warm"]) console.log(JSON.stringify(await handler(event, invocation)));
// Lambda freezes an environment; here the connection to the store would keep the process running.
process.exit();
