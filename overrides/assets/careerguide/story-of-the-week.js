// The story of this week, near peers first for someone who has said "I am a ...". What was built stays until then.
import { today, week } from "./days.js";
import { ofTheWeek } from "./near-peers.js";

/** @typedef {{id: string, title: string, quote: string, url: string, sample?: boolean, level: number, role_title: string, leader: {name?: string, site?: string}, journey: {role: string}[]}} Story */

class StoryOfTheWeek extends HTMLElement {
  /** @type {Story[] | null} */
  stories = null;

  connectedCallback() {
    if (week(today()) !== Number(this.dataset.week)) this.show(null);
    document.addEventListener("cg-i-am", (event) => this.show(/** @type {CustomEvent<{level: number} | null>} */ (event).detail?.level ?? null));
  }

  /** @param {number | null} reader level of the reader's role */
  async show(reader) {
    if (!this.stories) {
      const answer = await fetch(new URL("../../api/v1/stories.json", import.meta.url)).catch(() => null);
      if (!answer?.ok) return;
      this.stories = /** @type {Story[]} */ (await answer.json()).sort((one, other) => (one.id < other.id ? -1 : 1));
    }
    const story = this.stories[ofTheWeek(this.stories.map((each) => each.level), today(), reader)];
    const card = /** @type {HTMLElement | null} */ (this.querySelector("[data-story]"));
    if (!story || !card || card.dataset.story === story.id) return;
    card.dataset.story = story.id;
    const who = story.leader.name ? `${story.leader.name}, ${story.role_title}` : story.role_title;
    const quote = card.querySelector("blockquote p");
    const name = card.querySelector(".cg-story__who");
    const link = card.querySelector("a");
    if (quote) quote.textContent = story.quote;
    if (name) name.textContent = `${who}${story.leader.site ? ` in ${story.leader.site}` : ""}${story.sample ? " (example)" : ""}`;
    if (link) {
      link.textContent = story.title;
      link.href = new URL(`../..${story.url}`, import.meta.url).href;
    }
    card.querySelector("a + span")?.remove();
  }
}

customElements.define("story-of-the-week", StoryOfTheWeek);
