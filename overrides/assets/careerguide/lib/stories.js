// The stories of the site, in the order in which they take turns.

import { fetchJson } from "./api.js";
import { page } from "./dom.js";
import { STORIES } from "./parts.js";

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
 * @property {string} [picture] address of a small picture of the person, from the top of the site
 * @property {{name?: string}} leader
 * @property {{role: string}[]} journey
 */

/** All stories by id; none if they cannot be loaded. @returns {Promise<Story[]>} */
export async function fetchStories() {
  /** @type {Story[]} */
  const stories = (STORIES && (await fetchJson("stories"))) || [];
  return stories.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Who tells a story, such as `Team Leader in Cebu (example)`. @param {Story} story */
export function storyLeader({ leader, role_title, site_title, sample }) {
  const who = leader.name ? `${leader.name}, ${role_title}` : role_title;
  return `${who}${site_title ? ` in ${site_title}` : ""}${sample ? " (example)" : ""}`;
}

/** The photograph of the person, as the component `portrait` has it in a card. @param {string} address */
export function portrait(address) {
  const image = new Image(56, 56);
  image.className = "cg-portrait cg-portrait--small";
  image.alt = "";
  image.decoding = "async";
  image.src = page(address.slice(1));
  return image;
}
