// Makes interview questions from everyday phrases for a skill. Pure.

/** @type {Record<string, string>} */
const YOURS = {
  i: "you",
  me: "you",
  my: "your",
  mine: "yours",
  myself: "yourself",
  we: "your team",
  us: "your team",
  our: "your team's",
  ours: "your team's",
  ourselves: "yourselves",
};

/** Replacements of several words, which come first. @type {[RegExp, string][]} */
const TOGETHER = [
  [/\b(?:I|we)['’](m|re|ve|d|ll)\b/gi, "you'$1"],
  [/\bI (?:was|am)\b/gi, "you were"],
  [/\bI wasn['’]t\b/gi, "you weren't"],
  [/\bour team\b/gi, "your team"],
  [/\bus (both|all)\b/g, "you $1"],
  [/\bof us\b/g, "of you"],
  [/^(?:we|I) /i, "you "],
];

/** A phrase about oneself, turned to "you". The country US stays. @param {string} everyday */
function toldByYou(everyday) {
  const text = TOGETHER.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    everyday.trim(),
  ).replaceAll("you'm", "you're");
  return text.replace(/\b[a-z]+\b/gi, (word) => (word === "US" ? word : (YOURS[word.toLowerCase()] ?? word)));
}

/** "let an upset caller finish" as a question. @param {string} everyday */
export function question(everyday) {
  const text = toldByYou(everyday)
    .replace(/^you /i, "")
    .replace(/^was(?=n['’]t\b|\b)/i, "were")
    .replace(/[.?!\s]+$/, "");
  return `Tell me about a time you ${text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}.`;
}

/**
 * Questions for gaps, heaviest gap first, each with the needed level, whose description a good answer shows.
 * @param {import("./match.js").Gap[]} gaps
 * @param {Map<string, {title: string, everyday: string[]}>} skills
 */
export function questions(gaps, skills, limit = 6) {
  const list = [];
  for (const gap of gaps) {
    const skill = skills.get(gap.skill);
    const everyday = skill?.everyday[0];
    if (!skill || !everyday || list.length === limit) continue;
    list.push({ skill: gap.skill, title: skill.title, ask: question(everyday), level: gap.need });
  }
  return list;
}
