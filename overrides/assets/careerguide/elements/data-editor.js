// Changes an entry of the data in a form, and gives back the file in which only the lines of the change differ. The
// files stay on the person's computer: the site publishes none of them.

import { entriesIn, kindAt } from "../edit/data-files.js";
import { OpenedFiles } from "../edit/opened-files.js";
import { reviewPart } from "../edit/review-part.js";
import { sourcePart } from "../edit/source-part.js";
import { fetchJson } from "../lib/api.js";
import { button, define, element, field, select, status } from "../lib/dom.js";
import { loadPart } from "../lib/release.js";

/** @typedef {import("../edit/data-files.js").EntryPlace} EntryPlace */
/** @typedef {import("../edit/entry-form.js").EntryForm} EntryForm */

class DataEditor extends HTMLElement {
  chooser = element("section", "cg-card cg-edit__chooser");
  formBox = element("section", "cg-card cg-edit__form");
  review = element("div", "");
  /** @type {EntryPlace[]} */
  entries = [];
  /** @type {EntryForm | null} */
  form = null;
  isTouched = false;

  async connectedCallback() {
    const forms = await fetchJson("edit-forms");
    if (!forms) return this.classList.add("cg-failed");
    this.files = new OpenedFiles(forms);
    this.forge = { edit: this.dataset.edit ?? "", create: this.dataset.create ?? "" };
    const source = sourcePart(this.files, this.forge.edit, (path) => this.opened(path));
    this.note = source.line;
    this.kind = select(Object.entries(forms.kinds).map(([id, { title }]) => [id, title]));
    this.entry = select([["", "choose an entry"]]);
    this.message = status("cg-edit__status");
    const start = element("section", "cg-card", element("h2", "", "1. Open the data"), this.aim(), source.node);
    this.drawChooser();
    this.replaceChildren(start, this.chooser, this.formBox, this.review);
    this.formBox.hidden = true;
    this.list();
    addEventListener("hashchange", () => this.follow());
    addEventListener("beforeunload", (event) => this.isTouched && event.preventDefault());
  }

  /** The kind and the id in the address of the page: `#role=team-leader`. */
  aimed() {
    const [kind = "", id = ""] = decodeURIComponent(location.hash.slice(1)).split("=");
    const path = Object.entries(this.files?.forms.files[kind] ?? {}).find(([, ids]) => ids.includes(id))?.[0] ?? "";
    return { kind, id, path };
  }

  /** Which file to open, if the address names an entry. */
  aim() {
    const { path, kind, id } = this.aimed();
    const title = this.files?.forms.ids[kind]?.find(([each]) => each === id)?.[1] ?? id;
    return element("p", "", path ? `To change “${title}”, open ${path}, or the folder that it is in.` : "");
  }

  drawChooser() {
    const add = button("New entry", () => this.start(null));
    this.kind?.addEventListener("change", () => this.list());
    this.entry?.addEventListener("change", () => this.chosen());
    const fields = [
      field("What you want to change", /** @type {any} */ (this.kind)),
      field("Entry", /** @type {any} */ (this.entry)),
    ];
    const row = element("form", "cg-edit__choice", ...fields, add);
    row.addEventListener("submit", (event) => event.preventDefault());
    this.chooser.replaceChildren(element("h2", "", "2. Choose an entry"), row, /** @type {any} */ (this.message));
  }

  /** The entries of the open files of the kind that is chosen. */
  list() {
    const { files, kind, entry, message } = this;
    if (!files || !kind || !entry || !message) return;
    const faults = [];
    this.entries = [];
    for (const [path, { text }] of files.files) {
      if (kindAt(files.forms, path) !== kind.value) continue;
      const result = entriesIn(files.forms, path, text);
      if ("fault" in result) faults.push(`${path} cannot be changed here. ${result.fault}`);
      else this.entries.push(...result.entries);
    }
    this.entries.sort((one, other) => one.title.localeCompare(other.title));
    const options = this.entries.map(
      ({ title, id }, index) => new Option(title === id ? id : `${title} (${id})`, `${index}`),
    );
    entry.replaceChildren(new Option(options.length ? "choose an entry" : "open a file first", ""), ...options);
    message.textContent = faults.join(" ");
  }

