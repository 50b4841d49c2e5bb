// What arrives later of moves: conditions, and what the company has counted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addMoveDetails, companyOf } from "./company.js";

const company = () =>
  companyOf(
    {
      tracks: [],
      roles: [
        ["agent", "Agent", null, 1],
        ["senior", "Senior", null, 2],
        ["coach", "Coach", null, 2],
      ],
      moves: [
        [0, 1, "promotion", 9, 20, 31],
        [1, 2, "lateral", null, null, null],
      ],
    },
    { lines: [], avoid: [], roles: [[], [], []], moves: ["high", "low"] },
  );

test("a move has what the company has counted of it", () => {
  const counted = company();
  addMoveDetails(counted, { conditions: [[], []], stories: [], openings: [], here: { 0: "34 moves here, 2026" } });
  assert.deepEqual(
    counted.moves.map(({ here, typical }) => [here, typical]),
    [
      ["34 moves here, 2026", 20],
      [undefined, 0],
    ],
  );
});

test("without counts, no move has any", () => {
  const plain = company();
  addMoveDetails(plain, { conditions: [[], []], stories: [], openings: [] });
  assert.deepEqual(
    plain.moves.map(({ here }) => here),
    [undefined, undefined],
  );
});
