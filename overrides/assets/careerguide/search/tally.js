// Sums for very many things of which a query touches few: nothing is made anew for a key that is pressed.

export class Tally {
  /** @param {number} size how many things there are */
  constructor(size) {
    this.sums = new Float32Array(size);
    this.hits = new Uint8Array(size);
    this.best = new Float32Array(size);
    /** @type {number[]} what the query touched so far */
    this.touched = [];
    /** @type {number[]} what the present word touched */
    this.own = [];
  }

  /** The present word is said here, so well; the best counts. @param {number} key @param {number} value above 0 */
  put(key, value) {
    if (!this.best[key]) this.own.push(key);
    if (value > this.best[key]) this.best[key] = value;
  }

  /** Add up what the present word said. @param {number} weight of the word */
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
