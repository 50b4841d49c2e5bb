// My log: the figures of a month, what I did in it, and a check of the conditions of my next step.
import { dayInWords, monthInWords } from "../lib/days.js";
import { button, element, field, input, link, list, select, status, table } from "../lib/dom.js";
import { targetInWords } from "../lib/labels.js";
import { BaseElement, draft } from "../my/base-element.js";
import { meets, monthAt } from "../my/gates.js";
import { newId, profile } from "../my/profile.js";
import { figure, limits, logEntries, thisMonth } from "../my/progress.js";
import { metLine, ownStep, stateLine, tick, towardsLine } from "../my/steps.js";
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

/** The id of the box of a condition. @param {string} key */
const tickId = (key) => `cg-${key.replaceAll("/", "-")}`;

/** The month and those before it, so that every month that a condition names below the table has its fields. */
const MONTHS_SHOWN = [-3, -2, -1, 0];

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
    return [
      chosen,
      this.sheet,
      this.done,
      this.adder(),
      this.statusLine,
      this.heading,
      this.head,
      this.verdict,
      ...this.ticks(),
    ];
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
    const shown = MONTHS_SHOWN.map((back) => monthAt(this.month, back));
    const rows = this.measured(role).map((kra) => {
      const kpi = this.catalogue.kpis.get(kra.kpi);
      const name = kpi ? link(`guide/measures/#${kpi.id}`, kpi.title) : kra.kpi;
      return [kra.area, name, this.target(kra), ...shown.map((month) => this.figureField(kra, month))];
    });
    const none = element("p", "", "No result areas are listed for this role yet. Write below what you did.");
    this.sheet.replaceChildren(
      rows.length ? table(["Result area (KRA)", "Figure (KPI)", "Target", ...shown.map(monthInWords)], rows) : none,
    );
  }

  /**
   * The result areas of the role, and after them the KPIs that only a condition of the next step asks for.
   * @param {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} role
   */
  measured(role) {
    const step = ownStep(this.catalogue);
    const more = step?.move.gates.flatMap((gate) => ("kpi" in gate ? [gate] : [])) ?? [];
    const known = new Set(role.kras.map((kra) => kra.kpi));
    const area = `A condition for ${step?.to.title}`;
    return [...role.kras, ...more.filter(({ kpi }) => !known.has(kpi)).map((gate) => ({ ...gate, area }))];
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
    const inWords = ownStep(this.catalogue)?.move.gates.some(
      (gate) => "kpi" in gate && gate.kpi === kra.kpi && !gate.bounds,
    );
    if (limits(kra) && !target && !inWords) return words;
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
      const kra = this.measured(role).find((area) => area.kpi === state.dataset.kpi);
      const [limit, value] = [kra ? limits(kra) : null, figure(state.dataset.month ?? "", state.dataset.kpi ?? "")];
      state.textContent = limit === null || value === null ? "" : meets(limit, value) ? "✓ met" : "not met";
    }
    this.showConditions();
  }

  showConditions() {
    const person = profile(this.catalogue);
    const [next, step] = [this.catalogue.role(person.next), ownStep(this.catalogue)];
    this.heading.textContent = step ? `Conditions for ${step.to.title}` : "Conditions";
    if (!step) {
      this.head.textContent = next
        ? `The guide knows no route to ${next.title} from your role. Ask your team leader.`
        : "No promotion from this role is listed. Choose the role you want above.";
      return this.verdict.replaceChildren();
    }
    const weak = step.conditions.find(({ measured }) => measured && measured === step.weakest);
    this.head.replaceChildren(
      element("strong", "", metLine(step)),
      ...(weak && step.weakest ? [` Weakest: ${this.kpiTitle(step.weakest)}, ${stateLine(weak)}`] : []),
    );
    const rows = step.conditions.flatMap((condition) => {
      const { measured, met, words } = condition;
      if (!measured) return [];
      const state = element("span", met ? "cg-yes" : "", stateLine(condition));
      return [[words, `${measured.run} of ${measured.over}`, state, this.warning(measured)]];
    });
    const towards = towardsLine(step);
    this.verdict.replaceChildren(
      ...(towards ? [element("p", "", towards)] : []),
      ...(rows.length ? [table(["Condition", "Months in a row", "Status", "If pushed too far"], rows)] : []),
    );
    for (const { key, met, day } of step.conditions) {
      const box = /** @type {HTMLInputElement | null} */ (key ? document.getElementById(tickId(key)) : null);
      if (!box) continue;
      box.checked = met;
      const state = box.parentElement?.querySelector("span");
      if (state) state.textContent = day ? ` ticked on ${dayInWords(day)}` : "";
    }
  }

  /** Boxes for the conditions of the step that no KPI measures. */
  ticks() {
    const open = ownStep(this.catalogue)?.conditions.filter(({ measured }) => !measured) ?? [];
    if (!open.length) return [];
    const lines = open.map(({ words, key, met }) => {
      const box = input("checkbox");
      box.id = tickId(key);
      box.checked = met;
      box.addEventListener("change", () => tick(this.catalogue, key, box.checked));
      return element("label", "cg-log__tick", box, ` ${words}`, element("span", "cg-quiet", ""));
    });
    return [element("fieldset", "cg-log__ticks", element("legend", "", "Tick what you have done"), ...lines)];
  }

  /** @param {Checked} gate */
  kpiTitle(gate) {
    return this.catalogue.kpis.get(gate.kpi)?.title ?? gate.kpi;
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
