// The stories of the site, in the order in which they take turns.

import { fetchJson } from "./api.js";
import { page } from "./dom.js";
import { STORIES } from "./parts.js";

/**
 * One role of a journey: places in percent of the width and per mille of the height. `next` is where the next role
 * begins; null in the last.
 * @typedef {[title: string, colour: number, x: number, end: number, y: number, next: number | null, level: string,
 *   year: number]} Station
 */
/**
 * A story as cards and panels show it; `level`, `who`, `name` and `site` are those of the person. `line` is the line of
 * business of the last role, `until` the year of its end if it has one.
 * @typedef {object} Story
 * @property {string} id
 * @property {string} title
 * @property {string} quote
 * @property {boolean} [sample] an example among stories of the company
 * @property {number} level
 * @property {string} who
 * @property {string} [name]
 * @property {string} [site]
 * @property {string} [line]
 * @property {number} [until]
 * @property {string} [picture] address of a small picture of the person, from the top of the site
 * @property {{stations: Station[], years: [x: number, year: number][]}} way
 */

/** All stories by id; none if they cannot be loaded. @returns {Promise<Story[]>} */
export const fetchStories = async () => (STORIES && (await fetchJson("home/stories"))) || [];

/** The path of a story's page. @param {Story} story */
export const storyPath = ({ id }) => `${STORIES}${id}/`;

/** Who tells a story, such as `A Team Leader in Cebu`. @param {Story} story */
export const storyLeader = ({ who, site }) => (site ? `${who} in ${site}` : who);

/**
 * The photograph of the person, as the component `portrait` has it in a card; nothing if there is none.
 * @param {Story} story
 */
export function portrait({ picture }) {
  if (!picture) return [];
  const image = new Image(56, 56);
  image.className = "cg-portrait cg-portrait--small";
  image.alt = "";
  image.loading = "lazy";
  image.decoding = "async";
  image.src = page(picture.slice(1));
  return [image];
}
