// The first step of the editing page: open the folder, a file, or a text.
import { button, element, field, input, select, status } from "../lib/dom.js";
import { FileError } from "./opened-files.js";
import { pathInAddress } from "./review-part.js";

/** @typedef {import("./opened-files.js").OpenedFiles} OpenedFiles */

const STAYS = "What you open stays in this browser. Nothing is sent.";

/**
 * @param {OpenedFiles} files @param {string} editor the start of the address at which the forge shows a file, or ""
 * @param {(path: string) => void} onOpen is called with the path of a file that was opened, "" for a folder
 */
export function sourcePart(files, editor, onOpen) {
  const line = status("cg-edit__status");
  const attempt = async (/** @type {() => Promise<string> | string} */ open) => {
    try {
      const path = await open();
      line.textContent = path ? `Open: ${path}` : `Open: ${files.files.size} files of the folder.`;
      onOpen(path);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // the person closed the dialog
      if (!(error instanceof FileError) && !(error instanceof DOMException)) throw error;
      line.textContent = error instanceof FileError ? error.message : "The browser may not open this folder.";
    }
  };
  const ways = [fileWay(files, attempt), textWay(files, editor, attempt)];
  if ("showDirectoryPicker" in window) ways.unshift(folderWay(files, attempt));
  return { node: element("div", "cg-edit__fields", ...ways, element("p", "cg-quiet", STAYS), line), line };
}

/** @typedef {(open: () => Promise<string> | string) => void} Attempt */

/** @param {OpenedFiles} files @param {Attempt} attempt */
function folderWay(files, attempt) {
  const name = files.forms.folder.replace(/^.*\//, "");
  const open = button(`Open the folder “${name}”`, () =>
    attempt(async () => {
      await files.openFolder(await /** @type {any} */ (window).showDirectoryPicker({ mode: "readwrite" }));
      return "";
    }),
  );
  open.className = "cg-button";
  return element(
    "p",
    "cg-actions",
    open,
    element("span", "cg-quiet", "if the files of the guide are on this computer"),
  );
}

/** @param {OpenedFiles} files @param {Attempt} attempt */
function fileWay(files, attempt) {
  const chooser = input("file");
  chooser.accept = ".yaml,.yml";
  return field("Open a data file from this computer", chooser, () => {
    const file = chooser.files?.[0];
    if (file) attempt(() => files.openFile(file));
  });
}

/** @param {OpenedFiles} files @param {string} editor @param {Attempt} attempt */
function textWay(files, editor, attempt) {
  const paths = Object.values(files.forms.files).flatMap((each) => Object.keys(each));
  const which = select([
    ["", "tell it by its entries"],
    ...paths.map((path) => /** @type {[string, string]} */ ([path, path])),
  ]);
  const area = element("textarea", "");
  area.rows = 6;
  area.spellcheck = false;
  const show = element("p", "");
  which.addEventListener("change", () => {
    const link = element("a", "", "Open this file, and copy all of its text");
    link.href = editor + pathInAddress(which.value);
    link.target = "_blank";
    link.rel = "noopener";
    show.replaceChildren(...(editor && which.value ? [link] : []));
  });
  const use = button("Use this text", () => attempt(() => files.openText(area.value, which.value)));
  const parts = [field("The file", which), show, field("Its whole text", area), use];
  const node = element("details", "cg-details", element("summary", "", "Paste the text of a file"));
  node.append(element("div", "cg-edit__fields", ...parts));
  return node;
}
