// What goes into a person's calendar file, and on which days. How programs read it: tests/scripts/test_calendar.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstMonday, reminders } from "./reminders.js";

const TODAY = "2026-11-26";
const NOTHING = { actions: [], goals: [], next: "", openings: [] };

test("a person without plans has no reminders", () => assert.deepEqual(reminders(NOTHING, TODAY), []));

test("actions that are dated and not done", () => {
  const actions = [
    { id: "aaaaaaaa", text: "Shadow a lead", due: "2026-12-01", done: false },
    { id: "bbbbbbbb", text: "Done", due: "2026-12-01", done: true },
    { id: "cccccccc", text: "No day", due: "", done: false },
    { id: "dddddddd", text: "Late", due: "2026-11-01", done: false },
  ];
  assert.deepEqual(reminders({ ...NOTHING, actions }, TODAY), [
    { id: "aaaaaaaa", text: "Shadow a lead", due: "2026-12-01" },
    { id: "dddddddd", text: "Late", due: "2026-11-01" },
  ]);
});

test("last days of saved openings, up to today", () => {
  const openings = [
    { id: "a-manila", title: "Agent, Manila", closes: TODAY },
    { id: "b-pune", title: "Lead, Pune", closes: "2026-11-25" },
  ];
  assert.deepEqual(reminders({ ...NOTHING, openings }, TODAY), [
    { id: "opening-a-manila", text: "Last day to apply: Agent, Manila", due: TODAY, early: true },
  ]);
});

for (const [years, day, due] of [
  ["1", "2026-11-26", "2027-11-26"],
  ["3", "2026-11-26", "2029-11-26"],
  ["5", "2024-02-29", "2029-02-28"],
  ["10", "2026-12-31", "2036-12-31"],
]) {
  test(`a goal is on the day that is its years later: ${years} from ${day}`, () => {
    const goals = [{ years, title: "Team Leader", text: "near home", day }];
    const text = `My goal for ${years} ${years === "1" ? "year" : "years"}: Team Leader. near home`;
    assert.deepEqual(reminders({ ...NOTHING, goals }, TODAY), [{ id: `goal-${years}`, text, due }]);
  });
}

test("a goal may have only a role, or only words", () => {
  const goals = [
    { years: "1", title: "Team Leader", text: "", day: TODAY },
    { years: "3", title: "", text: "Work days", day: TODAY },
  ];
  const texts = reminders({ ...NOTHING, goals }, TODAY).map(({ text }) => text);
  assert.deepEqual(texts, ["My goal for 1 year: Team Leader", "My goal for 3 years: Work days"]);
});

test("the figures are reviewed each month while a next role is chosen", () => {
  const [review, ...others] = reminders({ ...NOTHING, next: "Team Leader" }, TODAY);
  assert.deepEqual(others, []);
  assert.equal(review.id, "monthly-review");
  assert.equal(review.due, "2026-12-07");
  assert.equal(review.rule, "FREQ=MONTHLY;BYDAY=1MO;COUNT=12");
  assert.ok(review.text.includes("Team Leader"));
});

for (const [day, monday] of [
  ["2026-11-01", "2026-11-02"],
  ["2026-11-02", "2026-11-02"],
  ["2026-11-03", "2026-12-07"],
  ["2026-12-08", "2027-01-04"],
  ["2027-02-01", "2027-02-01"],
  ["2028-02-29", "2028-03-06"],
  ["1969-12-01", "1969-12-01"],
]) {
  test(`the first Monday of a month, not before ${day}`, () => assert.equal(firstMonday(day), monday));
}

test("it is a Monday from the 1st to the 7th, on any day of eight years", () => {
  for (let number = 0; number < 8 * 365; number += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
    const monday = firstMonday(day);
    const at = new Date(`${monday}T00:00:00Z`);
    assert.ok(at.getUTCDay() === 1 && at.getUTCDate() <= 7 && monday >= day, `${day}: ${monday}`);
    assert.ok(at - new Date(`${day}T00:00:00Z`) < 37 * 86_400_000, day);
  }
});
