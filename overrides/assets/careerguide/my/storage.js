// The only module that saves personal data. Nothing is written before the person chooses where. A change counts as
// saved only after it was read back. What cannot be written stays on the page; what cannot be read is set aside and
// never deleted.
import { CONSENT, isOurKey, RECORDS, RecordStorage } from "./record-storage.js";
import { assertValid, serialize } from "./records.js";

/** @typedef {import("./browser-storage.js").Area} Area */
/**
 * The result of a change. "" means saved, or nothing may be saved yet. `newer` means that the change would overwrite a
 * record of a later version. `taken` means that the other area has data of its own.
 * @typedef {"" | "full" | "broken" | "newer" | "taken"} Fault
 */
/** @typedef {import("./record-storage.js").Texts} Texts */
/** @typedef {import("./record-storage.js").Unread} Unread */

export class Store extends EventTarget {
  /** Changes that are on this page only; null means removed. @type {Map<string, any>} */
  held = new Map();
  /** Why the last write failed; it stays until everything that waits is saved. @type {Fault} */
  fault = "";
  /** The area at the last change, to notice that another tab has erased everything. @type {Area | ""} */
  #known = "";
  /** The area that the person chose and that could not be used yet. @type {Area | ""} */
  #wanted = "";

  /** @param {Record<Area, () => Storage>} [areas] */
  constructor(areas) {
    super();
    this.storage = new RecordStorage(areas);
    this.#known = this.area;
  }

  /**
   * Where data is saved now; "" if nowhere. It is read each time, because another tab may have erased it.
   * @returns {Area | ""}
   */
  get area() {
    const areas = /** @type {Area[]} */ (["tab", "computer"]);
    return areas.find((area) => this.storage.hasConsent(area)) ?? "";
  }

  /** Whether `flush` has something to do. */
  get waits() {
    return this.held.size > 0 || this.#wanted !== "";
  }

  /** Whether this computer is marked as used by several people. */
  get shared() {
    return this.storage.shared;
  }

  /** @param {boolean} shared */
  set shared(shared) {
    this.storage.shared = shared;
    this.#notify("");
  }

  /**
   * Save in the area that the person chose. Changes on the page go there, and data from the other area moves, with what
   * cannot be read. The old area is emptied only after the new one has everything; if the new one has no room, nothing
   * moves.
   * @param {Area} area @returns {Fault}
   */
  keep(area) {
    const before = this.#currentArea();
    this.#wanted = "";
    if (before === area) return this.flush();
    const hasConsent = this.storage.hasConsent(area);
    // If everything in the new area is also in the old one, an earlier move was interrupted and can go on.
    if (before && hasConsent && !this.storage.isPartOf(area, before)) return "taken";
    this.#wanted = area;
    // What an erasure left behind must not come back with the consent.
    const fault =
      !hasConsent && !this.storage.clear(area) ? "broken" : before ? this.#move(before, area) : this.#begin(area);
    this.#known = this.area;
    if (this.#known === area) this.#wanted = "";
    return this.#finish(fault);
  }

  /** Try again what failed. @returns {Fault} */
  flush() {
    const area = this.#currentArea();
    if (this.#wanted && this.#wanted !== area) return this.keep(this.#wanted);
    return this.#finish(area ? this.#saveHeld(area) : "");
  }

  /** Keys of all records, sorted. @returns {string[]} */
  keys() {
    const area = this.area;
    const keys = new Set(area ? this.storage.recordKeys(area) : []);
    for (const [key, value] of this.held) {
      if (value === null) keys.delete(key);
      else keys.add(key);
    }
    return [...keys].sort();
  }

  /** Values of all records of a kind, by the rest of their key. @param {string} kind @returns {Map<string, any>} */
  all(kind) {
    const keys = this.keys().filter((key) => key.startsWith(`${kind}/`));
    return new Map(keys.map((key) => [key.slice(kind.length + 1), this.get(key)]));
  }

  /** A record's value; null if there is none that can be read. @param {string} key */
  get(key) {
    if (this.held.has(key)) return this.held.get(key);
    const area = this.area;
    return area ? this.storage.recordValue(area, key) : null;
  }

  /**
   * Write a record. It stays on the page if it cannot be written or if nothing may be saved yet.
   * @param {string} key @param {any} value @returns {Fault}
   */
  put(key, value) {
    assertValid(key, value);
    return this.#change(key, value);
  }

  /** @param {string} key @returns {Fault} */
  remove(key) {
    return this.#change(key, null);
  }

  /** Write all of these records or none. @param {Map<string, any>} records @returns {Fault} */
  putAll(records) {
    for (const [key, value] of records) assertValid(key, value);
    const area = this.#currentArea();
    const fault = area ? this.#saveAll(area, records) : "";
    if (!fault) {
      for (const [key, value] of records) {
        if (area) this.held.delete(key);
        else this.held.set(key, value);
      }
    }
    return this.#finish(fault);
  }

  /** Texts that cannot be read as records. They stay where they are until they are in the way. @returns {Unread[]} */
  unread() {
    const area = this.area;
    return area ? this.storage.unread(area) : [];
  }

  /** The day of the last copy; "" if there is none. */
  get copied() {
    const area = this.area;
    return area ? this.storage.dayCopied(area) : "";
  }

  /** @param {string} day */
  set copied(day) {
    const area = this.area;
    if (area) this.storage.setDayCopied(area, day);
    this.#notify("");
  }

  /** Erase everything in both areas and on this page, with the consent. @returns {boolean} whether it is gone */
  erase() {
    this.held.clear();
    this.#known = "";
    this.#wanted = "";
    const gone = [this.storage.clear("tab"), this.storage.clear("computer")].every(Boolean);
    this.#finish("");
    return gone;
  }

  /** Another tab or page has changed something; a key of null means anything. @param {{key: string | null}} event */
  heard(event) {
    const { key } = event;
    if (key === null || key === CONSENT) {
      this.#currentArea();
      // This tab may have written while the other one erased, before it could know.
      if (this.storage.isWithoutConsent("computer")) this.storage.clear("computer");
    }
    if (key === null || isOurKey(key)) this.#notify(key?.startsWith(RECORDS) ? key.slice(RECORDS.length) : "");
  }

  /**
   * The area where a change belongs, after this page has followed other tabs: if one of them erased everything, the
   * changes on this page are dropped too; if one of them began to save, this page saves too. An area that has only
   * become unreadable is still the area; writing to it will report the fault.
   */
  #currentArea() {
    const area = this.area;
    const before = this.#known;
    if (!area && before && !this.storage.isWithoutConsent(before)) return before;
    this.#known = area;
    if (!area && before) {
      this.held.clear();
      this.fault = "";
      this.#wanted = "";
    }
    if (area && !before) this.#joinIn(area);
    return area;
  }

  /**
   * Save this page's changes after another tab began to save, except where that tab has another value.
   * @param {Area} area
   */
  #joinIn(area) {
    let fault = /** @type {Fault} */ ("");
    for (const [key, value] of [...this.held]) {
      const text = this.storage.read(area, RECORDS + key);
      const recordFault = text === null ? this.#save(area, key, value) : "";
      if (recordFault) fault = recordFault;
      else if (text === null || text === serialize(value)) this.held.delete(key);
    }
    if (fault || !this.held.size) this.fault = fault;
  }

