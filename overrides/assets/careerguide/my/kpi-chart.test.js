// The months of a KPI's chart: what was, and what is still to hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstLessons } from "./first-lessons.js";
import { chartMonths } from "./kpi-chart.js";
import { yearsInWords } from "./plan-chart.js";

for (const [over, run, met, past, ahead] of /** @type {[number, number, boolean, number, string[]][]} */ ([
  [3, 3, true, 6, []],
  [3, 5, true, 6, []],
  [3, 2, false, 6, ["2026-12"]],
  [3, 0, false, 6, ["2026-12", "2027-01", "2027-02"]],
  [6, 0, false, 3, ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05"]],
  [12, 2, false, 3, ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05"]],
]))
  test(`${run} of ${over} months held`, () => {
    const months = chartMonths({ until: "2026-11", over, run, met });
    assert.equal(months.past.length, past);
    assert.equal(months.past.at(-1), "2026-11");
    assert.deepEqual(months.ahead, ahead);
  });

for (const [months, words] of /** @type {[number, string][]} */ ([
  [0, "now"],
  [1, "1 month"],
  [10, "10 months"],
  [12, "1 year"],
  [28, "2 yr 4 mo"],
  [36, "3 years"],
]))
  test(`${months} months in words`, () => assert.equal(yearsInWords(months), words));

test("learning that helps with most gaps comes first, then that of the heaviest gap", () => {
  const item = (/** @type {string} */ id, /** @type {string[]} */ skills) => ({ id, title: id, skills });
  const items = [item("a", ["x"]), item("b", ["x", "y"]), item("c", ["y"]), item("d", ["z"]), item("e", ["w"])];
  const catalogue = {
    learningFor: (/** @type {string} */ skill) => items.filter(({ skills }) => skills.includes(skill)),
  };
  const first = firstLessons(catalogue, [{ skill: "z" }, { skill: "x" }, { skill: "y" }]);
  assert.deepEqual(
    first.map(({ item: { id }, gaps }) => [id, gaps]),
    [
      ["b", 2],
      ["d", 1],
      ["a", 1],
    ],
  );
  assert.deepEqual(firstLessons(catalogue, []), []);
});
