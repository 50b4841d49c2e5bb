// The one place where something private is kept. Nothing is written before the person chooses where; "saved" is said only
// after reading back; what cannot be written stays on the page; what cannot be read is set aside, never deleted.
import { Areas } from "./browser-storage.js";
import { fits, opened, written } from "./records.js";

/** @typedef {import("./browser-storage.js").Place} Place */
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
  /** The place at the last change, so that it is noticed when another tab erases all. @type {Place | ""} */
  #known = "";
  /** The place that was chosen and could not be had yet. @type {Place | ""} */
  #wanted = "";

  /** @param {Record<Place, () => Storage>} [places] */
  constructor(places) {
    super();
    this.areas = new Areas(places);
    this.#known = this.place;
  }

  /** Where things are kept now; "" where nothing is. Asked anew each time: another tab may have erased all. @returns {Place | ""} */
  get place() {
    for (const place of /** @type {Place[]} */ (["tab", "computer"])) {
      if (this.areas.read(place, CONSENT) !== null) return place;
    }
    return "";
  }

  /** Whether `flush` has something to do. */
  get waits() {
    return this.held.size > 0 || this.#wanted !== "";
  }

  /** Whether somebody marked this computer as used by several people. */
  get shared() {
    return this.areas.read("computer", SHARED) !== null;
  }

  /** @param {boolean} shared */
  set shared(shared) {
    if (shared) this.areas.write("computer", SHARED, "1");
    else this.areas.drop("computer", SHARED);
    this.#tell("");
  }

  /**
   * The person says where to keep: what is held goes there, and what was kept elsewhere moves, what cannot be read too. The old
   * place is emptied only when the new one has everything; where it cannot hold it all, nothing moves.
   * @param {Place} place @returns {Fault}
   */
  keep(place) {
    const before = this.#now();
    this.#wanted = "";
    if (before === place) return this.flush();
    const there = this.areas.read(place, CONSENT) !== null;
    // Where all that is there is here too, a move was broken off: it can go on.
    if (before && there && this.#own(place).some((key) => this.areas.read(place, key) !== this.areas.read(before, key)))
      return "taken";
    this.#wanted = place;
    // What an erasure left behind must not come back with the consent.
    const fault = !there && !this.#clear(place) ? "broken" : before ? this.#move(before, place) : this.#begin(place);
    this.#known = this.place;
    if (this.#known === place) this.#wanted = "";
    return this.#settle(fault);
  }

  /** Try once more what failed. @returns {Fault} */
  flush() {
    const place = this.#now();
    if (this.#wanted && this.#wanted !== place) return this.keep(this.#wanted);
    return this.#settle(place ? this.#empty(place) : "");
  }

  /** Keys of all records, in order. @returns {string[]} */
  keys() {
    const place = this.place;
    const found = new Set(place ? this.areas.stored(place, RECORDS).filter((key) => this.get(key) !== null) : []);
    for (const [key, value] of this.held) {
      if (value === null) found.delete(key);
      else found.add(key);
    }
    return [...found].sort();
  }

  /** The values of all records of a kind, by what follows the kind in their key. @param {string} kind @returns {Map<string, any>} */
  all(kind) {
    const own = this.keys().filter((key) => key.startsWith(`${kind}/`));
    return new Map(own.map((key) => [key.slice(kind.length + 1), this.get(key)]));
  }

  /** A record's value; null where there is none that can be read. @param {string} key */
  get(key) {
    if (this.held.has(key)) return this.held.get(key);
    const place = this.place;
    const text = place && this.areas.read(place, RECORDS + key);
    const found = text ? opened(key, text) : null;
    return found && "value" in found ? found.value : null;
  }

  /**
   * Write a record, or keep it on the page where it cannot be written or nothing may be kept yet.
   * @param {string} key @param {any} value @returns {Fault}
   */
  put(key, value) {
    check(key, value);
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
    for (const [key, value] of records) check(key, value);
    const place = this.#now();
    const fault = place ? this.#saveAll(place, records) : "";
    if (!fault) {
      for (const [key, value] of records) {
        if (place) this.held.delete(key);
        else this.held.set(key, value);
      }
    }
    return this.#settle(fault);
  }

  /** Texts that no record could be made of; they stay where they are until they are in the way. @returns {Unread[]} */
  unread() {
    const place = this.place;
    if (!place) return [];
    const found = [];
    for (const key of this.areas.stored(place, RECORDS)) {
      const text = this.areas.read(place, RECORDS + key) ?? "";
      const record = opened(key, text);
      if ("fault" in record) found.push({ key, text, fault: record.fault });
    }
    for (const key of this.areas.stored(place, ASIDE))
      found.push({
        key: key.replace(/~\d+$/, ""),
        text: this.areas.read(place, ASIDE + key) ?? "",
        fault: /** @type {const} */ ("broken"),
      });
    return found;
  }

  /** The day of the last copy, "" where none was taken. */
  get copied() {
    const place = this.place;
    return (place && this.areas.read(place, COPIED)) || "";
  }

  /** @param {string} day */
  set copied(day) {
    const place = this.place;
    if (place) this.areas.write(place, COPIED, day);
    this.#tell("");
  }

  /** Everything goes, in both places and on this page, the consent too. Whether it is truly gone. */
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
    const place = this.place;
    const before = this.#known;
    if (!place && before && !this.#emptied(before)) return before;
    this.#known = place;
    if (!place && before) {
      this.held.clear();
      this.fault = "";
      this.#wanted = "";
    }
    if (place && !before) this.#joinIn(place);
    return place;
  }

  /** Whether a place can be read and nothing may be kept there. @param {Place} place */
  #emptied(place) {
    return this.areas.readable(place) && this.areas.read(place, CONSENT) === null;
  }

  /** The person said in another tab that things are kept: so is what stands here, unless that tab has another version of it. @param {Place} place */
  #joinIn(place) {
    let fault = /** @type {Fault} */ ("");
    for (const [key, value] of [...this.held]) {
      const text = this.areas.read(place, RECORDS + key);
      const own = text === null ? this.#save(place, key, value) : "";
      if (own) fault = own;
      else if (text === null || text === written(value)) this.held.delete(key);
    }
    if (fault || !this.held.size) this.fault = fault;
  }

  /**
   * Begin to keep things. The consent comes last: another tab that hears of it finds the records there and does not write over
   * them. Where there is no room for all of it, a part is better than nothing.
   * @param {Place} place @returns {Fault}
   */
  #begin(place) {
    const all = this.#texts(place, this.held);
    if (all && !this.#swap(place, all.set(CONSENT, "1"))) {
      this.held.clear();
      return "";
    }
    return this.areas.write(place, CONSENT, "1") || this.#empty(place);
  }

  /** @param {Place} from @param {Place} to @returns {Fault} */
  #move(from, to) {
    const texts = /** @type {Texts} */ (new Map());
    for (const key of this.#own(from)) texts.set(key, this.areas.read(from, key));
    const left = new Map(this.held);
    for (const [key, value] of this.held) {
      const own = this.#texts(from, new Map([[key, value]]));
      for (const each of own ?? []) texts.set(...each);
      if (own) left.delete(key);
    }
    const fault = this.#swap(to, texts.set(CONSENT, "1"));
    if (fault) return fault;
    if (this.areas.drop(from, CONSENT)) {
      for (const key of texts.keys()) this.areas.drop(to, key);
      return "broken";
    }
    this.#clear(from);
    this.held = left;
    return left.size ? "newer" : "";
  }

  /** Write what is held into a place; what it takes is held no longer. @param {Place} place @returns {Fault} */
  #empty(place) {
    let fault = /** @type {Fault} */ ("");
    for (const [key, value] of [...this.held]) {
      const own = this.#save(place, key, value);
      if (own) fault = own;
      else this.held.delete(key);
    }
    return fault;
  }

  /** Take everything of a person out of a place, the consent last: then other tabs are told. Whether it is gone. @param {Place} place */
  #clear(place) {
    return [...this.#own(place), COPIED, CONSENT].map((key) => this.areas.drop(place, key)).every((fault) => !fault);
  }

  /** Whatever is of a person in a place, but for the consent. @param {Place} place */
  #own(place) {
    const copied = this.areas.read(place, COPIED) === null ? [] : [COPIED];
    return [
      ...[RECORDS, ASIDE].flatMap((prefix) => this.areas.stored(place, prefix).map((key) => prefix + key)),
      ...copied,
    ];
  }

  /** @param {string} key @param {any} value null takes away @returns {Fault} */
  #change(key, value) {
    const place = this.#now();
    const fault = place ? this.#save(place, key, value) : "";
    if (fault || (!place && value !== null)) this.held.set(key, value);
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

  /** @param {Place} place @param {string} key @param {any} value null takes away @returns {Fault} */
  #save(place, key, value) {
    return this.#saveAll(place, new Map([[key, value]]));
  }

  /** @param {Place} place @param {Map<string, any>} records @returns {Fault} */
  #saveAll(place, records) {
    const texts = this.#texts(place, records);
    return texts ? this.#swap(place, texts) : "newer";
  }

  /**
   * What to write so that records have these values. What stands in the place of one and cannot be read is set aside. What a
   * later guide wrote is left alone: nothing is taken from it, since this page never showed it, and null says it is in the way.
   * @param {Place} place @param {Map<string, any>} records @returns {Texts | null}
   */
  #texts(place, records) {
    const texts = /** @type {Texts} */ (new Map());
    for (const [key, value] of records) {
      const before = this.areas.read(place, RECORDS + key);
      const found = before === null ? { value: null } : opened(key, before);
      const fault = "fault" in found && found.fault;
      if (fault === "broken") texts.set(this.#free(place, key, before ?? ""), before);
      if (fault !== "newer") texts.set(RECORDS + key, value === null ? null : written(value));
      else if (value !== null) return null;
    }
    return texts;
  }

  /** Where a text can be set aside: nothing else stands there. @param {Place} place @param {string} key @param {string} text */
  #free(place, key, text) {
    for (let count = 1; ; count += 1) {
      const name = `${ASIDE}${key}${count > 1 ? `~${count}` : ""}`;
      if ([null, text].includes(this.areas.read(place, name))) return name;
    }
  }

  /** Write all of these texts or none. @param {Place} place @param {Texts} texts @returns {Fault} */
  #swap(place, texts) {
    const before = /** @type {Texts} */ (new Map());
    for (const [key, text] of texts) {
      before.set(key, this.areas.read(place, key));
      const fault = text === null ? this.areas.drop(place, key) : this.areas.write(place, key, text);
      if (!fault) continue;
      this.#restore(place, before);
      return fault;
    }
    return "";
  }

  /** First what is new goes, then what was there comes back: there was room for it. What does not come back is held. @param {Place} place @param {Texts} before */
  #restore(place, before) {
    const aside = [...before].filter(([key, text]) => text === null && key.startsWith(ASIDE));
    const lost = [];
    for (const [key, text] of before)
      if (text === null && !key.startsWith(ASIDE) && this.areas.drop(place, key)) lost.push(key);
    for (const [key, text] of before)
      if (text !== null && this.areas.read(place, key) !== text && this.areas.write(place, key, text)) lost.push(key);
    // What was set aside stands there alone if it did not come back.
    if (!lost.length) for (const [key] of aside) this.areas.drop(place, key);
    if (place !== this.place) return; // what is kept is kept elsewhere
    for (const key of lost.filter((each) => each.startsWith(RECORDS)).map((each) => each.slice(RECORDS.length))) {
      const found = opened(key, before.get(RECORDS + key) ?? "");
      if (!this.held.has(key)) this.held.set(key, "value" in found ? found.value : null);
      this.fault = "broken";
    }
  }

  /** Say that a record changed ("" for all of them), and whether on this page by one change. @param {string} key */
  #tell(key, here = false) {
    this.dispatchEvent(new CustomEvent("change", { detail: { key, here } }));
  }
}

/** @param {string} key @param {any} value */
function check(key, value) {
  if (!fits(key, value)) throw new Error(`${key} does not fit: ${JSON.stringify(value)}`);
}

/** The store of this page. */
export const store = new Store();
if (typeof addEventListener === "function")
  addEventListener("storage", (event) => store.heard(/** @type {StorageEvent} */ (event)));
