// A case for promotion, made of the log and the ratings: one sheet to print, and text to paste.
import { button, element, field, status } from "../lib/dom.js";
import { BaseElement } from "../my/base-element.js";
import { logEntries } from "../my/progress.js";
import { asSheet, asText, currentAndNextRole, promotionCase, RESULTS } from "../my/summary.js";

class MyCase extends BaseElement {
  sheet = element("div", "cg-sheet");
  text = element("textarea", "");

  /** What there is to do with a sheet that has something on it. */
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
    this.copies.replaceChildren(
      element(
        "p",
        "",
        button("Print it", () => print()),
        " ",
        pick,
      ),
      statusLine,
      field("The same as text", this.text),
    );
    return [this.sheet, this.notes, this.copies];
  }

  rebuildsFor() {
    return false;
  }

  answer() {
    const { role, next } = currentAndNextRole(this.catalogue);
    this.copies.hidden = !role || !next;
    if (!role || !next) {
      this.text.value = "";
      this.notes.replaceChildren();
      return this.sheet.replaceChildren(element("p", "", "Choose your role and what you want to be above."));
    }
    const title = `My case: ${role.title} to ${next.title}`;
    const parts = promotionCase(this.catalogue);
    this.sheet.replaceChildren(...asSheet(title, parts));
    this.notes.replaceChildren(...this.hints(parts).map((line) => element("p", "", line)));
    this.text.value = asText(title, parts);
  }

  /** What is missing on the sheet, or did not fit. @param {import("../my/summary.js").Part[]} parts */
  hints(parts) {
    const count = logEntries("result").length;
    if (!count) return ["A case stands on results. Write some into your log, each with the figure it moved."];
    const cut = parts.some((part) => part.lines.some((line) => line.includes("…")));
    return [
      ...(count > RESULTS ? [`One sheet has room for ${RESULTS} results. Yours has the newest of ${count}.`] : []),
      ...(cut ? ["Long lines are cut short with a … so that all fits one sheet."] : []),
    ];
  }
}

customElements.define("my-case", MyCase);
