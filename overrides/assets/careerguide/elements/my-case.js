// My one-to-one sheet: my case for the next step, made from my figures and ratings. It is one sheet to print, and the
// same as text.
import { button, define, element, field, status } from "../lib/dom.js";
import { aims } from "../my/aims.js";
import { BaseElement, partTitle, printButton } from "../my/base-element.js";
import { logEntries } from "../my/progress.js";
import { asSheet, asText, MAX_RESULTS, promotionCase } from "../my/summary.js";

class MyCase extends BaseElement {
  sheet = element("div", "cg-sheet");
  text = element("textarea", "");

  /** Buttons for a sheet that is not empty. */
  copies = element("div", "cg-screen");
  notes = element("div", "cg-screen");

  build() {
    this.text.id = "cg-case-text";
    this.text.rows = 6;
    this.text.readOnly = true;
    const statusLine = status();
    const pick = button("Select the text", () => {
      this.text.select();
      statusLine.textContent = "Selected. Copy it with Ctrl+C.";
    });
    this.copies.replaceChildren(field("The same as text", this.text), element("p", "", pick), statusLine);
    const title = partTitle("case", "One-to-one sheet");
    const summary = element("summary", "", "Read the sheet");
    summary.id = "cg-case-open";
    const fold = element("details", "cg-details cg-my__sheet", summary, this.sheet, this.notes, this.copies);
    fold.dataset.part = "";
    fold.open = this.querySelector(".cg-my__sheet")?.hasAttribute("open") ?? location.hash.startsWith("#case");
    return [
      title,
      element(
        "p",
        "cg-quiet cg-screen",
        "One page for your team leader: your KPIs, results, skills and next step. Print it, or paste it into an email.",
      ),
      element("p", "cg-actions cg-screen", printButton("Print my one-to-one sheet", "cg-button")),
      fold,
    ];
  }

  rebuildsFor() {
    return false;
  }

  update() {
    const { role, next } = aims(this.catalogue);
    this.copies.hidden = !role || !next;
    if (!role || !next) {
      this.text.value = "";
      this.notes.replaceChildren();
      return this.sheet.replaceChildren(element("p", "", "Choose your role and your next step above."));
    }
    const title = `One-to-one: ${role.title} to ${next.title}`;
    const parts = promotionCase(this.catalogue);
    this.sheet.replaceChildren(...asSheet(title, parts));
    this.notes.replaceChildren(...this.hints(parts).map((line) => element("p", "", line)));
    this.text.value = asText(title, parts);
  }

  /** Hints about what is missing on the sheet or did not fit. @param {import("../my/summary.js").Part[]} parts */
  hints(parts) {
    const count = logEntries("result").length;
    if (!count) return ["The sheet needs results. Add some to your KPIs, each with the figure that it changed."];
    const cut = parts.some((part) => part.lines.some((line) => line.includes("…")));
    return [
      ...(count > MAX_RESULTS
        ? [`One sheet has room for ${MAX_RESULTS} results. It shows the newest of your ${count}.`]
        : []),
      ...(cut ? ["Long lines are shortened with … to fit one sheet."] : []),
    ];
  }
}

define("my-case", MyCase);
