// Which skill is meant by what people say on the floor: "calmed an irate caller". Pure.

/** Words that say nothing of a skill. */
const SMALL = new Set("a an the and or of to in on at for with from by it its i me my we us our you your was were is are be been had has have did do that this them they their then when who so as up out".split(" "));

/** @param {string} text */
const words = (text) => text.toLowerCase().split(/[^a-z0-9&]+/).filter((word) => word && !SMALL.has(word));

/** "calming", "calmed" and "calms" begin alike. @param {string} one @param {string} other */
function alike(one, other) {
  if (one === other) return true;
  const least = Math.min(one.length, other.length);
  let common = 0;
  while (common < least && one[common] === other[common]) common += 1;
  return common >= 4 && common >= least - 2 && Math.max(one.length, other.length) - common <= 3;
}

// More words than anyone types: a whole letter that is pasted must not stop the page.
const MOST = 40;

/**
 * Skills for some words, the nearest first, each with the phrase that matched best. Words that few skills use weigh more.
 * @template {{title: string, aliases: string[], everyday: string[], summary: string}} S
 * @param {string} text @param {S[]} skills
 * @returns {{skill: S, phrase: string}[]}
 */
export function found(text, skills, most = 6) {
  const asked = [...new Set(words(text))].slice(0, MOST);
  const phrases = skills.map((skill) => [skill.title, ...skill.aliases, ...skill.everyday, skill.summary].map((phrase) => ({ phrase, own: words(phrase) })));
  const known = new Set(phrases.flat().flatMap(({ own }) => own));
  const near = asked.map((word) => new Set([...known].filter((other) => alike(word, other))));
  const says = (/** @type {{own: string[]}} */ { own }, /** @type {number} */ index) => own.some((word) => near[index].has(word));
  const weight = asked.map((_, index) => {
    const users = phrases.filter((all) => all.some((each) => says(each, index))).length;
    return users ? Math.log(1 + skills.length / users) : 0;
  });
  const scored = skills.map((skill, place) => {
    let [best, phrase, total] = [0, skill.title, 0];
    asked.forEach((_, index) => {
      if (phrases[place].some((each) => says(each, index))) total += weight[index];
    });
    for (const each of phrases[place]) {
      const hits = weight.reduce((sum, own, index) => sum + (says(each, index) ? own : 0), 0);
      // A short phrase that is hit says more than a long one.
      const score = hits * (1 + 1 / (1 + each.own.length));
      if (score > best) [best, phrase] = [score, each.phrase];
    }
    return { skill, phrase, score: best + total / 2 };
  });
  return scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, most);
}
