// The last step of the editing page: what the change does, and how it gets into the guide.
import { button, element, list, status } from "../lib/dom.js";
import { changedLines } from "./change-words.js";

const FEW_LINES = 20;

/**
 * A change that is ready: the path of its file, the texts before and after, and sentences that say what it does.
 * @typedef {{path: string, before: string, after: string, raw: string, isNew: boolean, sentences: string[]}} Change
 * @typedef {{edit: string, create: string}} Forge the starts of the forge's addresses, or ""
 */

/**
 * @param {Change} change @param {Forge} forge
 * @param {(() => Promise<string>) | null} save writes the file, and says what is wrong; null without a folder
 */
export function reviewPart(change, forge, save) {
  const heading = element("h2", "", "Check the change");
  heading.tabIndex = -1;
  const node = element("section", "cg-card cg-edit__review", heading, list(change.sentences), lines(change));
  node.append(...waysOut(change, forge, save));
  const rest = "A proposal is checked by “careerguide check”, which also knows the rules that this page does not.";
  node.append(element("p", "cg-quiet", rest));
  return { node, heading };
}

/** The lines before and after; many are folded. @param {Change} change */
function lines(change) {
  const parts = changedLines(change.before, change.after);
  const nodes = parts.map(({ line, before, after }) =>
    element(
      "div",
      "cg-edit__lines",
      element("p", "cg-quiet", `${change.path}, line ${line}`),
      ...(before.length ? [element("p", "", "Before"), element("del", "", before.join("\n"))] : []),
      ...(after.length
        ? [element("p", "", before.length ? "After" : "New"), element("ins", "", after.join("\n"))]
        : []),
    ),
  );
  const summary = element("summary", "", "The lines of the file that change");
  const node = element("details", "cg-details", summary, ...nodes);
  node.open = parts.flatMap(({ before, after }) => [...before, ...after]).length <= FEW_LINES;
  return node;
}

/** @param {Change} change @param {Forge} forge @param {(() => Promise<string>) | null} save */
function waysOut(change, forge, save) {
  const line = status("cg-edit__status");
  const link = element("a", "cg-button cg-button--quiet", "Download the file");
  link.href = URL.createObjectURL(new Blob([change.raw], { type: "text/yaml" }));
  link.download = change.path.replace(/^.*\//, "");
  const buttons = save ? [saveButton(save, line), link] : [link];
  const text = wholeText(change);
  const address = change.isNew
    ? forge.create + encodeURIComponent(change.path)
    : forge.edit + pathInAddress(change.path);
  const isForge = Boolean(change.isNew ? forge.create : forge.edit);
  if (isForge) buttons.push(openLink(address, text.copy, line));
  const steps = isForge ? [element("ol", "", ...stepTexts(change).map((step) => element("li", "", step)))] : [];
  return [element("p", "cg-actions", ...buttons), line, ...steps, text.node];
}

/** A path as a part of an address. @param {string} path */
export const pathInAddress = (path) => path.split("/").map(encodeURIComponent).join("/");

/** @param {() => Promise<string>} save @param {HTMLElement} line */
function saveButton(save, line) {
  const node = button("Save in the folder", async () => {
    node.disabled = true;
    const fault = await save().catch(() => "The browser could not write the file.");
    line.textContent = fault || "Saved in the folder, and read back. Now propose the change as you always do.";
    node.disabled = !fault;
  });
  node.className = "cg-button";
  return node;
}

/** @param {string} address @param {() => boolean} copy @param {HTMLElement} line */
function openLink(address, copy, line) {
  const node = element("a", "cg-button", "Copy the text and open the proposal");
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener";
  node.addEventListener("click", () => {
    line.textContent = copy() ? "The text is copied." : "Copy the text below by hand.";
  });
  return node;
}

/** @param {Change} change */
const stepTexts = (change) => [
  change.isNew
    ? "The form for a new file opens."
    : "The file opens. If you can only read it, press the pencil or “Edit”.",
  change.isNew
    ? "Click into the empty text, and paste: Ctrl+V."
    : "Click into the text, select all of it with Ctrl+A, and paste with Ctrl+V.",
  "Write one sentence that says why, and propose the change: a new branch, then a pull request or a merge request.",
];

/** The new text of the file, to copy by hand. @param {Change} change */
function wholeText(change) {
  const area = element("textarea", "");
  area.value = change.after;
  area.readOnly = true;
  area.rows = 8;
  area.setAttribute("aria-label", "The new text of the file");
  const node = element("details", "cg-details", element("summary", "", "The new text of the file"), area);
  const copy = () => {
    node.open = true; // a browser does not copy from a field that it does not show
    area.select();
    return document.execCommand("copy");
  };
  return { node, copy };
}
