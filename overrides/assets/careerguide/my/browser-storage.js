// The browser's two places for texts, either of which may be switched off, full, or lie about what it keeps.

/** @typedef {"computer" | "tab"} Place */
/** @typedef {"" | "full" | "broken"} Fault */

/** Written and taken away at once, to see whether a place works. No other tab listens for it: it would try in its turn. */
const PROBE = "cg.probe";

/** Storage that may be switched off, full or absent. @type {Record<Place, () => Storage>} */
const PLACES = { computer: () => localStorage, tab: () => sessionStorage };

export class Areas {
  /** @param {Record<Place, () => Storage>} places */
  constructor(places = PLACES) {
    this.places = places;
  }

  /** Whether a place can hold anything at all. @param {Place} place */
  works(place) {
    try {
      const area = this.places[place]();
      area.setItem(PROBE, "1");
      const found = area.getItem(PROBE) === "1";
      area.removeItem(PROBE);
      return found;
    } catch {
      return false;
    }
  }

  /** Whether a place lets itself be read. @param {Place} place */
  readable(place) {
    try {
      this.places[place]().getItem(PROBE);
      return true;
    } catch {
      return false;
    }
  }

  /** Keys that begin with something, without it. @param {Place} place @param {string} prefix @returns {string[]} */
  stored(place, prefix) {
    try {
      const area = this.places[place]();
      const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }

  /** The text under a key; null where there is none, or the place cannot be read. @param {Place} place @param {string} key */
  read(place, key) {
    try {
      return this.places[place]().getItem(key);
    } catch {
      return null;
    }
  }

  /** Write a text, and read it back. @param {Place} place @param {string} key @param {string} text @returns {Fault} */
  write(place, key, text) {
    try {
      const area = this.places[place]();
      area.setItem(key, text);
      return area.getItem(key) === text ? "" : "broken";
    } catch (error) {
      return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "broken";
    }
  }

  /** Take a text away, and look whether it is gone. @param {Place} place @param {string} key @returns {Fault} */
  drop(place, key) {
    try {
      const area = this.places[place]();
      area.removeItem(key);
      return area.getItem(key) === null ? "" : "broken";
    } catch {
      return this.read(place, key) === null ? "" : "broken";
    }
  }
}
