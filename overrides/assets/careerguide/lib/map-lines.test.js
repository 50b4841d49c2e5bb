import assert from "node:assert/strict";
import { test } from "node:test";
import { moveLine } from "./map-lines.js";

/**
 * A role in a grid of cells of 100 by 40 pixels, each with 20 free pixels after its box.
 * @param {number} column @param {number} row
 */
const at = (column, row) => ({
  box: { left: column * 100, right: column * 100 + 80, top: row * 40 + 5, bottom: row * 40 + 35 },
  cell: { left: column * 100, right: column * 100 + 100, top: row * 40, bottom: row * 40 + 40 },
});

/** The same in a grid from right to left, 800 pixels wide. @param {ReturnType<typeof at>} place */
const mirrored = ({ box, cell }) => {
  const flip = (/** @type {typeof box} */ { left, right, top, bottom }) => ({
    left: 800 - right,
    right: 800 - left,
    top,
    bottom,
  });
  return { box: flip(box), cell: flip(cell) };
};

/** The points of a path of M, H and V. @param {string} path @returns {[number, number][]} */
function points(path) {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MHV])([-\d.]+)(?: ([-\d.]+))?/g)].map(([, command, first, second]) => {
    if (command !== "V") x = Number(first);
    if (command === "V") y = Number(first);
    if (command === "M") y = Number(second);
    return /** @type {[number, number]} */ ([x, y]);
  });
}

/** @template T @param {T[]} all @returns {[T, T][]} */
const pairs = (all) => all.slice(1).map((next, index) => [all[index], next]);

const PLACES = /** @type {[string, ReturnType<typeof at>, ReturnType<typeof at>][]} */ ([
  ["to the next column", at(1, 1), at(2, 1)],
  ["to another row of the next column", at(1, 1), at(2, 4)],
  ["over a column", at(1, 2), at(4, 2)],
  ["over a column, up", at(1, 4), at(4, 0)],
  ["in the same column", at(3, 1), at(3, 5)],
  ["back to the column before", at(4, 2), at(3, 3)],
  ["back over a column", at(5, 0), at(2, 3)],
]);

for (const [name, start, end] of PLACES)
  for (const kind of ["promotion", "lateral", "bridge", "return"]) {
    test(`a ${kind} ${name} runs in free space`, () => {
      for (const [[x, y], [nextX, nextY]] of pairs(points(moveLine(start, end, kind).path))) {
        const isLevel = y === nextY;
        assert.ok(isLevel || x === nextX, "lines are level or upright");
        if (!isLevel) assert.ok(((x % 100) + 100) % 100 >= 80, `an upright line at ${x} is between columns`);
        else if (Math.abs(nextX - x) > 25)
          assert.ok(y % 40 < 5 || y % 40 > 35, `a long line at ${y} is on an edge of a row`);
      }
    });
    test(`a ${kind} ${name} is the mirror of itself from right to left`, () => {
      const usual = points(moveLine(start, end, kind).path);
      const other = points(moveLine(mirrored(start), mirrored(end), kind, true).path);
      assert.deepEqual(
        other,
        usual.map(([x, y]) => [800 - x, y]),
      );
    });
  }
