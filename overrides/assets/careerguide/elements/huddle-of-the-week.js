// The huddle of this week on the team leader's kit. The built page has that of the week in which it was built; in
// another week the whole huddle comes from the card of that week's story, so that text and question are always of one
// story.
import { today, week } from "../lib/days.js";
import { define, element, link, page } from "../lib/dom.js";
import { ofTheWeek } from "../lib/near-peers.js";
import { fetchStories, storyLeader, storyPath } from "../lib/stories.js";

class HuddleOfTheWeek extends HTMLElement {
  async connectedCallback() {
    if (week(today()) === Number(this.dataset.week)) return;
    const stories = await fetchStories();
    const levels = stories.map((story) => story.level);
    const story = stories[ofTheWeek(levels, today(), null)];
    if (!story || this.querySelector("[data-story]")?.getAttribute("data-story") === story.id) return;
    const huddle = await fetchHuddle(page(`${storyPath(story)}card/`));
    if (!huddle) return;
    const title = link(storyPath(story), story.title);
    this.replaceChildren(
      element("p", "cg-quiet", `${storyLeader(story)}${story.sample ? " (example)" : ""}: `, title),
      huddle,
    );
  }
}

/**
 * The huddle on a story's card; null if the card cannot be loaded.
 * @param {string} address
 */
async function fetchHuddle(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const card = new DOMParser().parseFromString(await response.text(), "text/html");
    const huddle = card.querySelector(".cg-huddle");
    // Links are relative to the card; the kit is in another folder.
    for (const anchor of huddle?.querySelectorAll("a[href]") ?? [])
      anchor.setAttribute("href", new URL(anchor.getAttribute("href") ?? "", response.url).href);
    return huddle && document.importNode(huddle, true);
  } catch {
    return null;
  }
}

define("huddle-of-the-week", HuddleOfTheWeek);
