// A story as a card, the same as components/story_card.html, and as a panel with the person's words.
import { lineMark } from "../lib/charts.js";
import { element, link, plural } from "../lib/dom.js";
import { journey } from "../lib/journey.js";
import { portrait, storyLeader, storyPath } from "../lib/stories.js";

/** @typedef {import("../lib/stories.js").Story} Story */

/** The mark of an example among stories of the company. @param {Story} story */
const mark = ({ sample }) => (sample ? [" ", element("span", "cg-sample", "Example")] : []);

/** A card for a grid. @param {Story} story */
export function storyCard(story) {
  const { stations } = story.way;
  const [first, last] = [stations[0], stations[stations.length - 1]];
  const [title, colour] = last;
  const picture = element("div", `cg-journey__picture cg-line--${colour}`, journey(story, 84), years(story));
  const anchor = link(storyPath(story), "");
  anchor.append(element("q", "", story.quote));
  const moves = stations.length - 1;
  const way = moves ? [" to ", element("strong", "", title), `, ${plural(moves, "move")}`] : [];
  const time = first[7] === last[7] ? `, ${first[7]}` : `, ${first[7]} to ${last[7]}`;
  const who = element(
    "p",
    "cg-story__who",
    ...(story.name ? [`${story.name}: `] : []),
    element("strong", "", first[0]),
    ...way,
    time,
    ...(story.site ? [`. ${story.site}`] : []),
    ...mark(story),
  );
  const heading = element("h3", "cg-story__quote", anchor);
  const line = story.line ? [lineMark(colour, story.line)] : [];
  const card = element(
    "article",
    "cg-card cg-story",
    picture,
    element("div", "cg-story__text", ...line, heading, ...portrait(story), who),
  );
  card.dataset.story = story.id;
  return card;
}

/** The first and the last year of a journey, under its drawing. @param {Story} story */
function years({ way, until }) {
  const line = element(
    "p",
    "cg-journey__years",
    element("span", "", String(way.stations[0][7])),
    element("span", "", until ? String(until) : "today"),
  );
  line.setAttribute("aria-hidden", "true");
  return line;
}

/**
 * A panel with the quote and the journey, as components/story_of_the_week.html draws it.
 * @param {Story} story @param {string} head @param {number} height of the drawing @param {boolean} labelled
 */
export function storyPanel(story, head, height, labelled) {
  const anchor = link(storyPath(story), "Read the story");
  anchor.append(element("span", "cg-sr", `: ${story.title}`));
  const who = element("p", "cg-voice__who", storyLeader(story), ...mark(story), " · ", anchor);
  const quote = element("blockquote", "cg-voice__quote", element("p", "", story.quote));
  const words = element("figcaption", "", element("h2", "cg-voice__head", head), quote, ...portrait(story), who);
  const panel = element("figure", "cg-ink cg-voice", words, journey(story, height, labelled));
  if (!labelled) panel.append(years(story));
  panel.dataset.story = story.id;
  return panel;
}
