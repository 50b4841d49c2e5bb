// Highlights the moves from the role that has the pointer or the focus. The page has a station for each role;
// `data-leads` names where its moves lead ("15p 10l": station 15 by promotion, station 10 by a lateral move).
import { MOVE_KIND_LETTERS } from "../lib/constants.js";
import { followReach } from "../lib/reader.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * The path of a move; Python draws the same curves on the page.
 * @param {DOMRect | SVGRect} start
 * @param {DOMRect | SVGRect} end
 */
function curve(start, end) {
  if (start.x === end.x) {
    const middle = start.x + Math.floor(start.width / 2);
    const side = start.x + start.width - 4;
    return end.y < start.y
      ? `M${middle} ${start.y}V${end.y + end.height}`
      : `M${side} ${start.y + start.height}V${end.y}`;
  }
  const right = end.x > start.x;
  const x1 = start.x + (right ? start.width : 0);
  const x2 = end.x + (right ? 0 : end.width);
  const y1 = start.y + Math.floor(start.height / 2);
  const y2 = end.y + Math.floor(end.height / 2);
  const bend = Math.max(Math.floor(Math.abs(x2 - x1) / 2), 12) * (right ? 1 : -1);
  return `M${x1} ${y1}c${bend} 0 ${x2 - x1 - bend} ${y2 - y1} ${x2 - x1} ${y2 - y1}`;
}

class CareerMap extends HTMLElement {
  connectedCallback() {
    this.stations = /** @type {SVGAElement[]} */ ([...this.querySelectorAll(".cg-map__stations a")]);
    this.lit = this.querySelector(".cg-map__lit");
    for (const station of this.stations) {
      for (const event of ["pointerenter", "focus"]) station.addEventListener(event, () => this.light(station));
      for (const event of ["pointerleave", "blur"]) station.addEventListener(event, () => this.clear());
    }
    followReach(async (reach) => (await import("../lib/map-marks.js")).markMap(this, reach));
  }

  /** @param {SVGAElement} station */
  light(station) {
    this.clear();
    const svg = this.querySelector("svg");
    const leads = (station.dataset.leads ?? "").split(" ").filter(Boolean);
    svg?.classList.add("cg-map--lit");
    station.classList.add("cg-near");
    for (const lead of leads) {
      const end = this.stations?.[Number.parseInt(lead, 10)];
      if (!end) continue;
      end.classList.add("cg-near");
      const kind = MOVE_KIND_LETTERS[lead.slice(-1)];
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("class", `cg-move cg-move--${kind}`);
      line.setAttribute("d", curve(box(station), box(end)));
      this.lit?.append(line);
    }
  }

  clear() {
    this.querySelector("svg")?.classList.remove("cg-map--lit");
    for (const station of this.querySelectorAll(".cg-near")) station.classList.remove("cg-near");
    this.lit?.replaceChildren();
  }
}

/** @param {SVGAElement} station */
function box(station) {
  return /** @type {SVGPathElement} */ (station.querySelector("path")).getBBox();
}

customElements.define("career-map", CareerMap);
