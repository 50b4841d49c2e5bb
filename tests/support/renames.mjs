// Makes a record of each kind from the table of records, and reads it back after an entry was renamed.
import { asJson, fromJson } from "../../overrides/assets/careerguide/my/copy.js";
import { FIELDS, KEY_PARTS } from "../../overrides/assets/careerguide/my/records.js";
import { Renames } from "../../overrides/assets/careerguide/my/renames.js";
import { KEPT, quietStore, text } from "./storage.mjs";

// One of these passes each check that holds no id.
const SAMPLES = ["me", "2026-10", "2026-10-31", "1", "say", "abcdefgh", "task", "hello", 1, null, true, ["a"], {}];
const OTHER = "something-else";

/** A value that passes a check: the id if the check is for ids of the kind, else the first sample. */
function sample(check, kind, id) {
  if (check.names) return check.names === kind ? id : OTHER;
  const value = SAMPLES.find((value) => check(value));
  if (value === undefined) throw new Error("Add a sample for this check to tests/support/renames.mjs.");
  return value;
}

/** A record of each kind, with the id wherever a record names an entry of `kind`: pairs of key and value. */
export function recordsNaming(kind, id) {
  const names = (checks) => checks.some((check) => check.names === kind);
  return Object.entries(KEY_PARTS)
    .filter(([record, parts]) => names(parts) || names(Object.values(FIELDS[record])))
    .map(([record, parts]) => [
      [record, ...parts.map((check) => sample(check, kind, id))].join("/"),
      Object.fromEntries(Object.entries(FIELDS[record]).map(([name, check]) => [name, sample(check, kind, id)])),
    ]);
}

export const inStorage = (records) =>
  Object.fromEntries([...records].map(([key, value]) => [`cg.my/${key}`, text(value)]));

/** What pages read of records that were saved, or copied, under an old id: all of them, by their keys. */
export async function readAfterRename({ script, names, old }) {
  const { FORMER_IDS } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const records = new Map(recordsNaming(names, old));
  const renames = new Renames(FORMER_IDS);
  const saved = quietStore({ ...KEPT, ...inStorage(records) }, renames).store;
  const restored = quietStore({ ...KEPT }, renames).store;
  if (records.size) restored.putAll(fromJson(asJson(records, "2026-11-26")).records);
  return [saved, restored].map((store) => store.keys().map((key) => [key, store.get(key)]));
}

/** The records that somebody saves under an id, in the order of a store. */
export const recordsOf = ({ names, id }) => recordsNaming(names, id).sort();
