// The story of this week. The built page has the story of the week in which it was built.

import { storyPanel } from "../home/story-views.js";
import { today, week } from "../lib/days.js";
import { define } from "../lib/dom.js";
import { ofTheWeek } from "../lib/near-peers.js";
import { fetchStories } from "../lib/stories.js";

// As components/story_of_the_week.html has it.
const HEIGHT = 300;

class StoryOfTheWeek extends HTMLElement {
  async connectedCallback() {
    if (week(today()) === Number(this.dataset.week)) return;
    const stories = await fetchStories();
    const levels = stories.map(({ level }) => level);
    const story = stories[ofTheWeek(levels, today(), null)];
    if (!story || this.querySelector(`[data-story="${CSS.escape(story.id)}"]`)) return;
    this.replaceChildren(storyPanel(story, "Story of the week", HEIGHT, true));
  }
}

define("story-of-the-week", StoryOfTheWeek);
