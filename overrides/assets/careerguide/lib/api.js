// The guide's data as scripts have it: the files of /api/v1/.
import { API_FOLDER } from "./constants.js";

/** What a file holds; null where it cannot be had. @param {string} name @returns {Promise<any>} */
export async function fetchJson(name) {
  const answer = await fetch(new URL(`../../../${API_FOLDER}/${name}.json`, import.meta.url)).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
