// Two or three roles side by side. The roles are part of the address.

import { loadCatalogue } from "../lib/catalogue.js";
import { CHANGE_LABELS, MOVE_KIND_LABELS, REMOTE_LABELS, SHIFT_LABELS, WITHOUT_TRACK } from "../lib/constants.js";
import {
  element,
  field,
  levelBars,
  link,
  list,
  months,
  monthsShort,
  roleSelect,
  status,
  table,
  written,
} from "../lib/dom.js";
import { people, targetInWords } from "../lib/labels.js";
import { PLANNER } from "../lib/parts.js";
import { shareBar } from "../lib/share.js";
import "./time-served.js";
import { addressed, ME, MY_TARGET, resolvedRole } from "../my/profile.js";
import { compareRoles, formatRoles, parseRoles } from "../planner/comparison.js";

const LABELS = ["First role", "Second role", "Third role, if you like"];

/** @typedef {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} Role */

// Rows that appear if one of the roles has a value.
const CONDITIONS = /** @type {Record<string, (role: Role) => boolean>} */ ({
  Sites: (role) => role.sites.length > 0,
  Languages: (role) => role.languages.length > 0,
  "Pay grade": (role) => role.grade.length > 0,
});

class RoleCompare extends HTMLElement {
  answer = element("div", "");
  statusLine = status("cg-plan__said");
  /** Roles as the address names them: ids, former ids, or words for the person's own role and target. @type {string[]} */
  names = [];
  share = shareBar(() => formatRoles(this.ids()));

  async connectedCallback() {
    const guide = await loadCatalogue();
    if (!guide) return; // the text for browsers without scripts stays
    this.catalogue = guide;
    this.form = element("form", "cg-plan__form");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.selects = LABELS.map((label, index) => {
      const select = roleSelect(guide.company, index < 2 ? "choose a role" : "no third role");
      select.id = `cg-compare-${index}`;
      this.form?.append(field(label, select));
      return select;
    });
    this.form.addEventListener("change", () => {
      const values = this.selects?.map((select) => select.value) ?? [];
      this.names = values.map((id, index) => addressed(guide, this.names[index] ?? "", id)).filter(Boolean);
      history.replaceState(null, "", formatRoles(this.names));
      this.show();
    });
    this.replaceChildren(this.form, this.statusLine, this.share, this.answer);
    addEventListener("hashchange", () => this.readAddress());
    document.addEventListener("cg-profile", () => this.readAddress());
    this.readAddress();
  }

  /** Compare what the address names; without any role in it, the person's own role and target. */
  readAddress() {
    this.names = location.hash ? parseRoles(location.hash) : [ME, MY_TARGET];
    this.show();
  }

  /** The ids of the roles; words for a role that the person has not chosen are left out. */
  ids() {
    const guide = this.catalogue;
    return guide ? this.names.map((name) => resolvedRole(guide, name)).filter(Boolean) : [];
  }

  show() {
    const ids = this.ids();
    const known = ids.flatMap((id) => this.catalogue?.role(id) ?? []);
    const unknown = ids.length - known.length;
    const roles = [...new Set(known)]; // a former id and the present one are the same role
    this.selects?.forEach((select, index) => {
      if (roles[index] || document.activeElement !== select) select.value = roles[index]?.id ?? "";
    });
    const lost = unknown ? "One role in this link is not in the guide. " : "";
    this.share.hidden = roles.length < 2;
    if (roles.length < 2) {
      this.statusLine.textContent = `${lost}Choose two roles.`;
      return this.answer.replaceChildren();
    }
    this.statusLine.replaceChildren(...written(`${lost}${roles.map((role) => role.title).join(", ")}.`));
    this.answer.replaceChildren(
      this.facts(roles),
      element("h2", "", "Skills"),
      this.skills(roles),
      element("h2", "", "What is measured"),
      this.figures(roles),
    );
  }

