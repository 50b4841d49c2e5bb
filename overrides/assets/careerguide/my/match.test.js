// The match of a person's own ratings with a role, against exact fractions and against cases worked out by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Dice } from "../../../../tests/support/dice.mjs";
import { parts, rows } from "../../../../tests/support/table.mjs";
import { match, TIERS, tier } from "./match.js";

const USUAL = { essential: 3, desirable: 1, strong: 85, good: 65, stretch: 40 };

/** A match with ratings by skill. */
const matched = (needs, ratings, measure) => match(needs, (skill) => ratings[skill] ?? null, measure);

/** The sum of fractions, each a numerator and a denominator; exact. */
const sum = (fractions) => fractions.reduce(([n, d], [n2, d2]) => [n * d2 + n2 * d, d * d2], [0n, 1n]);

/** The tier of a percent: the first whose least percent it reaches. */
const expectedTier = (percent, measure) =>
  ["strong", "good", "stretch"].find((name) => percent >= measure[name]) ?? "long-term";

/** The formula of data/match.yaml in fractions. */
function expected(needs, ratings, measure) {
  const level = (skill) => ratings[skill]?.level ?? 0;
  const gaps = needs
    .filter(([skill]) => !ratings[skill]?.aside)
    .map(([skill, need, essential]) => ({
      skill,
      have: ratings[skill]?.level ?? null,
      need,
      essential: essential === 1,
      weight: essential ? measure.essential : measure.desirable,
      missing: Math.max(0, need - level(skill)),
    }));
  const weight = BigInt(gaps.reduce((total, gap) => total + gap.weight, 0));
  const [part, of] = sum(
    gaps.map(({ skill, need, weight }) => [BigInt(weight * Math.min(level(skill), need)), BigInt(need)]),
  );
  const percent = weight ? Number((100n * part) / (of * weight)) : null;
  return {
    percent,
    tier: percent === null ? null : expectedTier(percent, measure),
    rated: gaps.filter((gap) => gap.have !== null).length,
    counted: gaps.length,
    aside: needs.length - gaps.length,
    gaps: gaps
      .filter((gap) => gap.missing)
      .sort((a, b) => b.weight * b.missing - a.weight * a.missing || b.missing - a.missing),
    met: gaps.filter((gap) => !gap.missing),
  };
}

/** Up to 14 skills; some set aside, some not rated, some above what the role asks for. */
function randomCase(dice) {
  const names = Array.from({ length: 20 }, (_, number) => `s${number}`);
  const skills = dice.sample(names, dice.integer(0, 14));
  const needs = skills.map((skill) => [skill, dice.integer(1, 7), dice.integer(0, 1)]);
  const rated = skills.filter(() => dice.random() < 0.8);
  const ratings = rated.map((skill) => [skill, { level: dice.integer(0, 7), aside: dice.random() < 0.15 }]);
  const percents = Array.from({ length: 101 }, (_, percent) => percent);
  const [stretch, good, strong] = dice.sample(percents, 3).sort((a, b) => a - b);
  const measure = { essential: dice.integer(0, 10), desirable: dice.integer(0, 10), strong, good, stretch };
  return [needs, Object.fromEntries(ratings), measure];
}

test("a thousand random matches are exact", () => {
  const dice = new Dice(20_261_123);
  const cases = Array.from({ length: 1000 }, () => randomCase(dice));
  const results = cases.map((given) => expected(...given));
  assert.deepEqual(new Set(results.map((result) => result.tier)), new Set([...Object.keys(TIERS), null]));
  assert.ok(results.filter((result) => result.percent === null).length > 20);
  assert.ok(results.filter((result) => result.gaps.length > 3).length > 200);
  for (const [index, given] of cases.entries()) assert.deepEqual(matched(...given), results[index]);
});

test("every percent of 100 equal skills is exact", () => {
  // 29% stays 29%, though 0.29 times 100 is 28.999... in floating point.
  const needs = Array.from({ length: 100 }, (_, number) => [`s${number}`, 1, 1]);
  for (let count = 0; count <= 100; count += 1) {
    const ratings = Object.fromEntries(needs.slice(0, count).map(([skill]) => [skill, { level: 1, aside: false }]));
    assert.equal(matched(needs, ratings, USUAL).percent, count);
  }
});

