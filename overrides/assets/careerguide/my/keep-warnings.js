// What to tell a person of answers that are not saved, or that cannot be read.
import { button, element, plural } from "../lib/dom.js";
import { FAULTS } from "./keep-choice.js";
import { store } from "./storage.js";

/** @param {number} count */
export const entries = (count) => plural(count, "entry", "entries");

/**
 * What is on the page and not saved, with a way out; empty if all is well.
 * @param {() => void} retry @param {() => void} openCopy @returns {HTMLElement[]}
 */
export function unsaved(retry, openCopy) {
  const count = store.held.size;
  if (store.fault) {
    const rest = count ? "What you wrote is still on this page." : "Your earlier answers are unchanged.";
    const retryButton = store.waits ? [button("Try again", retry), " "] : [];
    return [
      element(
        "p",
        "cg-warned",
        `${FAULTS[store.fault]} ${rest} `,
        ...retryButton,
        button("Show it as text to copy", openCopy),
      ),
    ];
  }
  if (!store.area || !count) return [];
  const verb = count === 1 ? "is" : "are";
  const text = `${plural(count, "change")} on this page ${verb} not saved: another tab has saved other values. `;
  return [element("p", "cg-warned", text, button("Save the values of this page", retry))];
}

/** Records that cannot be read, with their texts to copy. @returns {HTMLElement[]} */
export function unread() {
  const records = store.unread();
  if (!records.length) return [];
  const single = records.length === 1;
  const newer = records.some(({ fault }) => fault === "newer");
  const head = `${entries(records.length)} cannot be read. Nothing was deleted.`;
  const why = newer ? ` A newer version of this guide wrote ${single ? "it" : "some of them"}. Reload this page.` : "";
  const texts = element("pre", "", records.map(({ key, text }) => `${key}: ${text}`).join("\n"));
  texts.tabIndex = 0;
  return [element("details", "cg-warned", element("summary", "", head + why), texts)];
}
