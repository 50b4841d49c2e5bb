// Fetches the data of the guide: the JSON files of /api/v1/.
import { API_FOLDER } from "./constants.js";

/** The content of a file; null if it cannot be loaded. @param {string} name @returns {Promise<any>} */
export async function fetchJson(name) {
  const response = await fetch(new URL(`../../../${API_FOLDER}/${name}.json`, import.meta.url)).catch(() => null);
  return response?.ok ? response.json() : null;
}
