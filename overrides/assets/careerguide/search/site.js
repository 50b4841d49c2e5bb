// The index of this site, fetched once.
import { read } from "../api.js";
import { Index } from "./index.js";

/** @type {Promise<Index | null> | null} */
let asked = null;

/** The index; null where it cannot be had just now. @returns {Promise<Index | null>} */
export function index() {
  asked ??= read("search/names").then((names) => {
    if (!names) asked = null; // the next key may have more luck
    return names && new Index(names, read);
  });
  return asked;
}
