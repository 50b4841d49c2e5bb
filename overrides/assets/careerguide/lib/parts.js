// Where the parts of the site are; empty for a part that the site does not have. A build replaces this file with the
// parts of its settings (hooks/careerguide/output/script_parts.py); the tests of the scripts use it as it is.
export const STORIES = /** @type {string} */ ("stories/");
export const OPENINGS = /** @type {string} */ ("openings/");
export const EVENTS = /** @type {string} */ ("events/");
export const MY_PAGE = /** @type {string} */ ("my/");
export const PLANNER = /** @type {string} */ ("plan/");
export const KIT = /** @type {string} */ ("kit/");
