// What a person does next: the actions with their days, and a form to add one.
import { dateIn, dateInput, showDate } from "../lib/date-input.js";
import { button, element, field, input, status } from "../lib/dom.js";
import { aims } from "./aims.js";
import { draft } from "./base-element.js";
import { match } from "./match.js";
import { newId, ratings } from "./profile.js";
import { ownStep } from "./steps.js";
import { store } from "./storage.js";
import { actions } from "./summary.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

export class ActionList {
  lines = element("div", "");
  suggestionList = element("datalist", "");
  statusLine = status();

  /** @returns {Node[]} */
  build() {
    if (!store.keys().length) this.statusLine.textContent = "";
    this.fill();
    return [element("h3", "", "What I do next"), this.lines, this.adder(), this.statusLine];
  }

  /** Show the actions, soonest first, done last. They are sorted only when one is added or removed. */
  fill() {
    this.lines.replaceChildren(...actions().map((action) => this.line(action)));
  }

  /** @param {{id: string, text: string, due: string, done: boolean}} action */
  line({ id, text, due, done }) {
    const box = input("checkbox");
    box.id = `cg-done-${id}`;
    box.checked = done;
    const day = dateInput("day", due);
    day.id = `cg-due-${id}`;
    const save = () => store.put(`action/${id}`, { text, due: dateIn(day), done: box.checked });
    box.addEventListener("change", save);
    day.addEventListener("change", save);
    day.setAttribute("aria-label", `By when: ${text}`);
    const drop = button("Remove", () => {
      store.remove(`action/${id}`);
      this.fill();
      this.statusLine.textContent = "Removed.";
      document.getElementById("cg-action-text")?.focus();
    });
    drop.setAttribute("aria-label", `Remove: ${text}`);
    return element(
      "div",
      "cg-plan__action",
      element("label", "", box, ` ${text}`),
      element("span", "cg-plan__due", element("span", "", day), drop),
    );
  }

  adder() {
    const text = draft(input("text"));
    text.id = "cg-action-text";
    text.maxLength = 2000;
    this.suggestionList.id = "cg-action-near";
    text.setAttribute("list", this.suggestionList.id);
    const day = draft(dateInput("day"));
    day.id = "cg-action-due";
    const form = element(
      "form",
      "cg-log__add",
      field("What I will do next", text),
      this.suggestionList,
      field("By when", day),
      element("button", "cg-button cg-button--quiet", "Add"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!text.value.trim()) {
        this.statusLine.textContent = "Write what you will do, then add it.";
        return;
      }
      if (day.hasAttribute("aria-invalid")) return day.focus();
      store.put(`action/${newId()}`, { text: text.value.trim(), due: dateIn(day), done: false });
      text.value = "";
      showDate(day, "");
      this.fill();
      this.statusLine.textContent = "Added.";
      text.focus();
    });
    return form;
  }

  /** Suggest learning for the heaviest gaps, and the conditions of the next move. @param {Catalogue} catalogue */
  suggest(catalogue) {
    const { next } = aims(catalogue);
    const rated = ratings(catalogue);
    const gaps = next ? match(next.needs, (skill) => rated.get(skill) ?? null, catalogue.measure).gaps.slice(0, 5) : [];
    const learn = gaps.flatMap((gap) =>
      catalogue
        .learningFor(gap.skill)
        .slice(0, 1)
        .map((item) => `${item.title}, for ${catalogue.skills.get(gap.skill)?.title}`),
    );
    const open = ownStep(catalogue)?.conditions.filter((condition) => !condition.met) ?? [];
    const lines = [...new Set([...learn, ...open.map((condition) => condition.words)])];
    this.suggestionList.replaceChildren(...lines.map((line) => new Option(line)));
  }
}
