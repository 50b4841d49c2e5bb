// The lines of one role on the career map: where they go between the boxes. Pure.
//
// A line leaves its role at the side of the other one, runs in the free space between two columns and along the lower
// edge of a row, so that it never crosses a title. Each kind of move has a lane of its own.

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/** A role: its box, and the box of its cell with the free space around it. @typedef {{box: Box, cell: Box}} Place */

/** Pixels between the lanes of two kinds. */
const LANE = 4;
/** Pixels from the edge of a cell to its first lane. */
const EDGE = 3;
/** The length of an arrow's head. */
const HEAD = 7;
const LANES = ["promotion", "lateral", "bridge", "return"];

/** @param {Box} box */
const middle = ({ top, bottom }) => (top + bottom) / 2;

/**
 * The path of a move and of its head.
 * @param {Place} start @param {Place} end @param {string} kind @param {boolean} rightToLeft
 * @returns {{path: string, head: string}}
 */
export function moveLine(start, end, kind, rightToLeft = false) {
  const number = LANES.indexOf(kind);
  const lane = EDGE + number * LANE;
  const sameColumn = start.cell.left === end.cell.left;
  const toRight = sameColumn ? !rightToLeft : end.cell.left > start.cell.left;
  const direction = toRight ? 1 : -1;
  const from = { x: toRight ? start.box.right : start.box.left, y: middle(start.box) + (number - 1) * LANE };
  const to = { x: toRight !== sameColumn ? end.box.left : end.box.right, y: middle(end.box) };
  // The free space is after a box, before the next column: behind the start, and on the near side of the end.
  const first = freeSpace(start, toRight !== rightToLeft, rightToLeft, lane);
  const last = sameColumn ? first : freeSpace(end, toRight === rightToLeft, rightToLeft, lane);
  const steps = [`M${from.x} ${from.y}H${first}`];
  if (Math.abs(first - last) > 1) {
    const isDown = middle(end.box) >= middle(start.box);
    const shelf = isDown ? start.cell.bottom - number : start.cell.top + number;
    steps.push(`V${shelf}H${last}`);
  }
  const into = sameColumn ? -direction : direction;
  steps.push(`V${to.y}H${to.x - into * HEAD}`);
  return { path: steps.join(""), head: `M${to.x} ${to.y}l${-into * (HEAD + 1)} -5v10z` };
}

/**
 * The x of a lane beside a role: in its own cell after the box, or in the cell of the column before.
 * @param {Place} place @param {boolean} after @param {boolean} rightToLeft @param {number} lane
 */
function freeSpace({ box, cell }, after, rightToLeft, lane) {
  const space = rightToLeft ? box.left - cell.left : cell.right - box.right;
  const outward = rightToLeft ? -1 : 1;
  const start = after ? (rightToLeft ? box.left : box.right) : (rightToLeft ? box.right : box.left) - outward * space;
  return start + outward * Math.min(lane, space);
}
