// Shows a person's skills gap on the page of a role or a move: their own levels on the stops of its skills, and the
// match.

import { loadCatalogue } from "../lib/catalogue.js";
import { markHave } from "../lib/charts.js";
import { element, link, replaceKeepingFocus } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { gapList } from "./gap-list.js";
import { match } from "./match.js";
import { matchWords } from "./match-words.js";
import { ratings } from "./profile.js";
import { store } from "./storage.js";

/** @param {HTMLElement} host its `data-role` names the role; its content stays until one of its skills is rated */
export async function showRoleMatch(host) {
  if (!store.all("rating").size) return;
  const guide = await loadCatalogue(["learning"]);
  const role = guide?.role(host.dataset.role ?? "");
  if (!guide || !role) return;
  const before = [...host.childNodes];
  const show = () => {
    const rated = ratings(guide);
    const result = match(role.needs, (skill) => rated.get(skill) ?? null, guide.measure);
    for (const row of document.querySelectorAll("li[data-skill], tr[data-skill]")) markLevel(guide, role, row, rated);
    if (!result.rated) return replaceKeepingFocus(host, before, host);
    const head = element("summary", "", "My skills: ", ...matchWords(result, role.title));
    const open = host.querySelector("details")?.open ?? false;
    const shown = element(
      "details",
      "cg-details cg-how-far",
      head,
      ...gapList(guide, result.gaps),
      ...(MY_PAGE ? [element("p", "", link(`${MY_PAGE}#skills`, "Change my ratings"))] : []),
    );
    shown.open = open;
    replaceKeepingFocus(host, [shown], host);
  };
  store.addEventListener("change", show);
  show();
}

/**
 * The reader's level of one skill: on its stops, and in words for those who do not see them.
 * @param {import("../lib/catalogue.js").Catalogue} guide @param {{needs: import("./match.js").Need[]}} role
 * @param {Element} row its `data-skill` names the skill @param {ReturnType<typeof ratings>} rated
 */
function markLevel(guide, role, row, rated) {
  const skill = /** @type {HTMLElement} */ (row).dataset.skill ?? "";
  const need = role.needs.find(([id]) => id === skill)?.[1] ?? 0;
  const have = rated.get(skill)?.level ?? null;
  const stops = row.querySelectorAll(".cg-steps");
  const last = stops[stops.length - 1];
  if (!last) return;
  markHave(last, have, need);
  last.querySelector(".cg-sr")?.remove();
  if (have !== null) last.append(element("span", "cg-sr", `, you: ${guide.ratingLevels[have]}`));
}
