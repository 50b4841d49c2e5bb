// Who made a move: stories whose journeys have both roles, one after the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toldBy } from "./told.js";

const [agent, senior, leader, trainer] = ["agent", "senior", "leader", "trainer"].map((title) => ({
  kind: "role",
  title,
}));
const ROLES = [agent, senior, leader, trainer];

/** A guide with a story for each journey. */
function guide(...journeys) {
  const stories = journeys.map((journey, number) => ({ kind: "story", address: `stories/${number}/`, journey }));
  const detail = async ({ journey }) => ({ moves: journey.map((role) => [ROLES.indexOf(role)]) });
  return { entries: [...ROLES, ...stories], detail };
}
const asked = (...entries) => ({ shape: "who-did", entries, sites: [], concepts: new Set() });

test("the only story that tells it is the answer, also with a role between", async () => {
  const index = guide([agent, senior, leader], [leader, agent], [agent, trainer]);
  const { shape, entries } = await toldBy(index, asked(agent, leader));
  assert.equal(shape, "story");
  assert.deepEqual(
    entries.map(({ address }) => address),
    ["stories/0/"],
  );
});

test("several stories lead to the list of the move, or of the role if none made it in one step", async () => {
  const direct = guide([agent, leader], [agent, senior, leader]);
  assert.deepEqual((await toldBy(direct, asked(agent, leader))).entries, [agent, leader]);
  const between = guide([agent, senior, leader], [agent, trainer, leader]);
  assert.deepEqual((await toldBy(between, asked(agent, leader))).entries, [leader]);
});

test("without such a story, the question stays as it is", async () => {
  const question = asked(agent, leader);
  assert.equal(await toldBy(guide([leader, agent]), question), question);
});

test("a part of the names of roles counts for each of them", async () => {
  const index = guide([senior, trainer]);
  const question = {
    ...asked(agent, leader),
    ends: [
      [agent, senior],
      [leader, trainer],
    ],
  };
  assert.equal((await toldBy(index, question)).shape, "story");
});
