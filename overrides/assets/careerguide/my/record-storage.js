// Records in browser storage: their keys, and writing several of them completely or not at all.
import { BrowserStorage } from "./browser-storage.js";
import { parseRecord, serialize } from "./records.js";
import { Renames } from "./renames.js";

/** @typedef {import("./browser-storage.js").Area} Area */
/** Texts to write, by their key in storage; null removes the key. @typedef {Map<string, string | null>} Texts */
/** A text that cannot be read as a record. @typedef {{key: string, text: string, fault: "newer" | "broken"}} Unread */

export const RECORDS = "cg.my/";
/** Texts that cannot be read and that were in the way of a record. */
const ASIDE = "cg.aside/";
/** This key exists if the person agreed to save in this area. */
export const CONSENT = "cg.keep";
/** The day of the last copy. It is not a record, because it is a fact about this computer only. */
const COPIED = "cg.copied";
/** This key exists if several people use this computer. It is not personal. */
const SHARED = "cg.shared";

/** Whether a change of this key in another tab concerns this page. @param {string} key */
export const isOurKey = (key) =>
  [RECORDS, ASIDE].some((prefix) => key.startsWith(prefix)) || [CONSENT, COPIED, SHARED].includes(key);

export class RecordStorage extends BrowserStorage {
  /** @param {Record<Area, () => Storage>} [areas] */
  constructor(areas, renames = new Renames()) {
    super(areas);
    this.renames = renames;
  }

  /** Whether the person agreed to save in an area. @param {Area} area */
  hasConsent(area) {
    return this.read(area, CONSENT) !== null;
  }

  /** Whether an area can be read and has no consent. @param {Area} area */
  isWithoutConsent(area) {
    return this.readable(area) && !this.hasConsent(area);
  }

  /** Whether this computer is marked as used by several people. */
  get shared() {
    return this.read("computer", SHARED) !== null;
  }

  /** @param {boolean} shared */
  set shared(shared) {
    if (shared) this.write("computer", SHARED, "1");
    else this.drop("computer", SHARED);
  }

  /** The day of the last copy; empty if there is none. @param {Area} area */
  dayCopied(area) {
    return this.read(area, COPIED) || "";
  }

  /** @param {Area} area @param {string} day */
  setDayCopied(area, day) {
    this.write(area, COPIED, day);
  }

  /**
   * The value that is stored under a key; null if there is none that can be read.
   * @param {Area} area @param {string} key
   */
  recordValue(area, key) {
    const text = this.read(area, RECORDS + key);
    const record = text ? parseRecord(key, text) : null;
    return record && "value" in record ? record.value : null;
  }

  /**
   * The key under which a record can be read: its present one, else one with former ids; null if there is none.
   * @param {Area} area @param {string} key with the ids of today
   */
  storedKey(area, key) {
    const keys = [key, ...this.renames.formerKeys(key)];
    return keys.find((stored) => this.recordValue(area, stored) !== null) ?? null;
  }

  /** Keys of the records that can be read. @param {Area} area */
  recordKeys(area) {
    return this.stored(area, RECORDS).filter((key) => this.recordValue(area, key) !== null);
  }

  /** Records under former keys, which the ones under their present keys hide. @param {Area} area */
  hiddenRecords(area) {
    const keys = this.recordKeys(area).filter((key) => this.storedKey(area, this.renames.key(key)) !== key);
    return keys.map((key) => /** @type {[string, any]} */ ([key, this.recordValue(area, key)]));
  }

  /**
   * Texts that cannot be read as records, both in their own place and set aside.
   * @param {Area} area @returns {Unread[]}
   */
  unread(area) {
    const unread = /** @type {Unread[]} */ ([]);
    for (const key of this.stored(area, RECORDS)) {
      const text = this.read(area, RECORDS + key) ?? "";
      const record = parseRecord(key, text);
      if ("fault" in record) unread.push({ key, text, fault: record.fault });
    }
    for (const key of this.stored(area, ASIDE)) {
      unread.push({ key: key.replace(/~\d+$/, ""), text: this.read(area, ASIDE + key) ?? "", fault: "broken" });
    }
    return unread;
  }

