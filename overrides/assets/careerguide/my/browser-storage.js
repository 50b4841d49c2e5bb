// The two storage areas of the browser. Each may be switched off or full, and each may fail to store a text without an
// error.

/** @typedef {"computer" | "tab"} Area */
/** @typedef {"" | "full" | "broken"} Fault */

/** Written and removed at once to test an area. Other tabs ignore this key, otherwise each would test in turn. */
const PROBE = "cg.probe";

/** Getting an area can throw an error. @type {Record<Area, () => Storage>} */
const AREAS = { computer: () => localStorage, tab: () => sessionStorage };

export class BrowserStorage {
  /** @param {Record<Area, () => Storage>} areas */
  constructor(areas = AREAS) {
    this.areas = areas;
  }

  /** Whether an area can store anything. @param {Area} area */
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

  /** Whether an area can be read. @param {Area} area */
  readable(area) {
    try {
      this.areas[area]().getItem(PROBE);
      return true;
    } catch {
      return false;
    }
  }

  /** Keys with a prefix, without the prefix. @param {Area} area @param {string} prefix @returns {string[]} */
  stored(area, prefix) {
    try {
      const storage = this.areas[area]();
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }

  /**
   * The text of a key; null if there is none or the area cannot be read.
   * @param {Area} area @param {string} key
   */
  read(area, key) {
    try {
      return this.areas[area]().getItem(key);
    } catch {
      return null;
    }
  }

  /** Write a text and read it back. @param {Area} area @param {string} key @param {string} text @returns {Fault} */
  write(area, key, text) {
    try {
      const storage = this.areas[area]();
      storage.setItem(key, text);
      return storage.getItem(key) === text ? "" : "broken";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "broken";
    }
  }

  /** Remove a text and check that it is gone. @param {Area} area @param {string} key @returns {Fault} */
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
