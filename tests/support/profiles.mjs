// What the site says to a person, place by place, for tests/scripts/test_profiles.py.
import { Catalogue, EVERYTHING } from "../../overrides/assets/careerguide/lib/catalogue.js";
import { companyOf } from "../../overrides/assets/careerguide/lib/company.js";
import {
  conditionLine,
  metLine,
  ownStep,
  stepAbout,
  stepOf,
  stepSentence,
} from "../../overrides/assets/careerguide/my/steps.js";
import { store } from "../../overrides/assets/careerguide/my/storage.js";
import { plan, promotionCase } from "../../overrides/assets/careerguide/my/summary.js";

/** Run a function at a time of day on this computer's calendar. */
function at(now, run) {
  const real = globalThis.Date;
  globalThis.Date = class extends real {
    constructor(...values) {
      super(...(values.length ? values : [now]));
    }
  };
  try {
    return run();
  } finally {
    globalThis.Date = real;
  }
}

const lines = (parts) => parts.flatMap((part) => [part.title, ...part.lines]).join("\n");

/** The texts of each place for a person: their records, and the role of an opening that they look at. */
export function sentencesFor({ api, records, opening, now }) {
  const catalogue = new Catalogue(companyOf(api.graph, api.catalogue.planner), api.catalogue);
  for (const name of EVERYTHING) catalogue.add(name, api[name]);
  store.held.clear();
  for (const [key, value] of Object.entries(records)) store.put(key, value);
  return at(now, () => {
    const [step, towards] = [ownStep(catalogue), stepAbout(catalogue, opening)];
    return {
      plan: step ? metLine(stepOf(catalogue, step.move)) : "",
      my: [...(step ? [metLine(step), ...step.conditions.map(conditionLine)] : []), lines(plan(catalogue))].join("\n"),
      case: lines(promotionCase(catalogue)),
      opening: towards ? stepSentence(towards) : "",
    };
  });
}
