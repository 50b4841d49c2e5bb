// The career map: draws the lines of one role over the grid. It is the role that the pointer or the focus is on, else
// the one that is chosen: in the list, in the address (`#role=team-leader`, or the id alone), or the reader's own.
// `data-leads` of a role has a word for each of its moves: "15p7/13/26" is a promotion to role 15, typically after 13
// months.
import { kindMark, svg } from "../lib/charts.js";
import { KIND_TITLES, MOVE_KIND_LABELS, MOVE_KIND_LETTERS } from "../lib/constants.js";
import { define, element, field, link, months, monthsShort, plural, select } from "../lib/dom.js";
import { moveLine } from "../lib/map-lines.js";
import { PLANNER } from "../lib/parts.js";
import { presentId } from "../lib/present-ids.js";
import { followReach } from "../lib/reader.js";
import { monthRange } from "../lib/time-served.js";

/** @typedef {import("../planner/reach.js").Reach} Reach */
/**
 * A role: `level` is in words, such as "level 3".
 * @typedef {{anchor: HTMLAnchorElement, id: string, title: string, level: string}} MapRole
 */
/** @typedef {{to: MapRole, kind: string, after: import("../lib/time-served.js").MonthRange}} MapMove */

const MARKS = ["cg-map__role--from", "cg-map__role--next"];

class CareerMap extends HTMLElement {
  /** @type {MapRole[]} */
  roles = [];
  /** @type {Reach | null} */
  reader = null;
  /** What the page says while no role is chosen. @type {Node[]} */
  invitation = [];
  /** The id of the chosen role; empty for none. */
  chosen = "";
  lines = /** @type {SVGElement} */ (svg("svg", { class: "cg-map__lines", "aria-hidden": "true" }));
  roleChoice = select([["", "Choose a role"]]);
  trackChoice = select([["", "All tracks"]]);

  connectedCallback() {
    this.grid = /** @type {HTMLTableElement} */ (this.querySelector(".cg-map__grid"));
    this.roles = /** @type {HTMLAnchorElement[]} */ ([...this.querySelectorAll(".cg-map__role")]).map(roleOf);
    this.invitation = [...(this.querySelector(".cg-map__from")?.childNodes ?? [])];
    this.grid.after(this.lines);
    this.offerChoices();
    for (const role of this.roles) {
      for (const event of ["pointerenter", "focus"]) role.anchor.addEventListener(event, () => this.draw(role));
      for (const event of ["pointerleave", "blur"]) role.anchor.addEventListener(event, () => this.draw());
    }
    addEventListener("hashchange", () => this.readAddress());
    new ResizeObserver(() => this.draw()).observe(this.grid);
    for (const anchor of document.querySelectorAll('a[href="#map-moves"]'))
      anchor.addEventListener("click", () => this.openMoves());
    this.readAddress();
    followReach((reach) => this.showReader(reach));
  }

