// Which cards a screen on the floor shows, and in which order. No DOM.

/**
 * A card by what decides about its turn.
 * @typedef {{roles: string[], tracks: string[], isOver: boolean}} Card
 */

/**
 * The indexes of the cards in their turns. Those with the role of the floor come first, its own page's order within;
 * then those with its track, then all others. A choice of a track leaves the others out.
 * @param {Card[]} cards @param {{role: string, track: string, chosen: string}} floor
 */
export function turns(cards, { role, track, chosen }) {
  const near = new Set(role ? cards.filter((card) => card.roles.includes(role)).flatMap((card) => card.tracks) : []);
  if (track) near.add(track);
  const distance = (/** @type {Card} */ card) => {
    if (role && card.roles.includes(role)) return 0;
    return card.tracks.some((id) => (track ? id === track : near.has(id))) ? 1 : 2;
  };
  return [...cards.keys()]
    .filter((index) => !cards[index].isOver && (!chosen || cards[index].tracks.includes(chosen)))
    .sort((one, other) => distance(cards[one]) - distance(cards[other]) || one - other);
}

/** The place after a number of steps in a circle. @param {number} place @param {number} steps @param {number} length */
export const stepped = (place, steps, length) => (length ? (((place + steps) % length) + length) % length : 0);
