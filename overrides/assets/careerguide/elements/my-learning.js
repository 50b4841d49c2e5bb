// What to start with: the learning that helps with most gaps, and questions to prepare for.
import { define, element, link, list, plural } from "../lib/dom.js";
import { aims } from "../my/aims.js";
import { BaseElement } from "../my/base-element.js";
import { firstLessons } from "../my/first-lessons.js";
import { lesson, questionList } from "../my/gap-list.js";
import { match } from "../my/match.js";
import { ratings } from "../my/profile.js";

class MyLearning extends BaseElement {
  body = element("div", "");

  build() {
    return [element("h2", "", "Start with these"), this.body];
  }

  rebuildsFor() {
    return false;
  }

  update() {
    const { next } = aims(this.catalogue);
    const rated = ratings(this.catalogue);
    const gaps = next ? match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure).gaps : [];
    const lessons = firstLessons(this.catalogue, gaps).map(({ item, gaps: count }) => this.line(item, count));
    const none = next && !gaps.length ? "You have no gap in this role's skills." : "Your gaps decide what comes here.";
    const asked = this.body.querySelector("details")?.open ?? false;
    this.body.replaceChildren(
      ...(lessons.length
        ? [list(lessons, "cg-plain cg-lines")]
        : [element("p", "", `${none} `, link("learning/", "See all learning"))]),
      ...questionList(this.catalogue, gaps),
    );
    const questions = this.body.querySelector("details");
    if (questions) questions.open = asked;
  }

  /** @param {import("../lib/catalogue.js").Learning} item @param {number} count of gaps */
  line(item, count) {
    const facts = [{ true: "free", false: "paid" }[String(item.free)], item.kind].filter(Boolean).join(" ");
    const title = lesson(item);
    title.className = "cg-lesson";
    return element(
      "div",
      "",
      title,
      element("span", "cg-quiet cg-small", ` ${facts} · for ${plural(count, "of your gaps", "of your gaps")}`),
      ...(item.summary ? [element("p", "cg-small", item.summary)] : []),
    );
  }
}

define("my-learning", MyLearning);
