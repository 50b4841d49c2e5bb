// The smallest first, at the cost of a logarithm.

/** @template T */
export class Heap {
  /** @type {T[]} */
  #items = [];
  /** @type {(one: T, other: T) => number} */
  #compare;

  /** @param {(one: T, other: T) => number} compare */
  constructor(compare) {
    this.#compare = compare;
  }

  get size() {
    return this.#items.length;
  }

  /** @param {T} item */
  push(item) {
    const items = this.#items;
    let place = items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#compare(items[parent], item) <= 0) break;
      items[place] = items[parent];
      place = parent;
    }
    items[place] = item;
  }

  /** The smallest; the heap must not be empty. @returns {T} */
  pop() {
    const items = this.#items;
    const top = items[0];
    const last = /** @type {T} */ (items.pop());
    if (items.length) {
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && this.#compare(items[child + 1], items[child]) < 0) child += 1;
        if (this.#compare(items[child], last) >= 0) break;
        items[place] = items[child];
        place = child;
      }
      items[place] = last;
    }
    return top;
  }
}

/**
 * Two lists, entry by entry, by the rank of each; a list that another begins with comes first.
 * @param {number[]} one @param {number[]} other @param {number[]} rank
 */
export function compareLists(one, other, rank) {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    if (one[place] !== other[place]) return rank[one[place]] - rank[other[place]];
  }
  return one.length - other.length;
}