  /** Files were opened: show the entry that the address names, or the kind of the file. @param {string} path */
  opened(path) {
    const { files, kind } = this;
    if (!files || !kind) return;
    if (path) kind.value = kindAt(files.forms, path);
    this.form = null;
    this.show();
    this.list();
    this.follow();
  }

  /** Choose the entry that the address names, if its file is open. */
  follow() {
    const { kind, id } = this.aimed();
    if (!this.files?.forms.kinds[kind] || !this.kind || !this.entry) return;
    this.kind.value = kind;
    this.list();
    const index = this.entries.findIndex((each) => each.id === id);
    if (index < 0) return;
    this.entry.value = `${index}`;
    this.chosen();
  }

  chosen() {
    const place = this.entries[Number(this.entry?.value || -1)];
    if (place) this.start(place);
  }

  /** Show the form of an entry, or of a new one. @param {EntryPlace | null} place */
  async start(place) {
    const { files, kind } = this;
    if (!files || !kind) return;
    if (this.isTouched && !confirm("Leave this entry? What you changed in the form is then lost.")) return this.stay();
    const { EntryForm } = await loadPart(import("../edit/entry-form.js"));
    this.form = new EntryForm(files, kind.value, place);
    this.isTouched = false;
    this.show(place ? `3. Change “${place.title}”` : `3. Write a new ${this.form.form.noun}`);
  }

  /** Show again in the lists which entry the form is about. */
  stay() {
    if (!this.kind || !this.entry || !this.form) return;
    const { kind, place } = this.form;
    this.kind.value = kind;
    this.list();
    const index = this.entries.findIndex(({ path, id }) => path === place?.path && id === place.id);
    this.entry.value = index < 0 ? "" : `${index}`;
  }

  /** The form below its heading; without a title, nothing. @param {string} [title] */
  show(title = "") {
    this.review.replaceChildren();
    this.formBox.hidden = !title;
    this.isTouched = false;
    if (!this.form || !title) return;
    const heading = element("h2", "", title);
    heading.tabIndex = -1;
    const next = button("See the change", () => this.see());
    next.className = "cg-button";
    const form = element("form", "", this.form.node, element("p", "cg-actions", next), status("cg-edit__faults"));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      this.isTouched = true;
      this.review.replaceChildren();
    });
    this.formBox.replaceChildren(heading, form);
    heading.focus();
  }

  /** Check what was entered, and show what the change does. */
  see() {
    const { form, files } = this;
    if (!form || !files) return;
    const faults = form.faults();
    const change = faults.length ? null : form.change();
    const line = this.formBox.querySelector(".cg-edit__faults");
    const texts = faults.map(({ message, control }) => button(message, () => reveal(control)));
    line?.replaceChildren(...(change && "fault" in change ? [change.fault] : texts));
    this.review.replaceChildren();
    if (faults.length) return reveal(faults[0].control);
    if (!change || "fault" in change) return;
    const save = files.folder ? () => this.save(change) : null;
    const { node, heading } = reviewPart(change, this.forge ?? { edit: "", create: "" }, save);
    this.review.replaceChildren(node);
    heading.focus();
  }

  /** @param {import("../edit/review-part.js").Change} change */
  async save(change) {
    const fault = (await this.files?.save(change.path, change.after)) ?? "";
    if (!fault) {
      this.isTouched = false;
      this.formBox.hidden = true;
      this.list();
    }
    return fault;
  }
}

/** Open what is folded around a control, and go to it. @param {HTMLElement} control */
function reveal(control) {
  for (let part = control.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
  control.focus();
}

define("data-editor", DataEditor);
