// The address of a plan: wishes of every company, and lines of business by their words.
import assert from "node:assert/strict";
import test from "node:test";
import { formatQuery, parseQuery } from "./planner-query.js";

for (const [address, words] of [
  ["#from=a&to=b", ["back"]],
  ["#without=bpo,people", ["bpo", "people"]],
  ["#without=line-site,%3Cb%3E,KPO,", ["line-site"]],
  ["#without=", []],
])
  test(`the wishes of ${address}`, () => assert.deepEqual([...parseQuery(String(address)).without], words));

test("lines come after the wishes of every company and before steps back", () => {
  const query = parseQuery("#from=a&to=b&without=back,kpo,people,bpo,night");
  assert.equal(formatQuery(query), "#from=a&to=b&without=night,people,bpo,kpo,back");
  assert.equal(formatQuery(parseQuery(formatQuery(query))), formatQuery(query));
});
