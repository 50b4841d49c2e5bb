// Where what a person enters is kept: the buttons to choose it, and what is said if storing fails.
import { button } from "../lib/dom.js";
import { store } from "./storage.js";

/** @typedef {import("./browser-storage.js").Area} Area */

export const FAULTS = {
  full: "Not saved: the browser has no space left.",
  broken: "Not saved: the browser did not store it.",
  newer: "Not saved: a newer version of this guide has saved something here. Reload this page.",
  taken:
    "Not moved: this computer already has answers from another tab, maybe from another person. Yours stay in this tab.",
};

/**
 * Buttons for the areas that work; on a computer that several people use, only the tab.
 * @param {(area: Area) => void} keep
 */
export function keepButtons(keep) {
  const { area, shared, storage } = store;
  const computer = area !== "computer" && !shared && storage.works("computer");
  const tab = !area && storage.works("tab");
  return [
    ...(computer ? [button("Keep on this computer", () => keep("computer"))] : []),
    ...(tab ? [button("Keep in this tab only", () => keep("tab"))] : []),
  ];
}
