// Two or three roles side by side; which ones stands in the address.

import { catalogue } from "../lib/catalogue.js";
import { element, field, link, list, months, roleSelect, status, steps, table } from "../lib/dom.js";
import { KINDS, people, REMOTE, SHIFTS, targetInWords } from "../lib/labels.js";
import { share } from "../lib/share.js";
import { CHANGES, compared, read, write } from "../planner/comparison.js";

const LABELS = ["First role", "Second role", "Third role, if you like"];

/** @typedef {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} Role */

class RoleCompare extends HTMLElement {
  answer = element("div", "");
  said = status("cg-plan__said");
  share = share();

  async connectedCallback() {
    const found = await catalogue();
    if (!found) return; // what stands here without script stays
    this.catalogue = found;
    this.form = element("form", "cg-plan__form");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.selects = LABELS.map((label, place) => {
      const select = roleSelect(found.company, place < 2 ? "choose a role" : "no third role");
      select.id = `cg-compare-${place}`;
      this.form?.append(field(label, select));
      return select;
    });
    this.form.addEventListener("change", () => {
      history.replaceState(null, "", write(this.selects?.map((select) => select.value).filter(Boolean) ?? []));
      this.show();
    });
    this.replaceChildren(this.form, this.said, this.share, this.answer);
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  show() {
    const asked = read(location.hash);
    const known = asked.flatMap((id) => this.catalogue?.role(id) ?? []);
    const unknown = asked.length - known.length;
    const roles = [...new Set(known)]; // an old id and the new one are the same role
    this.selects?.forEach((select, place) => {
      if (roles[place] || document.activeElement !== select) select.value = roles[place]?.id ?? "";
    });
    const lost = unknown ? "One of the roles in this address is not in the guide. " : "";
    this.share.hidden = roles.length < 2;
    if (roles.length < 2) {
      this.said.textContent = `${lost}Choose two roles.`;
      return this.answer.replaceChildren();
    }
    this.said.textContent = `${lost}${roles.map((role) => role.title).join(", ")}.`;
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
    const { company } = /** @type {import("../lib/catalogue.js").Catalogue} */ (this.catalogue);
    const leads = (/** @type {Role} */ role) =>
      company.moves
        .filter((move) => move.from === role.place && move.kind !== "return")
        .sort((one, other) => one.typical - other.typical);
    const moves = roles.map((role) =>
      leads(role)
        .slice(0, 5)
        .map((move) =>
          element(
            "span",
            "",
            link(`moves/${role.id}/${company.roles[move.to].id}/`, company.roles[move.to].title),
            ` ${KINDS[move.kind]}, ${move.typical} mo`,
          ),
        ),
    );
    const stays = (/** @type {Role} */ role) => leads(role).find((move) => move.kind === "promotion");
    const between = roles.slice(1).map((role) => this.catalogue?.move(roles[0].id, role.id));
    const rows = /** @type {[string, (role: Role, place: number) => string | Node][]} */ ([
      ["Track", (role) => link(`tracks/${company.tracks[role.track].id}/`, company.tracks[role.track].title)],
      ["Level", (role) => String(role.level)],
      ["Shifts", (role) => (role.shifts ? SHIFTS[role.shifts] : "not said")],
      ["Place", (role) => (role.remote ? REMOTE[role.remote] : "not said")],
      ["People", (role) => (role.manages ? people(role.manages) : "leads nobody")],
      [
        "Stay before a promotion",
        (role) => {
          const move = stays(role);
          return move ? months(move) : "no promotion is listed";
        },
      ],
      [
        "Where it leads",
        (_, place) => (moves[place].length ? list(moves[place], "cg-plain") : "the top of its ladder"),
      ],
      [
        `From ${roles[0].title}`,
        (role, place) => {
          const move = between[place - 1];
          return place === 0
            ? ""
            : move
              ? element("span", "", link(`moves/${roles[0].id}/${role.id}/`, KINDS[move.kind]), `, ${months(move)}`)
              : link(`plan/#from=${roles[0].id}&to=${role.id}`, "the ways there");
        },
      ],
    ]);
    const heads = roles.map((role) => link(`roles/${role.id}/`, role.title));
    return table(
      ["What", ...heads],
      rows.map(([name, say]) => [name, ...roles.map((role, place) => say(role, place))]),
    );
  }

  /** @param {Role[]} roles */
  skills(roles) {
    const rows = compared(roles.map((role) => role.needs)).map(({ skill, levels, changes }) => {
      const cells = levels.map((level, place) => {
        const found = place ? changes[place - 1] : null;
        const word = found ? CHANGES[found].toLowerCase() : "not asked for";
        return level === undefined
          ? element("span", "cg-quiet", word)
          : element("span", "", steps(level), ...(found ? [element("span", "cg-quiet", ` ${word}`)] : []));
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
        const found = role.kras.filter((kra) => kra.kpi === kpi);
        return found.length
          ? found.map((kra) => `${targetInWords(kra.target)}${kra.gate ? " (gate)" : ""}`).join("; ")
          : "not measured";
      }),
    ]);
    return rows.length
      ? table(["Figure (KPI)", ...roles.map((role) => role.title)], rows)
      : element("p", "", "No figures are listed for these roles yet.");
  }
}

customElements.define("role-compare", RoleCompare);
