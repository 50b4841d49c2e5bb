// The old ids of entries: kind, old id, id today. A build replaces this file with the ids of its data
// (hooks/careerguide/output/former_ids.py); the tests of the scripts use it as it is.
/** @type {Record<string, Record<string, string>>} */
export const FORMER_IDS = {};
