// My case for a promotion, made from the log and the ratings: one sheet to print, and the same as text.
import { button, element, field, status } from "../lib/dom.js";
import { BaseElement } from "../my/base-element.js";
import { logEntries } from "../my/progress.js";
import { asSheet, asText, currentAndNextRole, MAX_RESULTS, promotionCase } from "../my/summary.js";

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
    this.copies.replaceChildren(
      element(
        "p",
        "",
        button("Print", () => print()),
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

  update() {
    const { role, next } = currentAndNextRole(this.catalogue);
    this.copies.hidden = !role || !next;
    if (!role || !next) {
      this.text.value = "";
      this.notes.replaceChildren();
      return this.sheet.replaceChildren(element("p", "", "Choose your role and the role you want above."));
    }
    const title = `My case: ${role.title} to ${next.title}`;
    const parts = promotionCase(this.catalogue);
    this.sheet.replaceChildren(...asSheet(title, parts));
    this.notes.replaceChildren(...this.hints(parts).map((line) => element("p", "", line)));
    this.text.value = asText(title, parts);
  }

  /** Hints about what is missing on the sheet or did not fit. @param {import("../my/summary.js").Part[]} parts */
  hints(parts) {
    const count = logEntries("result").length;
    if (!count) return ["A case needs results. Add some to your log, each with the figure that it changed."];
    const cut = parts.some((part) => part.lines.some((line) => line.includes("…")));
    return [
      ...(count > MAX_RESULTS
        ? [`One sheet has room for ${MAX_RESULTS} results. It shows the newest of your ${count}.`]
        : []),
      ...(cut ? ["Long lines are shortened with … to fit one sheet."] : []),
    ];
  }
}

customElements.define("my-case", MyCase);
