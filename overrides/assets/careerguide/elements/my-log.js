// My KPIs against the targets of my next step, conditions to tick, and the sheet where I write down figures and what I
// did.
import { dateIn, dateInput, showDate } from "../lib/date-input.js";
import { dayInWords, monthInWords } from "../lib/days.js";
import { button, define, element, field, input, link, list, select, status, table } from "../lib/dom.js";
import { targetInWords } from "../lib/labels.js";
import { aims } from "../my/aims.js";
import { BaseElement, draft, partTitle } from "../my/base-element.js";
import { meets, monthAt } from "../my/gates.js";
import { kpiCards } from "../my/kpi-cards.js";
import { measuredKpis, unitOf } from "../my/kpis.js";
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
/** The id of the box of a condition. @param {string} key */
const tickId = (key) => `cg-${key.replaceAll("/", "-")}`;

/** The month and those before it, so that every month that a condition names below the table has its fields. */
const MONTHS_SHOWN = [-3, -2, -1, 0];

class MyLog extends BaseElement {
  month = thisMonth();
  sheet = element("div", "");
  done = element("div", "cg-log__diary");
  statusLine = status();
  heading = partTitle("log", "My KPIs");
  head = status();
  cards = element("div", "");

  build() {
    const role = this.catalogue.role(profile(this.catalogue).role);
    if (!store.keys().length) this.statusLine.textContent = "";
    if (!role) {
      this.heading.textContent = "My KPIs";
      return [this.heading, element("p", "", "Choose your role above. Here you see its KPIs against their targets.")];
    }
    this.fillSheet(role);
    this.fillDone();
    return [this.heading, this.head, element("div", "cg-kpis", this.cards, ...this.ticks()), this.sheetFold()];
  }

  /** The sheet, folded: figures by month, and what I did. */
  sheetFold() {
    const month = dateInput("month", this.month);
    month.id = "cg-log-month";
    const chosen = field("Month", month, () =>
      dateIn(month) ? this.turn(dateIn(month)) : showDate(month, this.month),
    );
    const summary = element("summary", "cg-button cg-button--quiet", "Add figures and what I did");
    summary.id = "cg-log-open";
    const fold = element(
      "details",
      "cg-log__fold",
      summary,
      element(
        "div",
        "cg-card",
        element("p", "cg-quiet cg-screen", "It takes five minutes at the end of a month."),
        chosen,
        this.sheet,
        this.done,
        this.adder(),
        this.statusLine,
      ),
    );
    fold.dataset.part = "";
    fold.open = this.querySelector(".cg-log__fold")?.hasAttribute("open") ?? location.hash.startsWith("#log");
    return fold;
  }

  /**
   * Show another month. The field of the month stays.
   * @param {string} month
   */
  turn(month) {
    const role = this.catalogue.role(profile(this.catalogue).role);
    if (!role) return;
    this.month = month;
    this.fillSheet(role);
    this.fillDone();
    this.update();
  }

  /** @param {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} role */
  fillSheet(role) {
    const shown = MONTHS_SHOWN.map((back) => monthAt(this.month, back));
    const rows = measuredKpis(this.catalogue, role).map((kra) => {
      const kpi = this.catalogue.kpis.get(kra.kpi);
      const name = kpi ? link(`kpis/${kpi.id}/`, kpi.title) : kra.kpi;
      return [kra.area, name, this.target(kra), ...shown.map((month) => this.figureField(kra, month))];
    });
    const none = element("p", "", "No result areas are listed for this role yet. Write below what you did.");
    this.sheet.replaceChildren(
      rows.length
        ? table(
            ["Result area (KRA)", "Figure (KPI)", "Target", ...shown.map(monthInWords)],
            rows,
            "My figures by month",
          )
        : none,
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
      ` ${unitOf(this.catalogue, kra.kpi)} `,
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
      element("button", "cg-button cg-button--quiet", "Add to my KPIs"),
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
      const kra = measuredKpis(this.catalogue, role).find((area) => area.kpi === state.dataset.kpi);
      const [limit, value] = [kra ? limits(kra) : null, figure(state.dataset.month ?? "", state.dataset.kpi ?? "")];
      state.textContent = limit === null || value === null ? "" : meets(limit, value) ? "✓ met" : "not met";
    }
    this.showConditions();
  }

  showConditions() {
    const [{ next }, step] = [aims(this.catalogue), ownStep(this.catalogue)];
    this.heading.textContent = step ? `My KPIs against the targets for ${step.to.title}` : "My KPIs";
    if (!step) {
      this.head.textContent = next
        ? `The guide knows no route to ${next.title} from your role. Ask your team leader.`
        : "No promotion from this role is listed. Choose your next step above.";
      return this.cards.replaceChildren();
    }
    const weak = step.conditions.find(({ measured }) => measured && measured === step.weakest);
    const towards = towardsLine(step);
    this.head.replaceChildren(
      element("strong", "", metLine(step)),
      ...(weak && step.weakest ? [` Weakest: ${this.kpiTitle(step.weakest)}, ${stateLine(weak)}`] : []),
      ...(towards ? [` ${towards}`] : []),
    );
    this.showCards(step);
    for (const { key, met, day } of step.conditions) {
      const box = /** @type {HTMLInputElement | null} */ (key ? document.getElementById(tickId(key)) : null);
      if (!box) continue;
      box.checked = met;
      const state = box.parentElement?.querySelector("small");
      if (state) state.textContent = day ? ` ticked on ${dayInWords(day)}` : "";
    }
  }

  /** Draw the cards again; what was open stays open. @param {import("../my/steps.js").Step} step */
  showCards(step) {
    const open = [...this.cards.querySelectorAll("details[open]")].map((fold) => fold.closest("section")?.dataset.kpi);
    this.cards.replaceChildren(...kpiCards(this.catalogue, step.conditions));
    for (const fold of this.cards.querySelectorAll("details"))
      fold.open = open.includes(fold.closest("section")?.dataset.kpi);
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
      return element("label", "cg-log__tick", box, element("span", "", words, element("small", "cg-quiet", "")));
    });
    return [element("fieldset", "cg-card cg-log__ticks", element("legend", "", "Tick what you have done"), ...lines)];
  }

  /** @param {Checked} gate */
  kpiTitle(gate) {
    return this.catalogue.kpis.get(gate.kpi)?.title ?? gate.kpi;
  }
}

define("my-log", MyLog);
