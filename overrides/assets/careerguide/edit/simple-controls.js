// Controls of a text, a number, a choice, a date, and of what can be ticked.
import { dateIn, dateInput, isUnclear } from "../lib/date-input.js";
import { element, input, field as labelled, select } from "../lib/dom.js";
import { LONG_LINE, note, tell } from "./control-parts.js";
import { cleaned, faultOf, withDate } from "./field-checks.js";
import { isEmpty } from "./yaml-values.js";

/** @typedef {import("./control-parts.js").Field} Field */
/** @typedef {import("./control-parts.js").Control} Control */
/** @typedef {import("./control-parts.js").Context} Context */

/** @param {Field} field @param {string} value @param {Context} context */
function inputOf(field, value, context) {
  if (field.type === "choice" || field.type === "ref") return choiceOf(field, value, context);
  if (field.type === "long" || value.length > LONG_LINE || value.includes("\n")) {
    const area = element("textarea", "");
    area.value = value;
    area.dir = "auto";
    area.rows = Math.min(12, Math.max(2, Math.ceil(value.length / 70) + value.split("\n").length - 1));
    return area;
  }
  const line = input("text", value);
  line.autocomplete = "off";
  line.dir = "auto";
  if (field.type === "number") line.inputMode = "numeric";
  return line;
}

/**
 * A list of choices. A value of the file that is none of them stays one.
 * @param {Field} field @param {string} value @param {Context} context
 */
function choiceOf(field, value, context) {
  const options = field.options ?? context.idsOf(field.kind ?? "");
  const isOther = value && !options.some(([id]) => id === value);
  const control = select([["", field.required ? "choose one" : "none"], ...options]);
  if (isOther) control.append(new Option(value, value));
  control.value = value;
  return control;
}

/** @param {Field} field @param {string} value @param {Context} context @returns {Control} */
export function textOf(field, value, context) {
  if (field.type === "day" || field.type === "month") return dateOf(field, value, context);
  const control = inputOf(field, value, context);
  const node = labelled(field.label + (field.required ? "" : " (optional)"), control);
  if (field.help) node.insertBefore(note(field.help, control), control);
  const isSame = () => cleaned(control.value) === cleaned(value);
  const isLine = field.type !== "long" && !value.includes("\n");
  const text = () =>
    withDate(field, isLine ? cleaned(control.value).replace(/\s*\n\s*/g, " ") : cleaned(control.value));
  // A text that was not touched stays as it is in the file, to the last space.
  const read = () => (isSame() ? value : text()) || null;
  const faults = () => {
    const fault = value && isSame() ? "" : faultOf(field, text(), context.idsOf);
    tell(node, control, fault);
    return fault ? [{ message: `${field.label}: ${fault}`, control }] : [];
  };
  // Nothing is told while the person leaves the field: what is below would move, and a click on it would be lost.
  control.addEventListener("input", () => tell(node, control, ""));
  return { node, read, faults };
}

/** @param {Field} field @param {string} value @param {Context} context @returns {Control} */
function dateOf(field, value, context) {
  const control = dateInput(field.type === "day" ? "day" : "month", value);
  const node = labelled(field.label + (field.required ? "" : " (optional)"), control);
  if (field.help) node.insertBefore(element("p", "cg-quiet", field.help.replaceAll("`", "")), control);
  const faults = () => {
    const fault = isUnclear(control) ? "This date is not clear." : faultOf(field, dateIn(control), context.idsOf);
    return fault ? [{ message: `${field.label}: ${fault}`, control }] : [];
  };
  return { node, read: () => dateIn(control) || null, faults };
}

/** @param {Field} field @param {any} value @returns {Control} */
export function yesOf(field, value) {
  const box = input("checkbox");
  box.checked = value === "true";
  const label = element("label", "cg-chip", box, ` ${field.label}`);
  const node = element("div", "cg-field", label);
  if (field.help) node.append(note(field.help, box));
  const off = value === "false" ? "false" : null;
  return { node, read: () => (box.checked ? "true" : off), faults: () => [] };
}

/** A list of fixed words as boxes to tick. @param {Field} field @param {any} value @returns {Control} */
export function severalOf(field, value) {
  const before = isEmpty(value) ? [] : Array.isArray(value) ? value : [value];
  const boxes = (field.item?.options ?? []).map(([word, text]) => {
    const box = input("checkbox", word);
    box.checked = before.includes(word);
    return { box, label: element("label", "cg-chip", box, ` ${text}`) };
  });
  const node = element("fieldset", "cg-edit__boxes", element("legend", "", field.label));
  if (field.help) node.append(note(field.help, node));
  node.append(element("div", "cg-row", ...boxes.map(({ label }) => label)));
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const read = () => {
    const kept = before.filter((word) => chosen().includes(word));
    const words = [...kept, ...chosen().filter((word) => !before.includes(word))];
    if (!Array.isArray(value) && field.single && words.length < 2) return words[0] ?? null;
    const was = (/** @type {string} */ word) =>
      Array.isArray(value) && kept.includes(word) ? value.indexOf(word) : null;
    return words.map((word) => ({ was: was(word), value: word }));
  };
  const faults = () => {
    const fault = field.required && !chosen().length ? "Choose at least one." : "";
    tell(node, node, fault);
    return fault ? [{ message: `${field.label}: ${fault}`, control: boxes[0].box }] : [];
  };
  return { node, read, faults };
}
