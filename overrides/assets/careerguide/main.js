// Pages are complete without script; this only adds. Each custom element has a module of its own,
// fetched when a page has one.
import "./scheme.js";
import "./keys.js";
import "./search.js";

/** Element name -> module that defines it. */
const elements = {
  "career-map": "./career-map.js",
  "eligibility-check": "./eligibility-check.js",
  "filter-list": "./filter-list.js",
  "i-am": "./i-am.js",
  "open-list": "./open-list.js",
  "opening-clock": "./opening-clock.js",
  "route-planner": "./route-planner.js",
  "story-of-the-week": "./story-of-the-week.js",
};

for (const [name, file] of Object.entries(elements)) {
  if (document.querySelector(name)) {
    import(file);
  }
}
