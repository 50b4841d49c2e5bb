// The match with the next step as one number, with what brings it up.
import { define, element } from "../lib/dom.js";
import { aims } from "../my/aims.js";
import { BaseElement } from "../my/base-element.js";
import { match } from "../my/match.js";
import { matchWords } from "../my/match-words.js";
import { ratings } from "../my/profile.js";

class MyMatch extends BaseElement {
  line = element("div", "cg-match");

  build() {
    this.line.setAttribute("role", "status");
    return [this.line];
  }

  rebuildsFor() {
    return false;
  }

  update() {
    const { role, next } = aims(this.catalogue);
    if (!next) {
      const ask = role ? "Choose your next step" : "Choose your role";
      return this.line.replaceChildren(element("p", "", `${ask} to see how many of its skills you have today.`));
    }
    const rated = ratings(this.catalogue);
    const result = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    this.line.replaceChildren(...matchWords(result, next.title));
  }
}

define("my-match", MyMatch);
