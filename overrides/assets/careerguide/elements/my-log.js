// My log: the figures of a month, what I did in it, and a check of the gates.
import { monthInWords } from "../lib/days.js";
import { button, element, field, input, link, list, plural, select, status, table } from "../lib/dom.js";
import { targetInWords } from "../lib/labels.js";
import { BaseElement, draft } from "../my/base-element.js";
import { meets, monthAt } from "../my/gates.js";
import { newId, profile } from "../my/profile.js";
import { figure, gateProgress, limits, logEntries, moveConditions, thisMonth } from "../my/progress.js";
import { store } from "../my/storage.js";

/** @typedef {import("../my/gates.js").Checked} Checked */

/** Kinds of entries with their labels. */
const ENTRY_KINDS = /** @type {[string, string][]} */ ([
  ["result", "A result, with its figure"],
  ["value", "Something that helped the team or the client"],
  ["task", "A task beyond the daily work"],
]);
const UNITS = /** @type {Record<string, string>} */ ({
  percent: "%",
  count: "",
  score: "points",
  ratio: "",
  money: "",
});

class MyLog extends BaseElement {
  month = thisMonth();
  sheet = element("div", "");
  done = element("div", "cg-log__diary");
  statusLine = status();
  heading = element("h3", "");
  head = status();
  verdict = element("div", "cg-my__gates");

  build() {
    const role = this.catalogue.role(profile(this.catalogue).role);
    if (!store.keys().length) this.statusLine.textContent = "";
    if (!role) return [element("p", "", "Choose your role above. The table shows the KPIs of that role.")];
    const month = input("month", this.month);
    month.id = "cg-log-month";
    month.placeholder = "2026-11";
    const chosen = field("Month", month, (control) => this.turn(control.value));
    this.fillSheet(role);
    this.fillDone();
    return [chosen, this.sheet, this.done, this.adder(), this.statusLine, this.heading, this.head, this.verdict];
  }

  /**
   * Show another month. The field of the month stays, because typing a year changes it with every digit.
   * @param {string} month
   */
  turn(month) {
    const role = this.catalogue.role(profile(this.catalogue).role);
    if (!role || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return;
    this.month = month;
    this.fillSheet(role);
    this.fillDone();
    this.update();
  }

  /** @param {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} role */
  fillSheet(role) {
    const shown = [-2, -1, 0].map((back) => monthAt(this.month, back));
    const rows = role.kras.map((kra) => {
      const kpi = this.catalogue.kpis.get(kra.kpi);
      const name = kpi ? link(`guide/measures/#${kpi.id}`, kpi.title) : kra.kpi;
      const area = element(
        "span",
        "",
        kra.area,
        ...(kra.gate ? [" ", element("span", "cg-need", "gate for promotion")] : []),
      );
      return [area, name, this.target(kra), ...shown.map((month) => this.figureField(kra, month))];
    });
    const none = element("p", "", "No result areas are listed for this role yet. Write below what you did.");
    this.sheet.replaceChildren(
      rows.length ? table(["Result area (KRA)", "Figure (KPI)", "Target", ...shown.map(monthInWords)], rows) : none,
    );
  }

  /** @param {import("../lib/catalogue.js").Kra} kra @param {string} month */
  figureField(kra, month) {
    const kpi = this.catalogue.kpis.get(kra.kpi);
    const field = input("number", String(figure(month, kra.kpi) ?? ""));
    field.id = `cg-figure-${month}-${kra.kpi}`;
    field.step = "any";
    field.setAttribute("aria-label", `${kpi?.title ?? kra.kpi} in ${monthInWords(month)}`);
    field.addEventListener("change", () => {
      const key = `figure/${month}/${kra.kpi}`;
      if (field.value === "") store.remove(key);
      else store.put(key, { value: Number(field.value) });
    });
    const state = element("span", "cg-log__state", "");
    state.dataset.month = month;
    state.dataset.kpi = kra.kpi;
    return element(
      "span",
      "cg-log__figure",
      element("span", "cg-log__month", `${monthInWords(month)} `),
      field,
      ` ${UNITS[kpi?.unit ?? ""] ?? kpi?.unit ?? ""} `,
      state,
    );
  }

  /**
   * The guide's target in words; if it has no number, fields for the person's own target.
   * @param {import("../lib/catalogue.js").Kra} kra
   */
  target(kra) {
    const words = targetInWords(kra.target);
    const target = store.get(`target/${kra.kpi}`);
    if (limits(kra) && !target) return words;
    const kpi = this.catalogue.kpis.get(kra.kpi);
    const box = (/** @type {"low" | "high"} */ side, /** @type {string} */ text) => {
      const limit = input("number", String(target?.[side] ?? ""));
      limit.id = `cg-target-${side}-${kra.kpi}`;
      limit.step = "any";
      limit.setAttribute("aria-label", `${text}, ${kpi?.title ?? kra.kpi}`);
      return field(text, limit, (control) => {
        const before = store.get(`target/${kra.kpi}`) ?? { low: null, high: null };
        const value = { ...before, [side]: control.value === "" ? null : Number(control.value) };
        if (value.low === null && value.high === null) store.remove(`target/${kra.kpi}`);
        else store.put(`target/${kra.kpi}`, value);
      });
    };
    const side = /^at or under/.test(kra.target)
      ? "lower"
      : /^at or (over|above)/.test(kra.target)
        ? "higher"
        : kpi?.direction;
    const sides =
      side === "lower"
        ? [box("high", "my target: at most")]
        : side === "higher"
          ? [box("low", "my target: at least")]
          : [box("low", "my target: from"), box("high", "to")];
    return element("div", "cg-log__target", words, ...sides);
  }

  /** A form to add what I did. */
  adder() {
    const kind = draft(select(ENTRY_KINDS));
    kind.id = "cg-entry-kind";
    const text = draft(input("text"));
    text.id = "cg-entry-text";
    text.maxLength = 2000;
    const form = element(
      "form",
      "cg-log__add",
      field("What I did", kind),
      field("In one line, with the figure that it changed", text),
      element("button", "cg-do", "Add to my log"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!text.value.trim()) {
        this.statusLine.textContent = "Write a line first.";
        return;
      }
      store.put(`entry/${newId()}`, { month: this.month, kind: kind.value, text: text.value.trim() });
      text.value = "";
      this.fillDone();
      this.statusLine.textContent = `Added to ${monthInWords(this.month)}.`;
      text.focus();
    });
    return form;
  }

