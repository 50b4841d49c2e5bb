// Fetches the data of this release: files of /api/v1/ beside the scripts, with the fields that scripts read.
import { API_FOLDER } from "./constants.js";
import { checkRelease } from "./release.js";

/** The content of a file; null if it cannot be loaded. @param {string} name @returns {Promise<any>} */
export async function fetchJson(name) {
  const response = await fetch(new URL(`../${API_FOLDER}/${name}.json`, import.meta.url)).catch(() => null);
  if (response?.ok) return response.json().catch(() => null);
  if (response) checkRelease();
  return null;
}
