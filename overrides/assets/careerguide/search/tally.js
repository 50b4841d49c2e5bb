// Sums over very many items of which a query touches few. The arrays are made once and reused for every key press.

export class Tally {
  /** @param {number} size number of items */
  constructor(size) {
    this.sums = new Float32Array(size);
    this.hits = new Uint8Array(size);
    this.best = new Float32Array(size);
    /** @type {number[]} items that the query has touched so far */
    this.touched = [];
    /** @type {number[]} items that the present word has touched */
    this.own = [];
  }

  /**
   * Record that an item has the present word; the best value counts.
   * @param {number} key @param {number} value above 0
   */
  put(key, value) {
    if (!this.best[key]) this.own.push(key);
    if (value > this.best[key]) this.best[key] = value;
  }

  /**
   * Add the values of the present word to the sums, and be ready for the next word.
   * @param {number} weight of the word
   */
  close(weight) {
    for (const key of this.own) {
      if (!this.hits[key]) this.touched.push(key);
      this.sums[key] += this.best[key] * weight;
      this.hits[key] += 1;
      this.best[key] = 0;
    }
    this.own = [];
  }

  clear() {
    for (const key of this.touched) {
      this.sums[key] = 0;
      this.hits[key] = 0;
    }
    this.touched = [];
  }
}
