// The story of this week; stories of near peers come first for a person who has chosen "I am a ...". The built page has
// the story of the week in which it was built.
import { today, week } from "../lib/days.js";
import { page } from "../lib/dom.js";
import { ofTheWeek } from "../lib/near-peers.js";
import { followReach } from "../lib/reader.js";
import { fetchStories, portrait, storyLeader } from "../lib/stories.js";

/** @typedef {import("../lib/stories.js").Story} Story */

class StoryOfTheWeek extends HTMLElement {
  /** @type {Promise<Story[]> | null} */
  stories = null;
  /** @type {number | null} level of the reader's role */
  reader = null;

  connectedCallback() {
    if (week(today()) !== Number(this.dataset.week)) this.show(null);
    followReach((reach) => this.show(reach?.level ?? null));
  }

  /** @param {number | null} reader */
  async show(reader) {
    this.reader = reader;
    this.stories ??= fetchStories();
    const stories = await this.stories;
    if (!stories.length) this.stories = null; // try again next time
    const story =
      stories[
        ofTheWeek(
          stories.map((story) => story.level),
          today(),
          this.reader,
        )
      ];
    const card = /** @type {HTMLElement | null} */ (this.querySelector("[data-story]"));
    if (!story || !card || card.dataset.story === story.id) return;
    card.dataset.story = story.id;
    const quote = card.querySelector("blockquote p");
    const name = card.querySelector(".cg-story__who");
    const link = card.querySelector("a");
    if (quote) quote.textContent = story.quote;
    if (name) name.textContent = storyLeader(story);
    card.querySelector(".cg-portrait")?.remove(); // that of another person
    if (story.picture) name?.before(portrait(story.picture));
    if (link) {
      link.textContent = story.title;
      link.href = page(story.url.slice(1));
    }
    card.querySelector("a + span")?.remove();
  }
}

customElements.define("story-of-the-week", StoryOfTheWeek);
