// My own ratings against what a role asks for, on the page of a role or a move.

import { catalogue } from "../lib/catalogue.js";
import { element, link } from "../lib/dom.js";
import { gapsOf, matchLine } from "./gap-list.js";
import { match } from "./match.js";
import { ratings } from "./profile.js";
import { store } from "./storage.js";

/** @param {HTMLElement} place its `data-role` names the role; what stands in it stays until something is rated */
export async function distance(place) {
  if (!store.all("rating").size) return;
  const found = await catalogue();
  const role = found?.role(place.dataset.role ?? "");
  if (!found || !role) return;
  const show = () => {
    const rated = ratings(found);
    const whole = match(role.needs, (skill) => rated.get(skill) ?? null, found.measure);
    const head = element("summary", "", "How far am I? ", matchLine(whole));
    const open = place.querySelector("details")?.open ?? false;
    const shown = element(
      "details",
      "cg-details cg-how-far",
      head,
      ...gapsOf(found, whole.gaps),
      element("p", "", link("my/#skills", "Change my ratings")),
    );
    shown.open = open;
    place.replaceChildren(shown);
  };
  store.addEventListener("change", show);
  show();
}