  /** The lists above the map: of roles, and for phones of tracks. */
  offerChoices() {
    this.rows = /** @type {HTMLTableRowElement[]} */ ([
      ...this.querySelectorAll(".cg-map__grid tr:has(.cg-map__role)"),
    ]);
    for (const [index, row] of this.rows.entries()) {
      const title = row.querySelector("th")?.textContent ?? "";
      const inTrack = this.roles.filter(({ anchor }) => row.contains(anchor));
      const group = element("optgroup", "", ...inTrack.map((role) => new Option(role.title, role.id)));
      group.label = title;
      this.roleChoice.append(group);
      this.trackChoice.append(new Option(title, String(index)));
    }
    this.trackChoice.value = "0";
    this.roleChoice.id = "cg-map-role";
    const tracks = field("Show track", this.trackChoice, () => this.showTrack(this.trackChoice.value));
    tracks.classList.add("cg-map__track");
    const form = this.querySelector(".cg-map__choice");
    form?.append(
      field("Show lines from", this.roleChoice, ({ value }) => {
        history.replaceState(null, "", value ? `#role=${value}` : location.pathname + location.search);
        this.choose(value);
      }),
      tracks,
    );
    form?.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Choose the role of the address; without one, the reader's own. */
  readAddress() {
    const id = new URLSearchParams(location.hash.slice(1)).get("role") ?? location.hash.slice(1);
    if (id === "map-moves") this.openMoves();
    const role = this.roleById(presentId("role", id));
    this.choose(role?.id ?? this.reader?.id ?? "");
  }

  /** @param {string} id */
  roleById(id) {
    return this.roles.find((role) => role.id === id);
  }

  /** @param {string} id */
  choose(id) {
    const role = this.roleById(id);
    this.chosen = role?.id ?? "";
    this.roleChoice.value = this.chosen;
    const row = this.rows?.findIndex((candidate) => role && candidate.contains(role.anchor)) ?? -1;
    if (row >= 0) this.showTrack(String(row));
    this.describe(role);
    this.draw();
  }

  /** On a phone, show one track, or all. @param {string} row its number; empty for all */
  showTrack(row) {
    this.trackChoice.value = row;
    this.grid?.classList.toggle("cg-map__grid--whole", !row);
    for (const [index, line] of (this.rows ?? []).entries())
      line.classList.toggle("cg-map__open", String(index) === row);
  }

  /** @param {Reach | null} reach */
  showReader(reach) {
    this.reader = reach;
    for (const { anchor, id } of this.roles) {
      const isOwn = id === reach?.id;
      anchor.classList.toggle("cg-map__role--you", isOwn);
      anchor.removeAttribute("aria-description");
      const away = reach && this.away(id);
      if (isOwn) anchor.setAttribute("aria-description", "your role");
      else if (away) anchor.setAttribute("aria-description", `${away} from your role`);
    }
    this.readAddress();
  }

  /** The months from the reader's role, in words; empty if they are not known. @param {string} id */
  away(id) {
    const typical = this.reader?.months.get(id);
    if (typical !== undefined) return `${plural(typical, "month")} typical`;
    const least = this.reader?.atLeast.get(id);
    return least?.typical ? `at least ${plural(least.typical, "month")}` : "";
  }

  /** Name the next steps of the chosen role beside the list. @param {MapRole | undefined} role */
  describe(role) {
    const box = this.querySelector(".cg-map__from");
    if (!role || !box) {
      box?.replaceChildren(...this.invitation);
      return;
    }
    const isOwn = role.id === this.reader?.id;
    const away = isOwn ? "" : this.away(role.id);
    const steps = this.movesFrom(role).map((move) => element("li", "", stepLink(role, move)));
    const heading = element("h2", "", `Next steps from ${role.title}`);
    const facts = [isOwn ? "your role" : "", role.level, away && `${away} from your role`];
    const plan = PLANNER && away ? [" · ", link(`${PLANNER}#to=${role.id}`, "Plan my route there")] : [];
    box.replaceChildren(
      element("p", "", heading, " ", element("span", "cg-quiet", facts.filter(Boolean).join(", "), ...plan)),
      steps.length
        ? element("ul", "cg-plain cg-chips", ...steps)
        : element("p", "cg-quiet", "No move from this role is in the guide."),
    );
  }

  /** @param {MapRole} role @returns {MapMove[]} */
  movesFrom({ anchor }) {
    return (anchor.dataset.leads ?? "").split(" ").flatMap((word) => {
      const [, index, letter, after] = /^(\d+)([a-z])(.*)$/.exec(word) ?? [];
      const to = this.roles[Number(index)];
      if (!to) return [];
      const [min, typical, slow] = after ? after.split("/").map(Number) : [null, null, null];
      return [{ to, kind: MOVE_KIND_LETTERS[letter], after: monthRange(min, typical, slow) }];
    });
  }

  /** Draw the lines of a role; without one, of the chosen role. */
  draw(role = this.roleById(this.chosen)) {
    for (const { anchor } of this.roles) {
      anchor.classList.remove(...MARKS);
      delete anchor.dataset.months;
    }
    this.lines.replaceChildren();
    if (!role) return;
    role.anchor.classList.add(MARKS[0]);
    const moves = this.movesFrom(role);
    for (const { to, after } of moves) {
      to.anchor.classList.add(MARKS[1]);
      to.anchor.dataset.months = monthsShort(after);
    }
    const origin = this.lines.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === "rtl";
    for (const { to, kind } of moves) {
      const { path, head } = moveLine(place(role, origin), place(to, origin), kind, rightToLeft);
      this.lines.append(
        svg("path", { class: `cg-move cg-move--${kind}`, d: path }),
        svg("path", { class: "cg-map__arrow", d: head }),
      );
    }
  }

  openMoves() {
    this.parentElement?.querySelector(".cg-map__moves")?.setAttribute("open", "");
  }
}

/** @param {HTMLAnchorElement} anchor @returns {MapRole} */
function roleOf(anchor) {
  const words = anchor.lastChild?.textContent ?? "";
  const title = anchor.title || (anchor.textContent ?? "").slice(0, -words.length);
  return { anchor, id: anchor.pathname.split("/").at(-2) ?? "", title, level: words.slice(2) };
}

/** @param {MapRole} role @param {DOMRect} origin @returns {import("../lib/map-lines.js").Place} */
function place({ anchor }, origin) {
  const inside = (/** @type {Element | null} */ node) => {
    const { left, right, top, bottom } = /** @type {Element} */ (node).getBoundingClientRect();
    return {
      left: left - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    };
  };
  return { box: inside(anchor), cell: inside(anchor.closest("td")) };
}

/** A next step: its kind, the role and the months. @param {MapRole} role @param {MapMove} move */
function stepLink(role, { to, kind, after }) {
  const anchor = link(`moves/${role.id}/${to.id}/`, "");
  anchor.className = "cg-chip";
  const mark = kindMark(kind, "");
  mark.title = KIND_TITLES[kind];
  const short = element("span", "cg-quiet", monthsShort(after));
  short.setAttribute("aria-hidden", "true");
  anchor.append(mark, to.title, short, element("span", "cg-sr", `, ${MOVE_KIND_LABELS[kind]}, ${months(after)}`));
  return anchor;
}

define("career-map", CareerMap);
