// Shows a person's skills gap on the page of a role or a move.

import { loadCatalogue } from "../lib/catalogue.js";
import { element, link, replaceKeepingFocus } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { gapList, matchLine } from "./gap-list.js";
import { match } from "./match.js";
import { ratings } from "./profile.js";
import { store } from "./storage.js";

/** @param {HTMLElement} host its `data-role` names the role; its content stays until a skill is rated */
export async function showRoleMatch(host) {
  if (!store.all("rating").size) return;
  const guide = await loadCatalogue();
  const role = guide?.role(host.dataset.role ?? "");
  if (!guide || !role) return;
  const show = () => {
    const rated = ratings(guide);
    const result = match(role.needs, (skill) => rated.get(skill) ?? null, guide.measure);
    const head = element("summary", "", "How far am I? ", matchLine(result));
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
