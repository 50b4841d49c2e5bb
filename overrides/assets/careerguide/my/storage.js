// The one place where something private is kept. Nothing is written before the person chooses where; "saved" is said only
// after reading back; what cannot be written stays on the page; what cannot be read is set aside, never deleted.
import { BrowserStorage } from "./browser-storage.js";
import { isValidRecord, parseRecord, serialize } from "./records.js";

/** @typedef {import("./browser-storage.js").Area} Area */
/**
 * What became of a change: "" is saved or nothing to keep yet; `newer` would overwrite what a later guide wrote; `taken` would
 * move into a place where other things are kept already.
 * @typedef {"" | "full" | "broken" | "newer" | "taken"} Fault
 */
/** Texts to write by their key in storage; null takes away. @typedef {Map<string, string | null>} Texts */
/** @typedef {{key: string, text: string, fault: "newer" | "broken"}} Unread */

const RECORDS = "cg.my/";
const ASIDE = "cg.aside/";
/** Its presence is the person's consent to this place. */
const CONSENT = "cg.keep";
/** The day of the last copy; no record, since it says something of this computer alone. */
const COPIED = "cg.copied";
/** Not of a person but of a computer: that several people use it. */
const SHARED = "cg.shared";

export class Store extends EventTarget {
  /** Changes that stand nowhere but here; null says "taken away". @type {Map<string, any>} */
  held = new Map();
  /** Why a write failed, as long as something waits for want of it. @type {Fault} */
  fault = "";
  /** The place at the last change, so that it is noticed when another tab erases all. @type {Area | ""} */
  #known = "";
  /** The place that was chosen and could not be had yet. @type {Area | ""} */
  #wanted = "";

  /** @param {Record<Area, () => Storage>} [areas] */
  constructor(areas) {
    super();
    this.storage = new BrowserStorage(areas);
    this.#known = this.area;
  }

  /** Where things are kept now; "" where nothing is. Asked anew each time: another tab may have erased all. @returns {Area | ""} */
  get area() {
    for (const area of /** @type {Area[]} */ (["tab", "computer"])) {
      if (this.storage.read(area, CONSENT) !== null) return area;
    }
    return "";
  }

  /** Whether `flush` has something to do. */
  get waits() {
    return this.held.size > 0 || this.#wanted !== "";
  }

  /** Whether somebody marked this computer as used by several people. */
  get shared() {
    return this.storage.read("computer", SHARED) !== null;
  }

  /** @param {boolean} shared */
  set shared(shared) {
    if (shared) this.storage.write("computer", SHARED, "1");
    else this.storage.drop("computer", SHARED);
    this.#tell("");
  }

