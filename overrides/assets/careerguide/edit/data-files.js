// Data files as text: their signs at the start and at line ends, their kind, their entries, and new entries. Pure.
import { readValue } from "./yaml-change.js";
import { keyLines } from "./yaml-texts.js";

/**
 * A field of an entry; `edit_forms.py` says what each part means.
 * @typedef {{key: string, label: string, help: string, type: string, required?: boolean, max?: number, least?: number,
 *   most?: number, pattern?: string, example?: string, options?: [string, string][], kind?: string, fields?: Field[],
 *   item?: Field, one_of?: string[][], short?: boolean, single?: boolean}} Field
 * @typedef {{noun: string, title: string, file: string, stored: "list" | "file", fields: Field[],
 *   hints: [string, string][], start: Record<string, string>, one_of: string[][]}} KindForm
 * @typedef {{kinds: Record<string, KindForm>, ids: Record<string, [string, string][]>, names: Record<string, string>,
 *   files: Record<string, Record<string, string[]>>, folder: string}} Forms
 * @typedef {{kind: string, path: string, index: number | null, id: string, title: string}} EntryPlace
 */

const BOM = "\uFEFF";

/**
 * The text of a file with `\n` at line ends, and a function that gives a text its old signs back.
 * @param {string} raw
 */
export function withoutSigns(raw) {
  const start = raw.startsWith(BOM) ? BOM : "";
  const text = raw.slice(start.length);
  const isWindows = /\r\n/.test(text) && !/(?:^|[^\r])\n/.test(text);
  return {
    text: isWindows ? text.replaceAll("\r\n", "\n") : text,
    back: (/** @type {string} */ changed) => start + (isWindows ? changed.replaceAll("\n", "\r\n") : changed),
  };
}

/** The path inside the repository of a file in the folder with the data. @param {Forms} forms @param {string} name */
export const pathOf = (forms, name) => `${forms.folder}/${name}`;

/**
 * The kind whose entries a file of the data folder has; "" for another file.
 * @param {Forms} forms @param {string} path
 */
export function kindAt(forms, path) {
  const [name] = path.slice(forms.folder.length + 1).split("/");
  const kinds = Object.entries(forms.kinds);
  return kinds.find(([, { file }]) => name === file || name === `${file}.yaml`)?.[0] ?? "";
}

/**
 * Where a file belongs that a person chose or pasted: its path, or "" if nothing tells its kind.
 * @param {Forms} forms @param {string} name of the file, or "" @param {string} text
 */
export function placeOf(forms, name, text) {
  const known = Object.values(forms.files).flatMap((files) => Object.entries(files));
  const ids = new Set(text.match(/(?<=^- id: )[\w-]+/gm));
  const named = known.filter(([path]) => name && path.endsWith(`/${name}`));
  const byIds = known.filter(([, some]) => some.some((id) => ids.has(id)));
  if (named.length === 1) return named[0][0];
  if (byIds.length === 1) return byIds[0][0];
  const [, schema = ""] = /\$schema=\S*?(\w+)\.json/.exec(text) ?? [];
  const kind = Object.values(forms.kinds).find(({ file }) => file === schema) ?? kindByKeys(forms, text);
  if (!kind || !name) return "";
  const inFolder = known.some(([path]) => path.startsWith(`${forms.folder}/${kind.file}/`));
  return pathOf(
    forms,
    kind.stored === "file" || (inFolder && name !== `${kind.file}.yaml`) ? `${kind.file}/${name}` : name,
  );
}

/** The kind whose required keys a text has. @param {Forms} forms @param {string} text */
function kindByKeys(forms, text) {
  const keys = new Set(text.match(/(?<=^(?:- | {2})?)[a-z_]+(?=:)/gm));
  const fits = Object.values(forms.kinds).filter(({ fields }) =>
    fields.every(({ key, required }) => !required || keys.has(key)),
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/**
 * The entries of a file, in its order, or a sentence that says why it cannot be read.
 * @param {Forms} forms @param {string} path @param {string} text @returns {{entries: EntryPlace[]} | {fault: string}}
 */
export function entriesIn(forms, path, text) {
  const kind = kindAt(forms, path);
  const result = readValue(text);
  if ("fault" in result) return result;
  const { value } = result;
  const isFile = forms.kinds[kind].stored === "file";
  const name = path.replace(/^.*\//, "").replace(/\.yaml$/, "");
  const list = isFile ? (value ? [{ ...value, id: name }] : []) : Array.isArray(value) ? value : [];
  const entries = list.map((/** @type {any} */ entry, /** @type {number} */ index) => {
    const id = `${entry.id ?? ""}`;
    return { kind, path, index: isFile ? null : index, id, title: `${entry.title ?? id}` };
  });
  return { entries };
}

/**
 * Ids and titles in a file of any kind, for lists of choices; none if it cannot be read.
 * @param {string} text @returns {[string, string][]}
 */
export function idsIn(text) {
  const result = readValue(text);
  const list = "value" in result && Array.isArray(result.value) ? result.value : [];
  return list.filter(({ id }) => typeof id === "string").map(({ id, title }) => [id, `${title ?? id}`]);
}

/**
 * The lines of a new entry: its values, and a comment for each field without one, as `careerguide new` writes them.
 * @param {KindForm} form @param {Record<string, any>} values
 */
export function entryLines(form, values) {
  const lines = form.hints.flatMap(([key, hint]) =>
    key in values ? keyLines(key, values[key], 0) : hint ? [hint] : [],
  );
  if (form.stored === "file") return lines;
  return lines.map((line, index) => (index ? (line ? `  ${line}` : "") : `- ${line}`));
}

/** The text of a new file with one entry. @param {KindForm} form @param {Record<string, any>} values */
export function newFile(form, values) {
  const depth = form.stored === "file" ? "../../" : "../";
  const head = `# yaml-language-server: $schema=${depth}schemas/${form.file}.json`;
  return [head, ...entryLines(form, values), ""].join("\n");
}

const LONGEST_ID = 60;

/** An id made from words; Python's `proposed_id` gives the same. @param {string} words */
export function proposedId(words) {
  const plain = words.replaceAll("ß", "ss").replaceAll("&", " and ").replaceAll("'", "").toLowerCase();
  const letters = plain.normalize("NFKD").replace(/\p{M}/gu, "");
  const id = letters.replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "");
  if (id.length <= LONGEST_ID) return id;
  const cut = id.slice(0, LONGEST_ID + 1).replace(/-[^-]*$/, "");
  return cut.length <= LONGEST_ID ? cut : id.slice(0, LONGEST_ID);
}
