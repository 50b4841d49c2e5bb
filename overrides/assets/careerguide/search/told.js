// Who made a move: the stories whose journeys have both roles, one after the other. Pure.

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./shapes.js").Asked} Asked */
/** A story with the two roles; `isNext` is whether no other role was between them. */
/** @typedef {{story: Entry, start: Entry, end: Entry, isNext: boolean}} Telling */

/**
 * The answer to "who moved from one role to another": the only story that tells it, or the list of several, which
 * may be empty. If the query names a part of the names of roles, each of `ends` counts.
 * @param {Index} index @param {Asked} asked @returns {Promise<Asked>}
 */
export async function toldBy(index, asked) {
  const [starts, ends] = asked.ends ?? asked.entries.map((entry) => [entry]);
  const tellings = await tellingsOf(index, starts, ends);
  const [telling, ...others] = tellings;
  if (!telling) return asked;
  if (!others.length) return { ...asked, shape: "story", entries: [telling.story] };
  const next = tellings.find(({ isNext }) => isNext);
  return { ...asked, entries: next ? [next.start, next.end] : [telling.end] };
}

/** @param {Index} index @param {Entry[]} starts @param {Entry[]} ends @returns {Promise<Telling[]>} */
async function tellingsOf(index, starts, ends) {
  const stories = index.entries.filter(({ kind }) => kind === "story");
  const tellings = stories.map(async (story) => {
    // The roles of a journey are where the moves of a role would be.
    const roles = (await index.detail(story)).moves.map(([role]) => index.entries[role]);
    const from = roles.findIndex((role) => starts.includes(role));
    const to = roles.reduce((last, role, at) => (ends.includes(role) ? at : last), -1);
    return from >= 0 && to > from ? [{ story, start: roles[from], end: roles[to], isNext: to === from + 1 }] : [];
  });
  return (await Promise.all(tellings)).flat();
}