  /**
   * The person says where to keep: what is held goes there, and what was kept elsewhere moves, what cannot be read too. The old
   * place is emptied only when the new one has everything; where it cannot hold it all, nothing moves.
   * @param {Area} area @returns {Fault}
   */
  keep(area) {
    const before = this.#now();
    this.#wanted = "";
    if (before === area) return this.flush();
    const there = this.storage.read(area, CONSENT) !== null;
    // Where all that is there is here too, a move was broken off: it can go on.
    if (
      before &&
      there &&
      this.#own(area).some((key) => this.storage.read(area, key) !== this.storage.read(before, key))
    )
      return "taken";
    this.#wanted = area;
    // What an erasure left behind must not come back with the consent.
    const fault = !there && !this.#clear(area) ? "broken" : before ? this.#move(before, area) : this.#begin(area);
    this.#known = this.area;
    if (this.#known === area) this.#wanted = "";
    return this.#settle(fault);
  }

  /** Try once more what failed. @returns {Fault} */
  flush() {
    const area = this.#now();
    if (this.#wanted && this.#wanted !== area) return this.keep(this.#wanted);
    return this.#settle(area ? this.#empty(area) : "");
  }

  /** Keys of all records, in order. @returns {string[]} */
  keys() {
    const area = this.area;
    const keys = new Set(area ? this.storage.stored(area, RECORDS).filter((key) => this.get(key) !== null) : []);
    for (const [key, value] of this.held) {
      if (value === null) keys.delete(key);
      else keys.add(key);
    }
    return [...keys].sort();
  }

  /** The values of all records of a kind, by what follows the kind in their key. @param {string} kind @returns {Map<string, any>} */
  all(kind) {
    const keys = this.keys().filter((key) => key.startsWith(`${kind}/`));
    return new Map(keys.map((key) => [key.slice(kind.length + 1), this.get(key)]));
  }

  /** A record's value; null where there is none that can be read. @param {string} key */
  get(key) {
    if (this.held.has(key)) return this.held.get(key);
    const area = this.area;
    const text = area && this.storage.read(area, RECORDS + key);
    const record = text ? parseRecord(key, text) : null;
    return record && "value" in record ? record.value : null;
  }

  /**
   * Write a record, or keep it on the page where it cannot be written or nothing may be kept yet.
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

  /**
   * Write all of these records or none.
   * @param {Map<string, any>} records @returns {Fault}
   */
  putAll(records) {
    for (const [key, value] of records) assertValid(key, value);
    const area = this.#now();
    const fault = area ? this.#saveAll(area, records) : "";
    if (!fault) {
      for (const [key, value] of records) {
        if (area) this.held.delete(key);
        else this.held.set(key, value);
      }
    }
    return this.#settle(fault);
  }

  /** Texts that no record could be made of; they stay where they are until they are in the way. @returns {Unread[]} */
  unread() {
    const area = this.area;
    if (!area) return [];
    const unread = [];
    for (const key of this.storage.stored(area, RECORDS)) {
      const text = this.storage.read(area, RECORDS + key) ?? "";
      const record = parseRecord(key, text);
      if ("fault" in record) unread.push({ key, text, fault: record.fault });
    }
    for (const key of this.storage.stored(area, ASIDE))
      unread.push({
        key: key.replace(/~\d+$/, ""),
        text: this.storage.read(area, ASIDE + key) ?? "",
        fault: /** @type {const} */ ("broken"),
      });
    return unread;
  }

  /** The day of the last copy, "" where none was taken. */
  get copied() {
    const area = this.area;
    return (area && this.storage.read(area, COPIED)) || "";
  }

  /** @param {string} day */
  set copied(day) {
    const area = this.area;
    if (area) this.storage.write(area, COPIED, day);
    this.#tell("");
  }

  /** Everything goes, in both areas and on this page, the consent too. Whether it is truly gone. */
  erase() {
    this.held.clear();
    this.#known = "";
    this.#wanted = "";
    const gone = [this.#clear("tab"), this.#clear("computer")].every(Boolean);
    this.#settle("");
    return gone;
  }

  /** Another tab changed something. @param {StorageEvent} event */
  heard(event) {
    const { key } = event;
    if (key === null || key === CONSENT) {
      this.#now();
      // What this tab wrote while the other one erased, before it could know.
      if (this.#emptied("computer")) this.#clear("computer");
    }
    if (key === null || /^cg\.(my\/|keep|copied|shared|aside\/)/.test(key))
      this.#tell(key?.startsWith(RECORDS) ? key.slice(RECORDS.length) : "");
  }

  /**
   * The place where a change belongs, after what other tabs did: where one erased all, what was held for that place is gone too;
   * where one began to keep, this one does. A place that has only become unreadable is still the one, and will say so itself.
   */
  #now() {
    const area = this.area;
    const before = this.#known;
    if (!area && before && !this.#emptied(before)) return before;
    this.#known = area;
    if (!area && before) {
      this.held.clear();
      this.fault = "";
      this.#wanted = "";
    }
    if (area && !before) this.#joinIn(area);
    return area;
  }

  /** Whether a place can be read and nothing may be kept there. @param {Area} area */
  #emptied(area) {
    return this.storage.readable(area) && this.storage.read(area, CONSENT) === null;
  }

  /** The person said in another tab that things are kept: so is what stands here, unless that tab has another version of it. @param {Area} area */
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
   * Begin to keep things. The consent comes last: another tab that hears of it finds the records there and does not write over
   * them. Where there is no room for all of it, a part is better than nothing.
   * @param {Area} area @returns {Fault}
   */
  #begin(area) {
    const all = this.#texts(area, this.held);
    if (all && !this.#swap(area, all.set(CONSENT, "1"))) {
      this.held.clear();
      return "";
    }
    return this.storage.write(area, CONSENT, "1") || this.#empty(area);
  }

  /** @param {Area} from @param {Area} to @returns {Fault} */
  #move(from, to) {
    const texts = /** @type {Texts} */ (new Map());
    for (const key of this.#own(from)) texts.set(key, this.storage.read(from, key));
    const left = new Map(this.held);
    for (const [key, value] of this.held) {
      const recordTexts = this.#texts(from, new Map([[key, value]]));
      for (const text of recordTexts ?? []) texts.set(...text);
      if (recordTexts) left.delete(key);
    }
    const fault = this.#swap(to, texts.set(CONSENT, "1"));
    if (fault) return fault;
    if (this.storage.drop(from, CONSENT)) {
      for (const key of texts.keys()) this.storage.drop(to, key);
      return "broken";
    }
    this.#clear(from);
    this.held = left;
    return left.size ? "newer" : "";
  }

  /** Write what is held into a place; what it takes is held no longer. @param {Area} area @returns {Fault} */
  #empty(area) {
    let fault = /** @type {Fault} */ ("");
    for (const [key, value] of [...this.held]) {
      const recordFault = this.#save(area, key, value);
      if (recordFault) fault = recordFault;
      else this.held.delete(key);
    }
    return fault;
  }

  /** Take everything of a person out of a place, the consent last: then other tabs are told. Whether it is gone. @param {Area} area */
  #clear(area) {
    return [...this.#own(area), COPIED, CONSENT].map((key) => this.storage.drop(area, key)).every((fault) => !fault);
  }

  /** Whatever is of a person in a place, but for the consent. @param {Area} area */
  #own(area) {
    const copied = this.storage.read(area, COPIED) === null ? [] : [COPIED];
    return [
      ...[RECORDS, ASIDE].flatMap((prefix) => this.storage.stored(area, prefix).map((key) => prefix + key)),
      ...copied,
    ];
  }

