// Marks the reader's role on the career map with "you are here", and other roles with the months that they are away.
import { monthsShort, plural, typicalMonths } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** @param {HTMLElement} map @param {import("../planner/reach.js").Reach | null} reader */
export function markMap(map, reader) {
  map.querySelector(".cg-map__note")?.remove();
  if (reader) {
    const note = document.createElement("p");
    note.className = "cg-quiet cg-map__note";
    note.textContent = "12 mo: people typically get there in 12 months from your role.";
    map.append(note);
  }
  for (const station of /** @type {NodeListOf<SVGAElement>} */ (map.querySelectorAll(".cg-map__stations a"))) {
    station.querySelector(".cg-map__away")?.remove();
    station.removeAttribute("aria-description");
    station.classList.remove("cg-here", "cg-within");
    const id = station.href.baseVal.split("/").at(-2) ?? "";
    const months = reader?.months.get(id);
    const least = reader?.atLeast.get(id);
    if (id === reader?.id) label(station, "cg-here", "you are here", "you are here");
    else if (months !== undefined)
      label(station, "cg-within", `${months} mo`, `typically in ${plural(months, "month")}`);
    else if (least?.typical)
      label(station, "cg-within", monthsShort(least), `in ${typicalMonths(least)}: some steps have no known months`);
  }
}

/** @param {SVGAElement} station @param {string} name @param {string} text @param {string} words */
function label(station, name, text, words) {
  const box = /** @type {SVGPathElement} */ (station.querySelector("path")).getBBox();
  const mark = document.createElementNS(SVG, "text");
  mark.setAttribute("class", "cg-map__away");
  mark.setAttribute("aria-hidden", "true");
  mark.setAttribute("x", String(box.x + box.width - 2));
  mark.setAttribute("y", String(box.y + 3));
  mark.textContent = text;
  station.append(mark);
  station.classList.add(name);
  station.setAttribute("aria-description", words);
}
