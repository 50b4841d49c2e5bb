// The control of a list: its items can be added, moved and removed.
import { button, element } from "../lib/dom.js";
import { folded, LONG_LINE, missing, nameOf, note } from "./control-parts.js";
import { asWanted, isEmpty, plainOf } from "./yaml-values.js";

/** @typedef {import("./control-parts.js").Field} Field */
/** @typedef {import("./control-parts.js").Context} Context */
/** @typedef {{was: number | null, control: import("./control-parts.js").Control, node: HTMLElement}} Row */

const NAMES = 3;

export class ListControl {
  box = element("div", "cg-edit__items");
  /** The items, once the list is drawn. @type {Row[] | null} */
  rows = null;

  /** @param {Field} field @param {any[]} value the items of the file @param {Context} context */
  constructor(field, value, context) {
    this.field = field;
    this.value = value;
    this.context = context;
    this.item = /** @type {Field} */ ({ key: "", help: "", ...field.item, label: field.label, required: true });
    this.part = folded(
      field.label,
      () => this.inShort(),
      () => this.draw(),
    );
    this.node = this.part.node;
  }

  /** @returns {import("./yaml-values.js").WantedItem[]} */
  read() {
    if (!this.rows) return /** @type {any[]} */ (asWanted(this.value));
    const items = this.rows.map(({ was, control }) => ({ was, value: control.read() }));
    return items.filter(({ value }) => !isEmpty(plainOf(value)));
  }

  faults() {
    if (this.field.required && !this.read().length) return [missing(this.field, this.part.summary)];
    const rows = (this.rows ?? []).filter(({ control }) => !isEmpty(plainOf(control.read())));
    return rows.flatMap(({ control }) => control.faults());
  }

  /** `3: first, second, third`. */
  inShort() {
    const items = this.read();
    if (!items.length) return this.field.required ? "to fill in" : "none";
    const names = items
      .slice(0, NAMES)
      .map(({ value }) => nameOf(plainOf(value), this.item, this.context))
      .join(", ");
    const isCut = items.length > NAMES || names.length > LONG_LINE;
    return `${items.length}: ${names.slice(0, LONG_LINE)}${isCut ? "…" : ""}`;
  }

  draw() {
    this.rows = this.value.map((each, was) => this.row(each, was));
    const add = button("Add one", () => this.add());
    add.setAttribute("aria-label", `Add one: ${this.field.label}`);
    this.box.addEventListener("change", () => this.part.update());
    this.show();
    const inner = element("div", "cg-edit__fields", this.box, add);
    if (this.field.help) inner.prepend(note(this.field.help, this.part.summary));
    return inner;
  }

  /** The list is another one: what is around it hears of it, as of a change in a field. */
  changed() {
    this.show();
    for (const name of ["input", "change"]) this.node.dispatchEvent(new Event(name, { bubbles: true }));
  }

  /** Show the items in their present order. */
  show() {
    /** @type {Row[]} */
    const rows = this.rows ?? [];
    this.box.replaceChildren(...rows.map(({ node }) => node));
    for (const [index, { node }] of rows.entries()) {
      const name = `${this.field.label} ${index + 1}`;
      const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (node.querySelectorAll(":scope > .cg-row > button"));
      for (const each of buttons) each.setAttribute("aria-label", `${each.textContent}: ${name}`);
      buttons[0].disabled = index === 0;
      buttons[1].disabled = index === rows.length - 1;
      const label = node.querySelector(":scope > .cg-field > label, :scope > details > summary > .cg-edit__name");
      if (label) label.textContent = name;
    }
    this.part.update();
  }

  /** @param {any} value @param {number | null} was @returns {Row} */
  row(value, was) {
    const control = this.context.controlOf(this.item, value, this.context);
    const up = button("Up", () => this.move(row, -1, up, down));
    const down = button("Down", () => this.move(row, 1, down, up));
    const remove = button("Remove", () => this.remove(row));
    const node = element("div", "cg-edit__item", control.node, element("div", "cg-row", up, down, remove));
    const row = { was, control, node };
    return row;
  }

  add() {
    const row = this.row(null, null);
    this.rows?.push(row);
    this.changed();
    const details = row.node.querySelector("details");
    if (details) details.open = true;
    /** @type {HTMLElement | null} */ (row.node.querySelector("summary, input, select, textarea"))?.focus();
  }

  /** @param {Row} row @param {number} by @param {HTMLButtonElement} pressed @param {HTMLButtonElement} other */
  move(row, by, pressed, other) {
    /** @type {Row[]} */
    const rows = this.rows ?? [];
    const place = rows.indexOf(row);
    rows.splice(place, 1);
    rows.splice(place + by, 0, row);
    this.changed();
    (pressed.disabled ? other : pressed).focus();
  }

  /** @param {Row} row */
  remove(row) {
    this.rows = (this.rows ?? []).filter((each) => each !== row);
    this.changed();
    this.part.summary.focus();
  }
}