  /**
   * Begin to save. The consent is written last, so that another tab finds the records when it hears of the consent. If
   * there is no room for everything, as much as possible is saved.
   * @param {Area} area @returns {Fault}
   */
  #begin(area) {
    const texts = this.storage.textsFor(area, this.held);
    if (texts && !this.#write(area, texts.set(CONSENT, "1"))) {
      this.held.clear();
      return "";
    }
    return this.storage.write(area, CONSENT, "1") || this.#saveHeld(area);
  }

  /** @param {Area} from @param {Area} to @returns {Fault} */
  #move(from, to) {
    const texts = this.storage.personalTexts(from);
    const left = new Map(this.held);
    for (const [key, value] of this.held) {
      const recordTexts = this.storage.textsFor(from, new Map([[key, value]]));
      for (const [name, text] of recordTexts ?? []) texts.set(name, text);
      if (recordTexts) left.delete(key);
    }
    const fault = this.#write(to, texts.set(CONSENT, "1"));
    if (fault) return fault;
    if (this.storage.drop(from, CONSENT)) {
      for (const key of texts.keys()) this.storage.drop(to, key);
      return "broken";
    }
    this.storage.clear(from);
    this.held = left;
    return left.size ? "newer" : "";
  }

  /** Save the changes that are on this page only. @param {Area} area @returns {Fault} */
  #saveHeld(area) {
    let fault = /** @type {Fault} */ ("");
    for (const [key, value] of [...this.held]) {
      const recordFault = this.#save(area, key, value);
      if (recordFault) fault = recordFault;
      else this.held.delete(key);
    }
    return fault;
  }

  /** @param {string} key @param {any} value null removes the record @returns {Fault} */
  #change(key, value) {
    const area = this.#currentArea();
    const fault = area ? this.#save(area, key, value) : "";
    if (fault || (!area && value !== null)) this.held.set(key, value);
    else this.held.delete(key);
    return this.#finish(fault, key, true);
  }

  /** Finish a change: a fault stays until everything that waits is saved. @param {Fault} fault @returns {Fault} */
  #finish(fault, key = "", here = false) {
    if (fault || !this.held.size) this.fault = fault;
    if (!this.fault) this.#wanted = "";
    this.#notify(key, here);
    return fault;
  }

  /** @param {Area} area @param {string} key @param {any} value null removes the record @returns {Fault} */
  #save(area, key, value) {
    return this.#saveAll(area, new Map([[key, value]]));
  }

  /** @param {Area} area @param {Map<string, any>} records @returns {Fault} */
  #saveAll(area, records) {
    const texts = this.storage.textsFor(area, records);
    return texts ? this.#write(area, texts) : "newer";
  }

  /**
   * Write all of these texts or none; records that storage lost on the way stay on the page.
   * @param {Area} area @param {Texts} texts @returns {Fault}
   */
  #write(area, texts) {
    const { fault, lost } = this.storage.writeAll(area, texts);
    if (area !== this.area) return fault; // the records of this page are in the other area
    for (const [key, value] of lost) {
      if (!this.held.has(key)) this.held.set(key, value);
      this.fault = "broken";
    }
    return fault;
  }

  /**
   * Tell listeners that a record changed ("" for all), and whether one change on this page did it.
   * @param {string} key
   */
  #notify(key, here = false) {
    this.dispatchEvent(new CustomEvent("change", { detail: { key, here } }));
  }
}

/** The store of this page. */
export const store = new Store();
if (typeof addEventListener === "function") {
  addEventListener("storage", (event) => store.heard(/** @type {StorageEvent} */ (event)));
  // A page that the Back button brings back as it was has missed the changes on other pages.
  addEventListener("pageshow", (event) => event.persisted && store.heard({ key: null }));
}
