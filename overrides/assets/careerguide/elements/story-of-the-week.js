// The story of this week; stories of near peers come first for a person who has chosen "I am a ...". The built page has
// the story of the week in which it was built.
import { fetchJson } from "../lib/api.js";
import { today, week } from "../lib/days.js";
import { page } from "../lib/dom.js";
import { ofTheWeek } from "../lib/near-peers.js";

/**
 * @typedef {object} Story
 * @property {string} id
 * @property {string} title
 * @property {string} quote
 * @property {string} url
 * @property {boolean} [sample]
 * @property {number} level
 * @property {string} role_title
 * @property {string} [site_title]
 * @property {{name?: string}} leader
 * @property {{role: string}[]} journey
 */

class StoryOfTheWeek extends HTMLElement {
  /** @type {Promise<Story[]> | null} */
  stories = null;
  /** @type {number | null} level of the reader's role */
  reader = null;

  connectedCallback() {
    const level =
      /** @type {HTMLElement & {level?: number | null} | null} */ (document.querySelector("i-am"))?.level ?? null;
    if (level !== null || week(today()) !== Number(this.dataset.week)) this.show(level);
    document.addEventListener("cg-i-am", (event) =>
      this.show(/** @type {CustomEvent<{level: number} | null>} */ (event).detail?.level ?? null),
    );
  }

  /** @param {number | null} reader */
  async show(reader) {
    this.reader = reader;
    this.stories ??= listed();
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
    const who = story.leader.name ? `${story.leader.name}, ${story.role_title}` : story.role_title;
    const quote = card.querySelector("blockquote p");
    const name = card.querySelector(".cg-story__who");
    const link = card.querySelector("a");
    if (quote) quote.textContent = story.quote;
    if (name) {
      const where = story.site_title ? ` in ${story.site_title}` : "";
      name.textContent = `${who}${where}${story.sample ? " (example)" : ""}`;
    }
    if (link) {
      link.textContent = story.title;
      link.href = page(story.url.slice(1));
    }
    card.querySelector("a + span")?.remove();
  }
}

/** All stories by id; none if they cannot be loaded. @returns {Promise<Story[]>} */
async function listed() {
  /** @type {Story[]} */
  const stories = (await fetchJson("stories")) ?? [];
  return stories.sort((a, b) => (a.id < b.id ? -1 : 1));
}

customElements.define("story-of-the-week", StoryOfTheWeek);
