// Constants that Python has too. Each names its Python twin; values are JSON, so that this module can be generated.

/** @typedef {"promotion" | "lateral" | "bridge" | "return"} MoveKind */
/** @typedef {"below" | "meets" | "exceeds"} Performance */
/** @typedef {"new" | "up" | "same" | "down" | "gone"} SkillChange */

/** Where the site has its JSON files (`exports.FOLDER`). */
export const API_FOLDER = "api/v1";

/** Kinds of moves and their short labels, in the order of lists (`text.KINDS_SHORT`). @type {Record<string, string>} */
export const MOVE_KIND_LABELS = { promotion: "up", lateral: "sideways", bridge: "bridge", return: "back" };

/**
 * First letters of the kinds, as the career map's `data-leads` has them (`ladder.py`).
 * @type {Record<string, MoveKind>}
 */
export const MOVE_KIND_LETTERS = { p: "promotion", l: "lateral", b: "bridge", r: "return" };

/** Kinds of moves that count as sideways (`wishes.sideways_in`). @type {string[]} */
export const SIDEWAYS_KINDS = ["lateral", "bridge"];

/** How sure the guide is of a move's months (`text.CONFIDENCE`). @type {Record<string, string>} */
export const CONFIDENCE_LABELS = { low: "low confidence", medium: "medium confidence", high: "high confidence" };

/** (`text.SHIFTS`) @type {Record<string, string>} */
export const SHIFT_LABELS = { day: "Day shifts", rotating: "Rotating shifts", night: "Night shifts" };

/** (`text.REMOTE`) @type {Record<string, string>} */
export const REMOTE_LABELS = { none: "On site", partial: "Partly from home", full: "From home possible" };

/** Levels 1 to 4 of a skill (`model.SKILL_LEVELS`). */
export const SKILL_LEVELS = ["awareness", "working", "practitioner", "expert"];

/**
 * How a skill changes between two roles, in the order of lists (`pages.CHANGES`).
 * @type {Record<SkillChange, string>}
 */
export const CHANGE_LABELS = { new: "New", up: "Up", same: "Same", down: "Less", gone: "No longer needed" };

/** Ratings of a review, lowest first (`diff.entries.RATINGS`). @type {Performance[]} */
export const PERFORMANCE_RATINGS = ["below", "meets", "exceeds"];

/** How a target begins, and how that reads (`text.target`). @type {[sign: string, words: string][]} */
export const TARGET_SIGNS = [
  [">=", "at least"],
  ["<=", "at most"],
  [">", "more than"],
  ["<", "less than"],
];

/** (`text.month_name`) */
export const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Years by which the planner lists what can be reached (`planner.HORIZONS`). */
export const HORIZONS = [1, 3, 5, 10];

/**
 * What a person can leave out of a plan, by its word in the address (`wishes.WITHOUT`).
 * @type {Record<string, string>}
 */
export const WITHOUT = {
  night: "night or rotating shifts",
  people: "leading people",
  site: "work that is on site only",
  track: "leaving my track",
  bpo: "BPO",
  kpo: "KPO",
  back: "steps back",
};

/** What is left out until the person says otherwise (`wishes.Wishes().without`). */
export const WITHOUT_DEFAULT = ["back"];

/** Routes that are tried before a limit of sideways moves is given up (`wishes.MOST_TRIED`). */
export const MOST_TRIED = 400;

/** Answers of the planner without routes, as the command `careerguide route` prints them too (`planner.py`). */
export const PLANNER_MESSAGES = {
  same: "You are there already. Choose another role.",
  none: "No way from {from} to {to} with these wishes. Take one back, or ask a team leader who knows both.",
  open: "Choose where you are, or where you want to be.",
  nothing: "Nothing, with these wishes. Take one back.",
  onward: "You can reach",
  backward: "People get there from",
};

/** Kinds of search results in the order of equals (`search.KINDS`). */
export const SEARCH_KINDS = [
  "role",
  "skill",
  "track",
  "band",
  "opening",
  "story",
  "event",
  "learning",
  "figure",
  "term",
  "page",
  "section",
];

/** Digits of the numbers below 64 in the files of the search (`search.DIGITS`). */
export const SEARCH_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Phrases of one entry that are told apart (`search.PHRASES`). */
export const SEARCH_PHRASES = 64;

/** Words of one phrase that are counted (`search.LENGTHS`). */
export const SEARCH_LENGTHS = 8;

/** Fields of a phrase by their number (`search.EVERYDAY, SUMMARY, BODY`). */
export const SEARCH_FIELDS = ["everyday", "summary", "body"];