  /** @param {Role[]} roles */
  facts(roles) {
    const catalogue = /** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue);
    const trackOf = (/** @type {Role} */ role) => catalogue.company.tracks[role.track];
    const promotionFrom = (/** @type {Role} */ role) =>
      catalogue.onward(role.id).find((move) => move.kind === "promotion");
    const rows = /** @type {[string, (role: Role) => string | Node][]} */ ([
      ["Track", (role) => (trackOf(role) ? link(`tracks/${trackOf(role).id}/`, trackOf(role).title) : WITHOUT_TRACK)],
      ["Level", (role) => role.levelName],
      ["Shifts", (role) => (role.shifts ? SHIFT_LABELS[role.shifts] : "not stated")],
      ["Place", (role) => (role.remote ? REMOTE_LABELS[role.remote] : "not stated")],
      ["Sites", (role) => role.sites.join(", ") || "not stated"],
      ["Languages", (role) => role.languages.map((need) => need.filter(Boolean).join(" ")).join(", ") || "not stated"],
      ["Pay grade", (role) => gradeOf(role)],
      ["People", (role) => (role.manages ? people(role.manages) : "leads nobody")],
      [
        "Time in role before a promotion",
        (role) => {
          const move = promotionFrom(role);
          return move ? element("span", "", months(move), servedNote(role, move)) : "no promotion is listed";
        },
      ],
      ["Next steps", (role) => this.nextSteps(role)],
      [`From ${roles[0].title}`, (role) => this.moveFrom(roles[0], role)],
    ]);
    const told = rows.filter(([name]) => !CONDITIONS[name] || roles.some(CONDITIONS[name]));
    const heads = roles.map((role) => link(`roles/${role.id}/`, role.title));
    return table(
      ["What", ...heads],
      told.map(([name, cell]) => [name, ...roles.map(cell)]),
    );
  }

  /** @param {Role} role */
  nextSteps(role) {
    const { company } = /** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue);
    const moves = this.catalogue?.onward(role.id).slice(0, 5) ?? [];
    const lines = moves.map((move) => {
      const target = company.roles[move.to];
      const facts = ` ${MOVE_KIND_LABELS[move.kind]}, ${monthsShort(move)}`;
      return element("span", "", link(`moves/${role.id}/${target.id}/`, target.title), facts);
    });
    return lines.length ? list(lines, "cg-plain") : "top of its career ladder";
  }

  /** The move between two roles, or a link to the routes between them. @param {Role} start @param {Role} role */
  moveFrom(start, role) {
    if (role === start) return "";
    const move = this.catalogue?.move(start.id, role.id);
    if (!move) return PLANNER ? link(`${PLANNER}#from=${start.id}&to=${role.id}`, "routes") : "";
    const kind = link(`moves/${start.id}/${role.id}/`, MOVE_KIND_LABELS[move.kind]);
    return element("span", "", kind, `, ${months(move)}`, servedNote(start, move));
  }

  /** @param {Role[]} roles */
  skills(roles) {
    const rows = compareRoles(roles.map((role) => role.needs)).map(({ skill, levels, changes }) => {
      const cells = levels.map((level, index) => {
        const change = index ? changes[index - 1] : null;
        const word = change ? CHANGE_LABELS[change].toLowerCase() : "not needed";
        return level === undefined
          ? element("span", "cg-quiet", word)
          : element(
              "span",
              "",
              levelBars(this.catalogue?.skillLevels ?? [], level),
              ...(change ? [element("span", "cg-quiet", ` ${word}`)] : []),
            );
      });
      return [link(`skills/${skill}/`, this.catalogue?.skills.get(skill)?.title ?? skill), ...cells];
    });
    return rows.length
      ? table(["Skill", ...roles.map((role) => role.title)], rows)
      : element("p", "", "None of these roles lists skills yet.");
  }

  /** @param {Role[]} roles */
  figures(roles) {
    const kpis = [...new Set(roles.flatMap((role) => role.kras.map((kra) => kra.kpi)))];
    const rows = kpis.map((kpi) => [
      this.catalogue?.kpis.get(kpi)?.title ?? kpi,
      ...roles.map((role) => {
        const kras = role.kras.filter((kra) => kra.kpi === kpi);
        return kras.length ? kras.map((kra) => targetInWords(kra.target)).join("; ") : "not measured";
      }),
    ]);
    return rows.length
      ? table(["Figure (KPI)", ...roles.map((role) => role.title)], rows)
      : element("p", "", "No figures are listed for these roles yet.");
  }
}

/** The code of the pay grade, with a link if it has one. @param {Role} role @returns {string | Node} */
function gradeOf({ grade: [code = "not stated", address = ""] }) {
  if (!address) return code;
  const there = element("a", "", code);
  there.setAttribute("href", address);
  there.setAttribute("rel", "noopener");
  return there;
}

/**
 * What the reader has served of the months before a move, if the move starts from their role.
 * @param {Role} start @param {import("../lib/time-served.js").MonthRange} move
 */
function servedNote(start, { min, typical, slow, unknown }) {
  const note = document.createElement("time-served");
  note.dataset.from = [start.id, ...start.formerly].join(" ");
  note.dataset.months = unknown ? "" : [min, typical, slow].join(" ");
  return note;
}

customElements.define("role-compare", RoleCompare);
