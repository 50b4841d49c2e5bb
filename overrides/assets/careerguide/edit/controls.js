// The controls of a form: one for each field of an entry. Lists and groups are folded, and drawn when they are opened.
import { element } from "../lib/dom.js";
import { folded, missing, nameOf, note } from "./control-parts.js";
import { oneOfFault } from "./field-checks.js";
import { ListControl } from "./list-control.js";
import { severalOf, textOf, yesOf } from "./simple-controls.js";
import { asWanted, isEmpty, plainOf } from "./yaml-values.js";

/** @typedef {import("./control-parts.js").Field} Field */
/** @typedef {import("./control-parts.js").Control} Control */
/** @typedef {import("./control-parts.js").Context} Context */

/**
 * The control of a field.
 * @param {Field} field @param {any} value of the file @param {Context} context @returns {Control}
 */
export function controlOf(field, value, context) {
  const isText = isEmpty(value) || typeof value === "string";
  if (field.type === "list" && field.item?.options) return severalOf(field, value);
  if (field.type === "list") return new ListControl(field, isEmpty(value) ? [] : [value].flat(), context);
  if (field.type === "yes") return yesOf(field, value);
  if (field.type !== "group") return textOf(field, isText ? (value ?? "") : "", context);
  return field.short && isText ? textOf(field, value ?? "", context) : groupOf(field, value ?? {}, context);
}

/** @param {Field} field @param {Record<string, any>} value @param {Context} context @returns {Control} */
function groupOf(field, value, context) {
  /** @type {ReturnType<typeof fieldsOf> | undefined} */
  let inner;
  const read = () => (inner ? inner.read() : asWanted(value));
  const inShort = () => nameOf(plainOf(read()), field, context) || (field.required ? "to fill in" : "none");
  const part = folded(field.label, inShort, () => {
    inner = fieldsOf(field.fields ?? [], value, context, field.one_of);
    inner.node.addEventListener("change", part.update);
    if (field.help) inner.node.prepend(note(field.help, part.summary));
    return inner.node;
  });
  const faults = () => {
    const isUnused = isEmpty(plainOf(read()));
    if (!inner || isUnused) return isUnused && field.required ? [missing(field, part.summary)] : [];
    return inner.faults();
  };
  return { node: part.node, read, faults };
}

/**
 * The controls of several fields. Of `sets` of keys, exactly one is to be filled in.
 * @param {Field[]} fields @param {Record<string, any>} value @param {Context} context @param {string[][]} [sets]
 */
export function fieldsOf(fields, value, context, sets = []) {
  const controls = fields.map((field) => ({ field, control: context.controlOf(field, value[field.key], context) }));
  const others = Object.entries(value).filter(([key]) => !fields.some((field) => field.key === key));
  const node = element("div", "cg-edit__fields", ...controls.map(({ control }) => control.node));
  const read = () => ({
    ...Object.fromEntries(controls.map(({ field, control }) => [field.key, control.read()])),
    ...Object.fromEntries(others.map(([key, part]) => [key, asWanted(part)])),
  });
  const faults = () => {
    const inner = controls.flatMap(({ control }) => control.faults());
    const fault = sets.length ? oneOfFault(sets, fields, plainOf(read())) : "";
    const first = controls.find(({ field }) => sets.flat().includes(field.key))?.control.node;
    const control = /** @type {HTMLElement | null | undefined} */ (
      first?.querySelector("input, select, textarea, summary")
    );
    return fault && control ? [...inner, { message: fault, control }] : inner;
  };
  return { node, controls, read, faults };
}
