// A binary heap: gives the smallest item first.

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
    let index = items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#compare(items[parent], item) <= 0) break;
      items[index] = items[parent];
      index = parent;
    }
    items[index] = item;
  }

  /** Remove and return the smallest item; the heap must not be empty. @returns {T} */
  pop() {
    const items = this.#items;
    const top = items[0];
    const last = /** @type {T} */ (items.pop());
    if (items.length) {
      let index = 0;
      for (;;) {
        let child = 2 * index + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && this.#compare(items[child + 1], items[child]) < 0) child += 1;
        if (this.#compare(items[child], last) >= 0) break;
        items[index] = items[child];
        index = child;
      }
      items[index] = last;
    }
    return top;
  }
}

/**
 * Compare two lists item by item, by the rank of each item. If one list begins with the other, the shorter comes first.
 * @param {number[]} a @param {number[]} b @param {number[]} rank
 */
export function compareLists(a, b, rank) {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    if (a[index] !== b[index]) return rank[a[index]] - rank[b[index]];
  }
  return a.length - b.length;
}
