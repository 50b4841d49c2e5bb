// Two or three roles side by side. The roles are part of the address.

import { loadCatalogue } from "../lib/catalogue.js";
import {
  CHANGE_LABELS,
  KIND_TITLES,
  MOVE_KIND_LABELS,
  REMOTE_LABELS,
  SHIFT_LABELS,
  WITHOUT_TRACK,
} from "../lib/constants.js";
import {
  define,
  durationOf,
  element,
  field,
  levelBars,
  link,
  list,
  months,
  monthsShort,
  plural,
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
import { gradeOf, marked, named, servedNote, unknownRoles } from "../planner/compare-cells.js";
import { compareRoles, formatRoles, parseRoles } from "../planner/comparison.js";
import { bestRoutes, routeGraph } from "../planner/routes.js";
import { workNote } from "../planner/work-note.js";

const LABELS = ["First role", "Second role", "Third role, if you like"];

/** Next steps that are listed, and comparisons that are offered. */
const [NEXT_STEPS, EXAMPLES] = [5, 2];

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
  /**
   * Roles as the address names them: ids, former ids, or words for the person's own role and target.
   * @type {string[]}
   */
  names = [];
  /** Pairs of ids. @type {string[][]} */
  often = [];
  share = shareBar(() => formatRoles(this.ids()));

  async connectedCallback() {
    const guide = await loadCatalogue();
    if (!guide) {
      this.classList.add("cg-failed"); // the text for browsers without scripts appears
      return;
    }
    this.catalogue = guide;
    this.form = element("form", "cg-plan__form cg-compare__form");
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
    // The text for browsers without scripts has pairs of roles to begin with.
    this.often = [...this.querySelectorAll("[data-roles]")].map((pair) =>
      (pair.getAttribute("data-roles") ?? "").split(","),
    );
    this.replaceChildren(this.form, this.statusLine, this.answer);
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
    const unknown = ids.filter((id) => !this.catalogue?.role(id));
    const roles = [...new Set(known)]; // a former id and the present one are the same role
    this.selects?.forEach((select, index) => {
      if (roles[index] || document.activeElement !== select) select.value = roles[index]?.id ?? "";
    });
    const lost = unknownRoles(unknown);
    this.dataset.shared = roles.length ? formatRoles(roles.map(({ id }) => id)) : "";
    if (roles.length < 2) {
      this.statusLine.classList.remove("cg-sr");
      this.statusLine.replaceChildren(...written(`${lost}Choose two roles.`));
      return this.answer.replaceChildren(...this.pairs(roles[0]));
    }
    this.statusLine.replaceChildren(...written(`${lost}${roles.map((role) => role.title).join(", ")}.`));
    this.statusLine.classList.toggle("cg-sr", !lost);
    const cards = roles.map((role, index) => this.summary(roles[0], role, index));
    const measured = this.measured(roles);
    this.answer.replaceChildren(
      element("div", "cg-compare__roles", ...cards),
      ...workNote(/** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue)),
      element(
        "section",
        "cg-card",
        element("div", "cg-between", element("h2", "", "At a glance"), this.share),
        element("p", "cg-small cg-quiet", "Bold: differs from the first role."),
        this.facts(roles),
      ),
      element(
        "section",
        "cg-card",
        element("h2", "", "Skills"),
        element("p", "cg-small cg-quiet", "Bold: new, or at another level than in the first role."),
        this.skills(roles),
      ),
      ...measured,
    );
  }

  /** What is measured in the roles; nothing on a site that tells no figures of any role. @param {Role[]} roles */
  measured(roles) {
    if (![...(this.catalogue?.roles.values() ?? [])].some(({ kras }) => kras.length)) return [];
    const box = element(
      "details",
      "cg-details",
      element("summary", "cg-paper-title", element("h2", "", "What is measured")),
    );
    // The names of KPIs are fetched for the first comparison.
    loadCatalogue(["kpis"]).then(() => box.append(this.figures(roles)));
    return [element("section", "cg-card", box)];
  }

  /**
   * Two comparisons to begin with: of the role with its next steps, or of roles that people often compare.
   * @param {Role} [role]
   */
  pairs(role) {
    const { catalogue } = this;
    const { roles = [] } = catalogue?.company ?? {};
    const steps = role ? (catalogue?.onward(role.id) ?? []).map(({ to }) => [role.id, roles[to].id]) : [];
    const taken = new Set(); // no role twice
    const often = this.often.filter((ids) => !ids.some((id) => taken.has(id)) && ids.map((id) => taken.add(id)));
    const lines = (steps.length ? steps : often).slice(0, EXAMPLES).flatMap((pair) => {
      const titles = pair.flatMap((id) => catalogue?.role(id)?.title ?? []);
      return titles.length > 1 ? [link(`compare/${formatRoles(pair)}`, titles.join(" and "))] : [];
    });
    return lines.length ? [element("p", "", "For example:"), list(lines, "cg-plain cg-roles")] : [];
  }

  /**
   * The answer for one role: how far it is from the first, and how many skills change.
   * @param {Role} start @param {Role} role @param {number} index
   */
  summary(start, role, index) {
    const heading = element("h2", "", link(`roles/${role.id}/`, role.title));
    const level = element("p", "cg-quiet", `level ${role.levelName}`);
    if (!index)
      return element("section", "cg-card", heading, level, element("p", "", "The others are compared with it."));
    const changes = compareRoles([start.needs, role.needs]).map(({ changes: [change] }) => change);
    const count = (/** @type {string} */ name) => changes.filter((change) => change === name).length;
    const skills = [
      [count("new"), "new"],
      [count("up"), "higher"],
      [count("same"), "as now"],
      [count("down"), "lower"],
      [count("carried"), "carried along"],
    ].filter(([number]) => number);
    const gap = skills.map(([number, word], place) => `${place ? number : plural(Number(number), "skill")} ${word}`);
    return element(
      "section",
      "cg-card",
      heading,
      level,
      element("p", "cg-compare__time", this.moveFrom(start, role)),
      ...(gap.length ? [element("p", "", gap.join(", "))] : []),
    );
  }

  /**
   * The quickest route between two roles without a step back; null if there is none.
   * @param {Role} start @param {Role} role
   */
  quickest(start, role) {
    const { company } = /** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue);
    const ids = company.roles.map(({ id }) => id);
    const graph = routeGraph(ids, company.moves, (move) => move.kind !== "return");
    return bestRoutes(graph, start.index, role.index, 1)[0] ?? null;
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
      ["Next steps, without steps back", (role) => this.nextSteps(role)],
    ]);
    const told = rows.filter(([name]) => !CONDITIONS[name] || roles.some(CONDITIONS[name]));
    const lines = told.map(([name, cell]) => [name, ...named(roles, marked(roles.map(cell)))]);
    return table(["What", ...roles.map((role) => role.title)], lines, "The roles at a glance");
  }

  /** @param {Role} role */
  nextSteps(role) {
    const { company } = /** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue);
    const moves = this.catalogue?.onward(role.id) ?? [];
    const lines = moves.slice(0, NEXT_STEPS).map((move) => {
      const target = company.roles[move.to];
      const facts = ` ${MOVE_KIND_LABELS[move.kind]}, ${monthsShort(move)}`;
      return element("span", "", link(`moves/${role.id}/${target.id}/`, target.title), facts);
    });
    const more = moves.length - lines.length;
    if (more) lines.push(element("span", "", "and ", link(`roles/${role.id}/`, `${more} more`)));
    return lines.length ? list(lines, "cg-plain") : "top of its career ladder";
  }

  /** The move between two roles with its months, or else the quickest route. @param {Role} start @param {Role} role */
  moveFrom(start, role) {
    const move = this.catalogue?.move(start.id, role.id);
    if (move) {
      const kind = link(`moves/${start.id}/${role.id}/`, KIND_TITLES[move.kind]);
      kind.append(element("span", "cg-sr", ` from ${start.title} to ${role.title}`));
      return element("span", "", kind, `, ${months(move)}`, servedNote(start, move));
    }
    const route = this.quickest(start, role);
    const words = route
      ? `${plural(route.moves.length, "move")}, ${durationOf(route)} typical`
      : `No route without a step back from ${start.title}.`;
    if (!PLANNER) return words;
    const routes = link(`${PLANNER}#from=${start.id}&to=${role.id}`, `Routes to ${role.title}`);
    return element("span", "", element("strong", "", words), " ", routes);
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
              change && change !== "same" ? "cg-row cg-compare__differs" : "cg-row",
              levelBars(this.catalogue?.skillLevels ?? [], level),
              ...(change ? [element("span", "cg-quiet", ` ${word}`)] : []),
            );
      });
      return [link(`skills/${skill}/`, this.catalogue?.skills.get(skill)?.title ?? skill), ...named(roles, cells)];
    });
    return rows.length
      ? table(["Skill", ...roles.map((role) => role.title)], rows, "Skills of the roles")
      : element("p", "", "None of these roles lists skills yet.");
  }

  /** @param {Role[]} roles */
  figures(roles) {
    const kpis = [...new Set(roles.flatMap((role) => role.kras.map((kra) => kra.kpi)))];
    const rows = kpis.map((kpi) => [
      this.catalogue?.kpis.get(kpi)?.title ?? kpi,
      ...named(
        roles,
        marked(
          roles.map((role) => {
            const kras = role.kras.filter((kra) => kra.kpi === kpi);
            return kras.length ? kras.map((kra) => targetInWords(kra.target)).join("; ") : "not measured";
          }),
        ),
      ),
    ]);
    return rows.length
      ? table(["Figure (KPI)", ...roles.map((role) => role.title)], rows, "What is measured in the roles")
      : element("p", "", "No figures are listed for these roles yet.");
  }
}

define("role-compare", RoleCompare);
