// The form of one entry: its fields, those without a value folded, and what the entry should be.
import { element, field, select } from "../lib/dom.js";
import { inWords } from "./change-words.js";
import { controlOf, fieldsOf } from "./controls.js";
import { entryLines, newFile, pathOf, proposedId } from "./data-files.js";
import { oneOfFault } from "./field-checks.js";
import { nodeAt, withEntry, withValue } from "./yaml-change.js";
import { YamlDocument } from "./yaml-reader.js";
import { dataOf, isEmpty, plainOf } from "./yaml-values.js";

/** @typedef {import("./opened-files.js").OpenedFiles} OpenedFiles */
/** @typedef {import("./data-files.js").EntryPlace} EntryPlace */
/** @typedef {import("./control-parts.js").Fault} Fault */

export class EntryForm {
  /**
   * @param {OpenedFiles} files @param {string} kind @param {EntryPlace | null} place null for a new entry
   */
  constructor(files, kind, place) {
    const context = { idsOf: (/** @type {string} */ of) => files.idsOf(of), controlOf };
    this.files = files;
    this.form = files.forms.kinds[kind];
    this.kind = kind;
    this.place = place;
    this.value = place ? this.valueAt(place) : {};
    const start = place ? this.value : this.form.start;
    // An id is part of addresses and of other entries: only `careerguide rename` changes it.
    const fields = this.form.fields.filter(({ key }) => !place || (key !== "id" && key !== "formerly"));
    this.fields = fieldsOf(fields, start, context);
    const isMore = (/** @type {import("./data-files.js").Field} */ each) => !each.required && isEmpty(start[each.key]);
    const shown = this.fields.controls.filter(({ field: each }) => !isMore(each));
    const more = this.fields.controls.filter(({ field: each }) => isMore(each));
    const summary = element("summary", "", `More fields (${more.length})`);
    const rest = element(
      "details",
      "cg-details",
      summary,
      element("div", "cg-edit__fields", ...more.map(({ control }) => control.node)),
    );
    const home = place ? [] : this.homeField();
    this.node = element(
      "div",
      "cg-edit__fields",
      ...shown.map(({ control }) => control.node),
      ...home,
      ...(more.length ? [rest] : []),
    );
    if (!place) this.followTitle();
  }

  /** @param {EntryPlace} place */
  valueAt(place) {
    const { root } = new YamlDocument(this.files.files.get(place.path)?.text ?? "");
    return root ? dataOf(nodeAt(root, place.index === null ? [] : [place.index])) : {};
  }

  /** Where a new entry goes, if there are several files for it. */
  homeField() {
    const paths = [...this.files.files.keys()].filter((path) => this.isHome(path));
    this.home = select(paths.map((path) => [path, path]));
    const track = /** @type {HTMLSelectElement | undefined} */ (
      this.control("track")?.node.querySelector("select") ?? undefined
    );
    track?.addEventListener("change", () => {
      const file = paths.find((path) => path.endsWith(`/${track.value}.yaml`));
      if (this.home && file) this.home.value = file;
    });
    return this.form.stored === "file" ? [] : [field("The file that it goes into", this.home)];
  }

  /** @param {string} path */
  isHome(path) {
    const inside = path.slice(this.files.forms.folder.length + 1);
    return (
      [`${this.form.file}.yaml`, this.form.file].includes(inside.split("/")[0]) && !path.endsWith("/imported.yaml")
    );
  }

  /** @param {string} key */
  control(key) {
    return this.fields.controls.find(({ field: { key: name } }) => name === key)?.control;
  }

  /** Propose an id while the person has not written one. */
  followTitle() {
    const id = this.control("id")?.node.querySelector("input");
    const title = this.control("title")?.node.querySelector("input");
    let proposed = "";
    title?.addEventListener("input", () => {
      if (!id || id.value !== proposed) return;
      proposed = proposedId(title.value);
      id.value = proposed;
    });
  }

  /** What is wrong with what the person entered. @returns {Fault[]} */
  faults() {
    const faults = this.fields.faults();
    const plain = plainOf(this.fields.read());
    const first = /** @type {HTMLElement} */ (this.node.querySelector("input, select, summary"));
    const sets = this.form.one_of;
    const fault = sets.length ? oneOfFault(sets, this.form.fields, plain) : "";
    if (fault) faults.push({ message: fault, control: first });
    const isTaken = !this.place && plain.id && this.files.idsOf(this.kind).some(([id]) => id === plain.id);
    if (isTaken) faults.push({ message: "Id: Another entry has this id.", control: first });
    return faults;
  }

  /**
   * The change, or a sentence that says why there is none.
   * @returns {import("./review-part.js").Change | {fault: string}}
   */
  change() {
    return this.place ? this.changed(this.place) : this.added();
  }

  /** @param {EntryPlace} place @returns {import("./review-part.js").Change | {fault: string}} */
  changed(place) {
    const file = this.files.files.get(place.path);
    const before = file?.text ?? "";
    // The fields of the form are in the standard order; the id is the first.
    const { id, formerly, ...values } = /** @type {any} */ (this.fields.read());
    const wanted = { ...(id ? { id } : {}), ...values, ...(formerly ? { formerly } : {}) };
    const result = withValue(before, place.index === null ? [] : [place.index], wanted);
    if ("fault" in result) return result;
    if (result.text === before) return { fault: "Nothing is different yet." };
    const sentences = inWords(this.form.fields, this.value, wanted);
    const raw = file?.back(result.text) ?? result.text;
    return { path: place.path, before, after: result.text, raw, isNew: false, sentences };
  }

  /** @returns {import("./review-part.js").Change | {fault: string}} */
  added() {
    const values = plainOf(this.fields.read());
    const sentences = [`A new ${this.form.noun}: “${values.title ?? values.id}”.`];
    if (this.form.stored === "file") {
      const path = pathOf(this.files.forms, `${this.form.file}/${proposedId(values.title)}.yaml`);
      if (this.files.files.has(path)) return { fault: `There is already a file ${path}. Choose another title.` };
      const text = newFile(this.form, values);
      return { path, before: "", after: text, raw: text, isNew: true, sentences };
    }
    const path = this.home?.value ?? "";
    const file = this.files.files.get(path);
    if (!file) return { fault: `Open a file with ${this.form.noun} entries first: the new one is added to it.` };
    const result = withEntry(file.text, entryLines(this.form, values), values);
    if ("fault" in result) return result;
    return { path, before: file.text, after: result.text, raw: file.back(result.text), isNew: false, sentences };
  }
}
