// The same words as hooks/careerguide/text.py has; tests/test_words_js.py compares them.

export const KINDS = /** @type {Record<string, string>} */ ({
  promotion: "up",
  lateral: "sideways",
  bridge: "bridge",
  return: "back",
});
export const SHIFTS = /** @type {Record<string, string>} */ ({
  day: "Day shifts",
  rotating: "Rotating shifts",
  night: "Night shifts",
});
export const REMOTE = /** @type {Record<string, string>} */ ({
  none: "On site",
  partial: "Partly from home",
  full: "From home possible",
});
export const SKILL_LEVELS = ["awareness", "working", "practitioner", "expert"];

const SIGNS = /** @type {[string, string][]} */ ([
  [">=", "at least"],
  ["<=", "at most"],
  [">", "more than"],
  ["<", "less than"],
]);

/** A target in words: `>= 90%` reads "at least 90%". @param {string} text */
export function targetInWords(text) {
  const pair = SIGNS.find(([sign]) => text.startsWith(sign));
  return pair ? `${pair[1]} ${text.slice(pair[0].length).trim()}` : text;
}

/** `Leads 12 to 15 people`. @param {[low: number, high: number]} span */
export const people = ([low, high]) =>
  `Leads ${low === high ? "" : `${low.toLocaleString("en")} to `}${high.toLocaleString("en")} ${high === 1 ? "person" : "people"}`;
