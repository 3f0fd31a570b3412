/** A thread that runs shards, one after another. */
import { parentPort } from "node:worker_threads";
import { useLightAbort } from "./light-abort.ts";
import { runShard, type Shard } from "./shard.ts";

// Failed calls make an error each: their stacks would take a tenth of the time.
Error.stackTraceLimit = 0;
useLightAbort();

parentPort!.on("message", (shard: Shard) => {
  void runShard(shard).then((tally) =>
    parentPort!.postMessage(tally, [tally.requests.buffer, tally.storeOps.buffer, tally.waits.buffer]),
  );
});
