import assert from "node:assert/strict";
import { test } from "node:test";
import { horizons } from "./horizons.js";

const stop = (role, min, typical, slow, unknown = 0) => ({ role, after: { min, typical, slow, unknown } });

test("Each horizon has the last role that is reached by then, and the start before the first", () => {
  assert.deepEqual(horizons(0, [stop(1, 6, 10, 20), stop(2, 15, 28, 56), stop(3, 30, 60, 130)]), [
    { years: 1, earliest: 1, typical: 1, slow: 0 },
    { years: 3, earliest: 3, typical: 2, slow: 1 },
    { years: 5, earliest: 3, typical: 3, slow: 2 },
    { years: 10, earliest: 3, typical: 3, slow: 2 },
  ]);
});

test("After a slow case has arrived, nothing more is said", () => {
  assert.deepEqual(horizons(0, [stop(1, 0, 0, 8)]), [{ years: 1, earliest: 1, typical: 1, slow: 1 }]);
});

test("With a step whose months are not known, nothing is claimed", () => {
  assert.deepEqual(horizons(0, [stop(1, 1, 2, 3), stop(2, 1, 2, 3, 1)]), []);
});