// Worked out by hand with paper and pencil, never with the code. Levels go from 0 (not yet) to 4 (expert). `asks` is
// what the role asks for, "?" marks a desirable skill; `has` are the ratings, "-" marks one that is set aside.
// `measure` is what differs from the usual weights and tiers. `gaps` are the skills that are missing in part, the
// heaviest first.
const CASES = rows(
  "name asks has measure match gaps",
  `
  all there | a:2 b:4 | a:2 b:4 | | 100 strong |
  more than asked adds nothing | a:1 b:1 | a:4 b:0 | | 50 stretch | b
  nothing is rated | a:2 b:4 | | | 0 long-term | b a
  not yet is as good as not rated | a:2 b:4 | a:0 b:0 | | 0 long-term | b a
  the role asks for nothing | | a:4 | | none |
  all set aside | a:2 b:4 | a:2- b:0- | | none |
  no weight at all | a:2 | a:2 | essential:0 | none |
  two thirds of the example in match.yaml | a:3 | a:2 | | 66 good | a
  a third | a:3 | a:1 | | 33 long-term | a
  three quarters | a:4 | a:3 | | 75 good | a
  essential weighs three times | a:2 b:2? | a:2 | | 75 good | b
  and desirable a quarter | a:2 b:2? | b:2 | | 25 long-term | a
  what is set aside weighs nothing | a:2 b:2? | a:0- b:2 | | 100 strong |
  what is set aside helps nothing | a:2 b:2 | a:4- b:1 | | 50 stretch | b
  exactly 40 is a stretch | a:1 b:1 c:1 d:1 e:1 | a:1 b:1 | | 40 stretch | c d e
  (3 x 1/2 + 3 x 1/4) / 6 = 37.5 is 37 | a:2 b:4 | a:1 b:1 | | 37 long-term | b a
  exactly 85 | a:1 b:1? | a:1 | essential:17 desirable:3 | 85 strong | b
  84.9 is good and not strong | a:1 b:1? | a:1 | essential:849 desirable:151 | 84 good | b
  13 of 20 is good | a:1 b:1? | a:1 | essential:13 desirable:7 | 65 good | b
  only desirable skills | a:2? b:4? | a:2 | | 50 stretch | b
  three levels of a desirable skill tie with one of an essential and come first | a:2 b:4? | a:1 b:1 | | 43 stretch | b a
  an essential level before two desirable ones | a:4? b:2 | a:2 b:1 | | 50 stretch | b a
  equal gaps stay in the role's order | b:2 a:2 c:2 | | | 0 long-term | b a c
  a gap that weighs nothing comes last | a:4? b:1 | | desirable:0 | 0 long-term | b a
  `,
);

/** `a:2 b:4?` as triples of a skill, a level and a mark. */
const read = (cell) => parts(cell).map((part) => /^(\w+):(\d+)(.?)$/.exec(part).slice(1));

for (const { name, asks, has, measure, match: result, gaps } of CASES) {
  test(`worked out by hand: ${name}`, () => {
    const needs = read(asks).map(([skill, level, mark]) => [skill, Number(level), mark === "?" ? 0 : 1]);
    const ratings = read(has).map(([skill, level, mark]) => [skill, { level: Number(level), aside: mark === "-" }]);
    const weights = read(measure).map(([weight, value]) => [weight, Number(value)]);
    const answer = matched(needs, Object.fromEntries(ratings), { ...USUAL, ...Object.fromEntries(weights) });
    assert.equal(answer.percent === null ? "none" : `${answer.percent} ${answer.tier}`, result);
    assert.deepEqual(
      answer.gaps.map((gap) => gap.skill),
      parts(gaps),
    );
  });
}

for (const measure of [
  USUAL,
  { ...USUAL, strong: 100, good: 99, stretch: 1 },
  { ...USUAL, strong: 3, good: 2, stretch: 0 },
]) {
  test(`every percent has its tier: strong from ${measure.strong}`, () => {
    for (let percent = 0; percent <= 100; percent += 1)
      assert.equal(tier(percent, measure), expectedTier(percent, measure));
  });
}

for (const [percent, name] of [
  [0, "long-term"],
  [39, "long-term"],
  [40, "stretch"],
  [64, "stretch"],
  [65, "good"],
  [84, "good"],
  [85, "strong"],
  [100, "strong"],
]) {
  test(`a tier begins at its least percent: ${percent} is ${name}`, () => assert.equal(tier(percent, USUAL), name));
}

test("tiers have texts, best first", () =>
  assert.deepEqual(Object.keys(TIERS), ["strong", "good", "stretch", "long-term"]));
