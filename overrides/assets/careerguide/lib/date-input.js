// A field for a month or a day that takes and shows words. A browser's own field shows another form in each browser and
// language, and the rest of the site has one.
import { DATES } from "./dates.js";
import { element, input } from "./dom.js";

/** @typedef {"month" | "day"} Kind */

/** @param {HTMLInputElement} field */
const kindOf = (field) => /** @type {Kind} */ (field.dataset.date);

/**
 * The field. What cannot be read is told below it, and no other listener hears of the change, so that nothing is saved.
 * @param {Kind} kind @param {string} [date] year-month or year-month-day
 */
export function dateInput(kind, date = "") {
  const field = input("text");
  field.dataset.date = kind;
  field.autocomplete = "off";
  field.placeholder = `such as ${DATES[kind].example}`; // a bare date looks like an answer
  showDate(field, date);
  field.addEventListener("input", () => {
    if (!isUnclear(field)) tell(field, "");
  });
  field.addEventListener("change", (event) => {
    const reading = DATES[kind].read(field.value);
    tell(field, "fault" in reading ? reading.fault : "");
    if ("fault" in reading) event.stopImmediatePropagation();
    else showDate(field, reading.date);
  });
  return field;
}

/** The date in a field; "" if it is empty or not understood. @param {HTMLInputElement} field */
export function dateIn(field) {
  const reading = DATES[kindOf(field)].read(field.value);
  return "date" in reading ? reading.date : "";
}

/** Whether there is a text that is not understood. @param {HTMLInputElement} field */
export const isUnclear = (field) => "fault" in DATES[kindOf(field)].read(field.value);

/** Show a date in words. @param {HTMLInputElement} field @param {string} date "" for none */
export function showDate(field, date) {
  field.value = date && DATES[kindOf(field)].inWords(date);
}

/**
 * Show a date that was saved elsewhere, unless the person is in the field or has to correct it.
 * @param {HTMLInputElement} field @param {string} date
 */
export function followDate(field, date) {
  if (document.activeElement !== field && !isUnclear(field) && dateIn(field) !== date) showDate(field, date);
}

let notes = 0;

/** Say what is wrong with a field, or that nothing is. @param {HTMLInputElement} field @param {string} text */
function tell(field, text) {
  const old = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (!text) {
    old?.remove();
    field.removeAttribute("aria-describedby");
    field.removeAttribute("aria-invalid");
    return;
  }
  const note = old ?? element("span", "cg-field__fault");
  if (!old) {
    notes += 1;
    note.id = `cg-date-${notes}`;
    note.setAttribute("role", "alert");
    field.after(note);
    field.setAttribute("aria-describedby", note.id);
    field.setAttribute("aria-invalid", "true");
  }
  note.textContent = text;
}
