// Saves text as a file. Pages show the same text, because some computers do not allow downloads.
import { element } from "../lib/dom.js";

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