  /** Show what I did in this month. */
  fillDone() {
    const lines = ENTRY_KINDS.flatMap(([kind]) => logEntries(kind).filter((entry) => entry.month === this.month));
    const shown = lines.map(({ id, text: line }) => {
      const drop = button("Remove", () => {
        store.remove(`entry/${id}`);
        this.fillDone();
        this.statusLine.textContent = "Removed.";
        document.getElementById("cg-entry-text")?.focus();
      });
      drop.setAttribute("aria-label", `Remove: ${line}`);
      return element("span", "", `${line} `, drop);
    });
    this.done.replaceChildren(
      element("h3", "", `What I did in ${monthInWords(this.month)}`),
      ...(shown.length ? [list(shown)] : []),
    );
  }

  update() {
    const role = this.catalogue.role(profile(this.catalogue).role);
    if (!role) return;
    for (const state of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".cg-log__state"))) {
      const kra = role.kras.find((area) => area.kpi === state.dataset.kpi);
      const [limit, value] = [kra ? limits(kra) : null, figure(state.dataset.month ?? "", state.dataset.kpi ?? "")];
      state.textContent = limit === null || value === null ? "" : meets(limit, value) ? "✓ met" : "not met";
    }
    this.showGates();
  }

  showGates() {
    const { checked, weakest } = gateProgress(this.catalogue);
    const next = this.catalogue.role(profile(this.catalogue).next);
    const also = moveConditions(this.catalogue);
    this.heading.textContent = next ? `Gate check for ${next.title}` : "Gate check";
    if (!checked.length) {
      this.head.textContent = "This role has no gates.";
      return this.verdict.replaceChildren(...this.conditionList("What you need for this move:", also));
    }
    const met = checked.filter((gate) => gate.met).length;
    this.head.replaceChildren(
      element("strong", "", `${met} of ${plural(checked.length, "gate")} met.`),
      ...(weakest ? [` Weakest: ${this.kpiTitle(weakest)}, ${this.words(weakest)}`] : []),
    );
    const rows = checked.map((gate) => [
      this.kpiTitle(gate),
      `${gate.run} of ${gate.over}`,
      element("span", gate.met ? "cg-yes" : "", this.words(gate)),
      this.warning(gate),
    ]);
    this.verdict.replaceChildren(
      table(["Gate", "Months in a row", "Status", "If pushed too far"], rows),
      ...this.conditionList("You also need for this move:", also),
    );
  }

  /** @param {string} head @param {string[]} lines */
  conditionList(head, lines) {
    return lines.length ? [element("p", "", head), list(lines)] : [];
  }

  /** @param {Checked} gate */
  kpiTitle(gate) {
    return this.catalogue.kpis.get(gate.kpi)?.title ?? gate.kpi;
  }

  /** @param {Checked} gate */
  words(gate) {
    if (!gate.bounds) return "set your target first";
    if (gate.met) return `met up to ${monthInWords(gate.until)}`;
    const missing = gate.missing.length
      ? ` No figure for ${gate.missing.slice(0, 3).map(monthInWords).join(", ")}.`
      : "";
    return `can be met in ${monthInWords(gate.from)} at the earliest.${missing}`;
  }

  /** @param {Checked} gate */
  warning(gate) {
    const kpi = this.catalogue.kpis.get(gate.kpi);
    const watch = kpi?.watch.map((id) => this.catalogue.kpis.get(id)?.title).filter(Boolean) ?? [];
    const others = watch.length ? ` Watch: ${watch.join(", ")}.` : "";
    return `${kpi?.caution ?? ""}${others}`;
  }
}

customElements.define("my-log", MyLog);
