// A sheet for a one-to-one: what I say, what my team leader says, and what we agree.
import { define, element, field, list } from "../lib/dom.js";
import { aims } from "../my/aims.js";
import { BaseElement, partTitle, printButton } from "../my/base-element.js";
import { match } from "../my/match.js";
import { profile, ratings } from "../my/profile.js";
import { headedMetLine, ownStep } from "../my/steps.js";
import { store } from "../my/storage.js";
import { actions, shortActionLine } from "../my/summary.js";

const PARTS = /** @type {[string, string][]} */ ([
  ["say", "What I say"],
  ["hear", "What my team leader says"],
  ["agree", "What we agree, and by when"],
]);

class MyTalk extends BaseElement {
  head = element("div", "");

  build() {
    const boxes = PARTS.map(([part, title]) => {
      const text = element("textarea", "");
      text.id = `cg-talk-${part}`;
      text.rows = 5;
      text.maxLength = 5000;
      text.value = store.get(`talk/${part}`)?.text ?? "";
      const paper = element("p", "cg-sheet__lines", text.value);
      return element(
        "div",
        "cg-talk__part",
        field(title, text, (control) => this.save(part, control.value, paper)),
        paper,
      );
    });
    const title = partTitle("talk", "One-to-one notes");
    const summary = element("summary", "", "Write my notes");
    summary.id = "cg-talk-open";
    const sheet = element(
      "div",
      "cg-sheet",
      this.head,
      ...boxes,
      element("p", "cg-sheet__sign", "Date and both names:"),
    );
    const fold = element("details", "cg-details cg-my__sheet", summary, sheet);
    fold.dataset.part = "";
    fold.open = this.querySelector(".cg-my__sheet")?.hasAttribute("open") ?? location.hash.startsWith("#talk");
    return [
      title,
      element(
        "p",
        "cg-quiet cg-screen",
        "Fill in your part before you talk. Your team leader fills in theirs with you. Empty fields print as space to write.",
      ),
      element("p", "cg-actions cg-screen", printButton("Print the notes", "cg-button cg-button--quiet")),
      fold,
    ];
  }

  /** @param {string} part @param {string} text @param {HTMLElement} paper */
  save(part, text, paper) {
    paper.textContent = text;
    if (text.trim()) store.put(`talk/${part}`, { text });
    else store.remove(`talk/${part}`);
  }

  rebuildsFor() {
    return false;
  }

  update() {
    const { role, next } = aims(this.catalogue);
    const rated = ratings(this.catalogue);
    const gaps = next
      ? match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure).gaps.slice(0, 3)
      : [];
    const title = (/** @type {string} */ id) => this.catalogue.skills.get(id)?.title ?? id;
    const toGrow = gaps.map((gap) => `${title(gap.skill)} (needed: ${this.catalogue.ratingLevels[gap.need]})`);
    const step = ownStep(this.catalogue);
    const weak = step?.weakest ? ` Weakest: ${this.catalogue.kpis.get(step.weakest.kpi)?.title}.` : "";
    const lines = [
      ...(step?.conditions.length ? [`${headedMetLine(step)}${weak}`] : []),
      ...(toGrow.length ? [`Skills to grow: ${toGrow.join(", ")}`] : []),
      ...actions()
        .filter((action) => !action.done)
        .slice(0, 3)
        .map((action) => `Next: ${shortActionLine(action)}`),
    ];
    const words = role && next ? `One-to-one notes: ${role.title} to ${next.title}` : "One-to-one notes";
    this.head.replaceChildren(
      element("h3", "cg-sheet__title", words),
      ...(profile(this.catalogue).role && lines.length ? [list(lines)] : []),
    );
  }
}

define("my-talk", MyTalk);
