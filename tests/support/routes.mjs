// Answers queries of the planner with the scripts of the site.
import { companyOf } from "../../overrides/assets/careerguide/lib/company.js";
import { months } from "../../overrides/assets/careerguide/lib/dom.js";
import { parseQuery } from "../../overrides/assets/careerguide/planner/planner-query.js";
import { findReach, findRoutes } from "../../overrides/assets/careerguide/planner/route-answers.js";
import { blockingNote, reachNote, routeNotes } from "../../overrides/assets/careerguide/planner/route-notes.js";

function answerTo({ files: { graph, catalogue }, address, count }) {
  const company = companyOf(graph, catalogue.planner);
  const ids = company.roles.map((role) => role.id);
  const query = parseQuery(address);
  const [start, end] = [query.from, query.to].map((id) => ids.indexOf(id));
  const skillsOf = (role) => new Set(catalogue.needs.roles[role][0].map(([skill]) => skill));
  const { routes, blocking, nearest } = findRoutes(company, query, start, end, count, skillsOf);
  const rows = (roles) =>
    roles.map((near) => [
      ids[near.role],
      near.months,
      near.broken,
      near.stepsBack,
      near.breaks,
      reachNote(company, query, near),
      near.unknown,
      near.brokenUnknown,
    ]);
  const reach = (known, onward) => {
    const { roles, kept, blocking } = findReach(company, query, known, onward);
    return { roles: rows(roles), kept, blocking };
  };
  return {
    routes: routes.map((route) => [
      route.min,
      route.typical,
      route.slow,
      route.unknown,
      months(route),
      ...route.roles.map((role) => ids[role]),
    ]),
    notes: routes.map((route) => routeNotes(company, query, route)),
    blocking: [blocking, blockingNote(company, query, blocking)],
    nearest: rows(nearest),
    from: reach(start, true),
    to: reach(end, false),
  };
}

/** Routes and reach for each case: files that scripts read, the address of a query, and how many routes are wanted. */
export const answerQueries = ({ companies, cases }) =>
  cases.map(({ company, address, count }) => answerTo({ files: companies[company], address, count }));
