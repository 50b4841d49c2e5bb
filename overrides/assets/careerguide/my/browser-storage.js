// The browser's two areas for texts, either of which may be switched off, full, or lie about what it keeps.

/** @typedef {"computer" | "tab"} Area */
/** @typedef {"" | "full" | "broken"} Fault */

/** Written and taken away at once, to see whether a place works. No other tab listens for it: it would try in its turn. */
const PROBE = "cg.probe";

/** Storage that may be switched off, full or absent. @type {Record<Area, () => Storage>} */
const AREAS = { computer: () => localStorage, tab: () => sessionStorage };

export class BrowserStorage {
  /** @param {Record<Area, () => Storage>} areas */
  constructor(areas = AREAS) {
    this.areas = areas;
  }

  /** Whether a place can hold anything at all. @param {Area} area */
  works(area) {
    try {
      const storage = this.areas[area]();
      storage.setItem(PROBE, "1");
      const works = storage.getItem(PROBE) === "1";
      storage.removeItem(PROBE);
      return works;
    } catch {
      return false;
    }
  }

  /** Whether a place lets itself be read. @param {Area} area */
  readable(area) {
    try {
      this.areas[area]().getItem(PROBE);
      return true;
    } catch {
      return false;
    }
  }

  /** Keys that begin with something, without it. @param {Area} area @param {string} prefix @returns {string[]} */
  stored(area, prefix) {
    try {
      const storage = this.areas[area]();
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }

  /** The text under a key; null where there is none, or the place cannot be read. @param {Area} area @param {string} key */
  read(area, key) {
    try {
      return this.areas[area]().getItem(key);
    } catch {
      return null;
    }
  }

  /** Write a text, and read it back. @param {Area} area @param {string} key @param {string} text @returns {Fault} */
  write(area, key, text) {
    try {
      const storage = this.areas[area]();
      storage.setItem(key, text);
      return storage.getItem(key) === text ? "" : "broken";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "broken";
    }
  }

  /** Take a text away, and look whether it is gone. @param {Area} area @param {string} key @returns {Fault} */
  drop(area, key) {
    try {
      const storage = this.areas[area]();
      storage.removeItem(key);
      return storage.getItem(key) === null ? "" : "broken";
    } catch {
      return this.read(area, key) === null ? "" : "broken";
    }
  }
}
