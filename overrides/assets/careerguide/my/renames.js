// Records that were saved before an entry was renamed: their keys and values with the ids of today. Pure.
import { FORMER_IDS } from "../lib/former-ids.js";
import { idsBefore, presentId } from "../lib/present-ids.js";
import { idFields, idParts } from "./records.js";

export class Renames {
  /** @param {Record<string, Record<string, string>>} formerIds kind, old id, id today */
  constructor(formerIds = FORMER_IDS) {
    this.formerIds = formerIds;
  }

  /** A key with the ids of today. @param {string} key */
  key(key) {
    const named = idParts(key);
    return key
      .split("/")
      .map((part, position) => (named[position] ? presentId(named[position], part, this.formerIds) : part))
      .join("/");
  }

  /**
   * The keys that a record could have been saved under before, without its present key. The latest ids come first.
   * @param {string} key with the ids of today
   */
  formerKeys(key) {
    const named = idParts(key);
    const parts = key.split("/");
    const ids = parts.map((part, position) =>
      named[position] ? [part, ...idsBefore(named[position], part, this.formerIds)] : [part],
    );
    const keys = ids.reduce(
      (starts, choices) => starts.flatMap((start) => choices.map((choice) => [...start, choice])),
      /** @type {string[][]} */ ([[]]),
    );
    return keys.slice(1).map((parts) => parts.join("/"));
  }

  /** A record's value with the ids of today. @param {string} key @param {any} value */
  value(key, value) {
    const changed = Object.entries(idFields(key)).flatMap(([field, kind]) => {
      const id = presentId(kind, value[field], this.formerIds);
      return id === value[field] ? [] : [[field, id]];
    });
    return changed.length ? { ...value, ...Object.fromEntries(changed) } : value;
  }

  /**
   * Records with the ids of today. If two have the same key then, the one that has it already keeps it, and the other
   * stays under its old key.
   * @param {Map<string, any>} records @returns {Map<string, any>}
   */
  records(records) {
    const present = new Map();
    for (const [key, value] of records) if (this.key(key) === key) present.set(key, this.value(key, value));
    for (const [key, value] of records) {
      const presentKey = this.key(key);
      if (presentKey === key) continue;
      present.set(present.has(presentKey) ? key : presentKey, this.value(key, value));
    }
    return present;
  }
}
