// A case for promotion, made of the log and the ratings: one sheet to print, and text to paste.
import { button, element, field, status } from "./dom.js";
import { asSheet, asText, names, promotion } from "./my/summary.js";
import { View } from "./my/view.js";

class MyCase extends View {
  sheet = element("div", "cg-sheet");
  text = element("textarea", "");

  build() {
    this.text.rows = 6;
    this.text.readOnly = true;
    const said = status();
    const pick = button("Select the text", () => {
      this.text.select();
      said.textContent = "Selected. Copy it with Ctrl+C.";
    });
    return [this.sheet, element("div", "cg-screen", element("p", "", button("Print it", () => print()), " ", pick), said, field("The same as text", this.text))];
  }

  rebuildsFor() {
    return false;
  }

  answer() {
    const { role, next } = names(this.catalogue);
    if (!role || !next) return this.sheet.replaceChildren(element("p", "", "Choose your role and what you want to be above."));
    const title = `My case: ${role.title} to ${next.title}`;
    const parts = promotion(this.catalogue);
    const empty = parts.some((part) => part.title === "Results") ? [] : [element("p", "cg-screen", "A case stands on results. Write some into your log, each with the figure it moved.")];
    this.sheet.replaceChildren(...asSheet(title, parts), ...empty);
    this.text.value = asText(title, parts);
  }
}

customElements.define("my-case", MyCase);
