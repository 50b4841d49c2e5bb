// Where what a person enters is kept: the choice, in the same words on every page, and what is said if storing fails.
import { button, element } from "../lib/dom.js";
import { store } from "./storage.js";

/** @typedef {import("./browser-storage.js").Area} Area */
/** Where answers are kept; "" is nowhere. @typedef {"" | "tab" | "computer"} Place */

export const KEEP_LABEL = "Keep my answers:";

export const FAULTS = {
  full: "Not saved: the browser has no space left.",
  broken: "Not saved: the browser did not store it.",
  newer: "Not saved: a newer version of this guide has saved something here. Reload this page.",
  taken:
    "Not moved: this computer already has answers from another tab, maybe from another person. Yours stay in this tab.",
};

/**
 * The places that work, with their words; on a computer that several people use, not the computer.
 * @returns {[string, Place][]}
 */
export function keepPlaces() {
  const { area, shared, storage } = store;
  const works = (/** @type {Area} */ place) => area === place || storage.works(place);
  const places = /** @type {[string, Place][]} */ ([["Not at all", ""]]);
  if (works("tab")) places.push(["In this tab", "tab"]);
  if (works("computer") && (!shared || area === "computer")) places.push(["On this computer", "computer"]);
  return places;
}

/** @param {string} text @param {Place} place @param {(place: Place) => void} choose */
export function keepButton(text, place, choose) {
  const choice = button(text, () => choose(place));
  choice.className = "";
  choice.setAttribute("aria-pressed", String(store.area === place));
  return choice;
}

/** A label, and a button for each place; null if no place works. @param {(place: Place) => void} choose */
export function keepChoice(choose) {
  const places = keepPlaces();
  if (places.length === 1) return null;
  const group = element("span", "cg-choices", ...places.map(([text, place]) => keepButton(text, place, choose)));
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", KEEP_LABEL);
  const label = element("span", "cg-quiet", KEEP_LABEL);
  label.setAttribute("aria-hidden", "true");
  return [label, group];
}
