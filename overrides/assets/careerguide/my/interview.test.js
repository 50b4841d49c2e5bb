// Questions to prepare for: what people say of a skill, asked as an interviewer asks.
// Every phrase of the default company: tests/scripts/test_interview.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { question, questions } from "./interview.js";

const START = "Tell me about a time you ";

// Contractions, the whole team, the country US, capitals, marks at the end.
for (const [phrase, asked] of [
  ["stayed polite when I was shouted at", "stayed polite when you were shouted at"],
  ["was the first to try the new tool", "were the first to try the new tool"],
  ["wasn't thrown by a bad line", "weren't thrown by a bad line"],
  ["I wasn't thrown by a bad line", "weren't thrown by a bad line"],
  ["washed the mugs", "washed the mugs"],
  ["I calmed an irate caller.", "calmed an irate caller"],
  ["we agreed who does what", "agreed who does what"],
  ["Calmed an irate caller!", "calmed an irate caller"],
  ["QA'd my own call", "QA'd your own call"],
  ["said I'm sorry and meant it...", "said you're sorry and meant it"],
  ["kept what I\u2019d promised", "kept what you'd promised"],
  ["did what we've always put off", "did what you've always put off"],
  ["helped our team hit our target", "helped your team hit your team's target"],
  ["swapped shifts in a way that suited us both", "swapped shifts in a way that suited you both"],
  ["spoke for all of us", "spoke for all of you"],
  ["worked out what rework costs us", "worked out what rework costs your team"],
  ["called a US customer", "called a US customer"],
  ["shared a call of mine", "shared a call of yours"],
  ["started at 9 am", "started at 9 am"],
  ["asked IT, which was down, for help", "asked IT, which was down, for help"],
  ["taught myself the tool", "taught yourself the tool"],
  ["industry status bus mystery we", "industry status bus mystery your team"],
]) {
  test(`a phrase becomes a question: ${phrase}`, () => assert.equal(question(phrase), `${START}${asked}.`));
}

const gap = (skill, need) => ({ skill, have: 0, need, essential: true, weight: 3, missing: need });
const SKILLS = new Map(
  [..."abcdefgh"].map((id) => [id, { title: id.toUpperCase(), everyday: id === "b" ? [] : [`did ${id}`, "did more"] }]),
);

test("there are six questions for the heaviest gaps, without unknown skills and skills that have no phrase", () => {
  const gaps = ["unknown", ..."abcdefgh"].map((id) => gap(id, 2));
  assert.equal(
    questions(gaps, SKILLS)
      .map((asked) => asked.skill)
      .join(""),
    "acdefg",
  );
});

test("a question names the level that the role asks for", () =>
  assert.deepEqual(questions([gap("h", 4), gap("a", 1)], SKILLS, 6), [
    { skill: "h", title: "H", ask: `${START}did h.`, level: 4 },
    { skill: "a", title: "A", ask: `${START}did a.`, level: 1 },
  ]));

test("without gaps there are no questions", () => assert.deepEqual(questions([], SKILLS), []));
