// Entries of a list in groups with headings: the first few of a group are in sight, and the others are folded, as
// components/folded_list.html does it.
import { element, plural } from "./dom.js";

/** Entries of a list that are in sight, over all its groups. */
const IN_SIGHT = 9;

/** @typedef {{title: string, note: string, entries: HTMLElement[]}} Group */

/**
 * Replace the groups of a board. Groups without entries are left out.
 * @param {HTMLElement} board its `data-noun` and `data-nouns` name its entries @param {Group[]} groups
 * @param {HTMLElement | null} control what appears beside the first heading; it keeps the focus
 */
export function drawGroups(board, groups, control) {
  const name = board.querySelector("ul")?.className ?? "";
  const hadFocus = control?.contains(document.activeElement);
  let room = IN_SIGHT;
  const sections = groups
    .filter(({ entries }) => entries.length)
    .map(({ title, note, entries }, index) => {
      const heading = element("h2", "", title);
      heading.id = `group-${index + 1}`;
      const head = element("div", "cg-between", heading, ...(note ? [element("span", "cg-quiet cg-small", note)] : []));
      if (control && !index) head.append(control);
      const shown = Math.min(entries.length, room);
      room -= shown;
      const section = element("section", "cg-group", head);
      if (shown) section.append(listOf(name, entries.slice(0, shown)));
      if (entries.length > shown) section.append(folded(board, name, entries.slice(shown), shown > 0));
      section.setAttribute("aria-labelledby", heading.id);
      return section;
    });
  board.replaceChildren(...sections);
  if (hadFocus) /** @type {HTMLElement | null} */ (control?.querySelector("input") ?? null)?.focus();
}

/** @param {string} name @param {HTMLElement[]} entries */
function listOf(name, entries) {
  const list = element("ul", name);
  list.append(...entries);
  return list;
}

/**
 * @param {HTMLElement} board @param {string} name @param {HTMLElement[]} entries @param {boolean} hasOthers in sight
 */
function folded({ dataset }, name, entries, hasOthers) {
  const word = hasOthers ? "more " : "";
  const more = plural(entries.length, `${word}${dataset.noun}`, `${word}${dataset.nouns}`);
  return element("details", "cg-details cg-rest", element("summary", "", more), listOf(name, entries));
}

/** A chip that turns the groups on and off. @param {string} text @param {(isOn: boolean) => void} act */
export function groupSwitch(text, act) {
  const box = element("input", "");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => act(box.checked));
  return element("label", "cg-chip cg-group__switch", box, text);
}