  /** @param {string} key @param {any} value null takes away @returns {Fault} */
  #change(key, value) {
    const area = this.#now();
    const fault = area ? this.#save(area, key, value) : "";
    if (fault || (!area && value !== null)) this.held.set(key, value);
    else this.held.delete(key);
    return this.#settle(fault, key, true);
  }

  /** A change is done: a fault stays as long as something waits for want of it. @param {Fault} fault @returns {Fault} */
  #settle(fault, key = "", here = false) {
    if (fault || !this.held.size) this.fault = fault;
    if (!this.fault) this.#wanted = "";
    this.#tell(key, here);
    return fault;
  }

  /** @param {Area} area @param {string} key @param {any} value null takes away @returns {Fault} */
  #save(area, key, value) {
    return this.#saveAll(area, new Map([[key, value]]));
  }

  /** @param {Area} area @param {Map<string, any>} records @returns {Fault} */
  #saveAll(area, records) {
    const texts = this.#texts(area, records);
    return texts ? this.#swap(area, texts) : "newer";
  }

  /**
   * What to write so that records have these values. What stands in the place of one and cannot be read is set aside. What a
   * later guide wrote is left alone: nothing is taken from it, since this page never showed it, and null says it is in the way.
   * @param {Area} area @param {Map<string, any>} records @returns {Texts | null}
   */
  #texts(area, records) {
    const texts = /** @type {Texts} */ (new Map());
    for (const [key, value] of records) {
      const before = this.storage.read(area, RECORDS + key);
      const record = before === null ? { value: null } : parseRecord(key, before);
      const fault = "fault" in record && record.fault;
      if (fault === "broken") texts.set(this.#free(area, key, before ?? ""), before);
      if (fault !== "newer") texts.set(RECORDS + key, value === null ? null : serialize(value));
      else if (value !== null) return null;
    }
    return texts;
  }

  /** Where a text can be set aside: nothing else stands there. @param {Area} area @param {string} key @param {string} text */
  #free(area, key, text) {
    for (let count = 1; ; count += 1) {
      const name = `${ASIDE}${key}${count > 1 ? `~${count}` : ""}`;
      if ([null, text].includes(this.storage.read(area, name))) return name;
    }
  }

  /** Write all of these texts or none. @param {Area} area @param {Texts} texts @returns {Fault} */
  #swap(area, texts) {
    const before = /** @type {Texts} */ (new Map());
    for (const [key, text] of texts) {
      before.set(key, this.storage.read(area, key));
      const fault = text === null ? this.storage.drop(area, key) : this.storage.write(area, key, text);
      if (!fault) continue;
      this.#restore(area, before);
      return fault;
    }
    return "";
  }

  /** First what is new goes, then what was there comes back: there was room for it. What does not come back is held. @param {Area} area @param {Texts} before */
  #restore(area, before) {
    const aside = [...before].filter(([key, text]) => text === null && key.startsWith(ASIDE));
    const lost = [];
    for (const [key, text] of before)
      if (text === null && !key.startsWith(ASIDE) && this.storage.drop(area, key)) lost.push(key);
    for (const [key, text] of before)
      if (text !== null && this.storage.read(area, key) !== text && this.storage.write(area, key, text)) lost.push(key);
    // What was set aside stands there alone if it did not come back.
    if (!lost.length) for (const [key] of aside) this.storage.drop(area, key);
    if (area !== this.area) return; // what is kept is kept elsewhere
    for (const key of lost.filter((key) => key.startsWith(RECORDS)).map((key) => key.slice(RECORDS.length))) {
      const record = parseRecord(key, before.get(RECORDS + key) ?? "");
      if (!this.held.has(key)) this.held.set(key, "value" in record ? record.value : null);
      this.fault = "broken";
    }
  }

  /** Say that a record changed ("" for all of them), and whether on this page by one change. @param {string} key */
  #tell(key, here = false) {
    this.dispatchEvent(new CustomEvent("change", { detail: { key, here } }));
  }
}

/** @param {string} key @param {any} value */
function assertValid(key, value) {
  if (!isValidRecord(key, value)) throw new Error(`${key} does not fit: ${JSON.stringify(value)}`);
}

/** The store of this page. */
export const store = new Store();
if (typeof addEventListener === "function")
  addEventListener("storage", (event) => store.heard(/** @type {StorageEvent} */ (event)));
