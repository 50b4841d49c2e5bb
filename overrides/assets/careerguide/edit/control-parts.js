// What the controls of a form share: notes, faults, folded parts, and the name of a value.
import { element } from "../lib/dom.js";
import { isEmpty } from "./yaml-values.js";

/**
 * @typedef {import("./data-files.js").Field} Field
 * @typedef {import("./yaml-values.js").Wanted} Wanted
 * @typedef {{message: string, control: HTMLElement}} Fault
 * @typedef {{node: HTMLElement, read: () => Wanted, faults: () => Fault[]}} Control
 * @typedef {{idsOf: (kind: string) => [string, string][],
 *   controlOf: (field: Field, value: any, context: Context) => Control}} Context
 */

export const LONG_LINE = 60;
let notes = 0;

/**
 * A quiet line that says more of a control.
 * @param {string} text @param {HTMLElement} control @param {string} [name] the class of the line
 */
export function note(text, control, name = "cg-quiet") {
  notes += 1;
  const line = element("p", name, text.replace(/`([^`]*)`/g, "“$1”"));
  line.id = `cg-edit-note-${notes}`;
  control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
  return line;
}

/**
 * Show what is wrong with a control, or that nothing is.
 * @param {HTMLElement} box @param {HTMLElement} control @param {string} text
 */
export function tell(box, control, text) {
  const old = box.querySelector(":scope > .cg-field__fault");
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== old?.id);
  old?.remove();
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
  control.removeAttribute("aria-invalid");
  if (!text) return;
  control.setAttribute("aria-invalid", "true");
  box.append(note(text, control, "cg-field__fault"));
}

/**
 * A folded part of the form, which is drawn when it is opened.
 * @param {string} title @param {() => string} more what the part has @param {() => HTMLElement} draw
 */
export function folded(title, more, draw) {
  const count = element("span", "cg-quiet", more());
  const summary = element("summary", "", element("span", "cg-edit__name", title), " ", count);
  const node = element("details", "cg-details cg-edit__part", summary);
  node.addEventListener("toggle", () => {
    if (node.open && node.childElementCount === 1) node.append(draw());
  });
  return { node, summary, update: () => count.replaceChildren(more()) };
}

/** @param {Field} field @param {HTMLElement} control @returns {Fault} */
export const missing = (field, control) => ({ message: `${field.label}: This is needed.`, control });

/**
 * The first words of a value, to tell items of a list apart.
 * @param {any} value @param {Field} field @param {Context} context @returns {string}
 */
export function nameOf(value, field, context) {
  if (isEmpty(value)) return "";
  if (typeof value === "string") {
    const title = field.kind ? context.idsOf(field.kind).find(([id]) => id === value)?.[1] : "";
    return title || (value.length > LONG_LINE ? `${value.slice(0, LONG_LINE)}…` : value);
  }
  const first = (field.fields ?? []).find(
    ({ key, type }) => !isEmpty(value[key]) && type !== "group" && type !== "list",
  );
  return first ? nameOf(value[first.key], first, context) : "";
}