  /** Everything personal in an area except the consent, by its key in storage. @param {Area} area @returns {Texts} */
  personalTexts(area) {
    const prefixed = [RECORDS, ASIDE].flatMap((prefix) => this.stored(area, prefix).map((key) => prefix + key));
    const copied = this.read(area, COPIED) === null ? [] : [COPIED];
    return new Map([...prefixed, ...copied].map((key) => [key, this.read(area, key)]));
  }

  /** Whether everything personal in one area is in the other too. @param {Area} part @param {Area} whole */
  isPartOf(part, whole) {
    return [...this.personalTexts(part)].every(([key, text]) => text === this.read(whole, key));
  }

  /**
   * Remove everything personal from an area. The consent is removed last, because its removal is what tells other tabs.
   * @param {Area} area @returns {boolean} whether it is gone
   */
  clear(area) {
    const keys = [...this.personalTexts(area).keys(), COPIED, CONSENT];
    return keys.map((key) => this.drop(area, key)).every((fault) => !fault);
  }

  /**
   * The texts to write so that records have these values. A text in their place that cannot be read is set aside. A
   * text that a later version wrote is never changed: removing it is skipped, because this page never showed it. If it
   * is in the way of a value, the result is null. A record that is stored under a former id moves to its present key.
   * @param {Area} area @param {Map<string, any>} records a value of null removes the record @returns {Texts | null}
   */
  textsFor(area, records) {
    const texts = /** @type {Texts} */ (new Map());
    for (const [key, value] of records) {
      const before = this.read(area, RECORDS + key);
      const record = before === null ? { value: null } : parseRecord(key, before);
      const fault = "fault" in record && record.fault;
      if (fault === "broken") texts.set(this.#freeKey(area, key, before ?? ""), before);
      if (fault !== "newer") texts.set(RECORDS + key, value === null ? null : serialize(value));
      else if (value !== null) return null;
      for (const former of this.#replaced(area, key, value))
        if (!records.has(former)) texts.set(RECORDS + former, null);
    }
    return texts;
  }

  /**
   * The former keys that a new value replaces: the one that was read until now. A removal replaces all, so that no
   * older value appears in its place.
   * @param {Area} area @param {string} key @param {any} value
   */
  #replaced(area, key, value) {
    const stored = this.storedKey(area, key);
    if (value !== null) return stored === null || stored === key ? [] : [stored];
    return this.renames.formerKeys(key).filter((former) => this.recordValue(area, former) !== null);
  }

  /**
   * A key under which a text can be set aside without replacing another.
   * @param {Area} area @param {string} key @param {string} text
   */
  #freeKey(area, key, text) {
    for (let count = 1; ; count += 1) {
      const name = `${ASIDE}${key}${count > 1 ? `~${count}` : ""}`;
      if ([null, text].includes(this.read(area, name))) return name;
    }
  }

  /**
   * Write all of these texts or none. `lost` has the former values of records that could not be restored after a fault.
   * @param {Area} area @param {Texts} texts
   * @returns {{fault: import("./browser-storage.js").Fault, lost: Map<string, any>}}
   */
  writeAll(area, texts) {
    const before = /** @type {Texts} */ (new Map());
    for (const [key, text] of texts) {
      before.set(key, this.read(area, key));
      const fault = text === null ? this.drop(area, key) : this.write(area, key, text);
      if (fault) return { fault, lost: this.#restore(area, before) };
    }
    return { fault: "", lost: new Map() };
  }

  /**
   * Remove the new texts, then write the former ones: there was room for them before.
   * @param {Area} area @param {Texts} before @returns {Map<string, any>} values of records that could not be restored
   */
  #restore(area, before) {
    const isAside = (/** @type {string} */ key) => key.startsWith(ASIDE);
    const lost = [];
    for (const [key, text] of before) {
      if (text === null && !isAside(key) && this.drop(area, key)) lost.push(key);
    }
    for (const [key, text] of before) {
      if (text !== null && this.read(area, key) !== text && this.write(area, key, text)) lost.push(key);
    }
    // A text that was set aside is removed only if its original is back; otherwise it is the only one.
    if (!lost.length) for (const [key, text] of before) if (text === null && isAside(key)) this.drop(area, key);
    const keys = lost.filter((key) => key.startsWith(RECORDS)).map((key) => key.slice(RECORDS.length));
    const records = keys.map((key) => ({ key, record: parseRecord(key, before.get(RECORDS + key) ?? "") }));
    return new Map(records.map(({ key, record }) => [key, "value" in record ? record.value : null]));
  }
}
