import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askTwice, server } from "./mocked.js";

before(() => server.listen());
after(() => server.close());

test("refreshes an expired token", async () => {
  assert.deepEqual(await askTwice(), ["Ada Lovelace", 2]);
});
