// Opens data files: a folder that the person chooses, single files, or a text that they paste. Nothing is sent.
import { idsIn, kindAt, pathOf, placeOf, withoutSigns } from "./data-files.js";

/**
 * A file that is open. `raw` is its text as it was read; `back` gives a text the line ends of the file.
 * @typedef {{path: string, raw: string, text: string, back: (text: string) => string,
 *   handle: FileSystemFileHandle | null}} OpenFile
 * @typedef {import("./data-files.js").Forms} Forms
 */

const [MOST_BYTES, DEPTH] = [4 * 1024 * 1024, 2];

/** Why a file cannot be used; the message is a sentence. */
export class FileError extends Error {}

/** The text of a file; throws `FileError`. @param {File} file */
async function textOf(file) {
  if (file.size > MOST_BYTES) throw new FileError("The file is larger than 4 MB.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    throw new FileError("The file cannot be read. Save it as UTF-8.");
  }
}

/** @param {string} path @param {string} raw @param {FileSystemFileHandle | null} handle @returns {OpenFile} */
const opened = (path, raw, handle) => ({ path, raw, handle, ...withoutSigns(raw) });

/** The files that are open, and the folder that they are in, if the person chose one. */
export class OpenedFiles {
  /** @type {Map<string, OpenFile>} */
  files = new Map();
  /** @type {FileSystemDirectoryHandle | null} */
  folder = null;
  /** Ids and titles in files of kinds that the page has no form for. @type {Map<string, [string, string][]>} */
  others = new Map();

  /** @param {Forms} forms */
  constructor(forms) {
    this.forms = forms;
  }

  /** Open all files of a folder; throws `FileError`. @param {FileSystemDirectoryHandle} chosen */
  async openFolder(chosen) {
    const name = this.forms.folder.replace(/^.*\//, "");
    const folder = await chosen.getDirectoryHandle(name).catch(() => chosen);
    const read = await filesIn(folder, "", DEPTH);
    if (!read.some(([path]) => kindAt(this.forms, pathOf(this.forms, path)))) {
      throw new FileError(`There are no data files in “${chosen.name}”. Choose the folder “${name}” of the guide.`);
    }
    [this.folder, this.files, this.others] = [folder, new Map(), new Map()];
    for (const [path, handle] of read)
      this.keep(pathOf(this.forms, path), await textOf(await handle.getFile()), handle);
  }

  /** Open one file; throws `FileError`. @param {File} file */
  async openFile(file) {
    const raw = await textOf(file);
    const path = placeOf(this.forms, file.name, withoutSigns(raw).text);
    if (!path) throw new FileError(`“${file.name}” is no data file that this page knows.`);
    this.keep(path, raw, null);
    return path;
  }

  /**
   * Use a text that was pasted; throws `FileError`.
   * @param {string} raw @param {string} path "" to tell it by its entries
   */
  openText(raw, path) {
    const place = path || placeOf(this.forms, "", withoutSigns(raw).text);
    if (!place) throw new FileError("This page cannot tell which file this is. Choose the file above the text.");
    this.keep(place, raw, null);
    return place;
  }

  /** @param {string} path @param {string} raw @param {FileSystemFileHandle | null} handle */
  keep(path, raw, handle) {
    if (kindAt(this.forms, path)) this.files.set(path, opened(path, raw, handle));
    const name = path.slice(this.forms.folder.length + 1).replace(/[./].*$/, "");
    const kind = Object.entries(this.forms.names).find(([, file]) => file === name)?.[0];
    if (kind)
      this.others.set(
        path,
        idsIn(withoutSigns(raw).text).map(([id, title]) => [`${kind} ${id}`, title]),
      );
  }

  /**
   * The ids and titles of a kind: those that the site shows, then others in open files.
   * @param {string} kind @returns {[string, string][]}
   */
  idsOf(kind) {
    const shown = this.forms.ids[kind] ?? [];
    const all = new Map(shown);
    for (const [key, title] of [...this.others.values()].flat()) {
      const [of, id] = key.split(" ");
      if (of === kind && !all.has(id)) all.set(id, `${title} (not on the site)`);
    }
    return [...all];
  }

  /**
   * Write a changed text to its place in the folder; a sentence that says what is wrong, or "".
   * @param {string} path @param {string} text
   */
  async save(path, text) {
    const file = this.files.get(path);
    const handle = file?.handle ?? (await this.newHandle(path));
    if (!handle) return "The folder is not open.";
    if (file && (await textOf(await handle.getFile())) !== file.raw) {
      return "The file was changed by another program after this page read it. Open the folder again.";
    }
    const raw = file ? file.back(text) : text;
    const stream = await handle.createWritable();
    await stream.write(raw);
    await stream.close();
    if ((await textOf(await handle.getFile())) !== raw) return "The file could not be written completely.";
    this.keep(path, raw, handle);
    return "";
  }

  /** @param {string} path */
  async newHandle(path) {
    const steps = path.slice(this.forms.folder.length + 1).split("/");
    let folder = this.folder;
    for (const name of steps.slice(0, -1)) folder = (await folder?.getDirectoryHandle(name, { create: true })) ?? null;
    return folder?.getFileHandle(steps[steps.length - 1], { create: true }) ?? null;
  }
}

/**
 * The YAML files in a folder, with their paths in it.
 * @param {FileSystemDirectoryHandle} folder @param {string} path @param {number} depth
 * @returns {Promise<[string, FileSystemFileHandle][]>}
 */
async function filesIn(folder, path, depth) {
  /** @type {[string, FileSystemFileHandle][]} */
  const files = [];
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === "file" && name.endsWith(".yaml")) files.push([path + name, /** @type {any} */ (handle)]);
    else if (handle.kind === "directory" && depth > 1 && !name.startsWith(".")) {
      files.push(...(await filesIn(/** @type {any} */ (handle), `${path}${name}/`, depth - 1)));
    }
  }
  return files.sort(([one], [other]) => (one < other ? -1 : 1));
}
