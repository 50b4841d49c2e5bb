// Random choices that are the same in every run.

/** Dice with a seed (mulberry32). */
export class Dice {
  constructor(seed) {
    this.state = seed;
  }
  /** A number from 0 to less than 1. */
  random() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from `low` to `high`, both included. */
  integer(low, high) {
    return low + Math.floor(this.random() * (high - low + 1));
  }
  /** One of a list. */
  choice(list) {
    return list[this.integer(0, list.length - 1)];
  }
  /** So many of a list, with repetition. */
  choices(list, count) {
    return Array.from({ length: count }, () => this.choice(list));
  }
  /** So many different items of a list. */
  sample(list, count) {
    const rest = [...list];
    return Array.from({ length: count }, () => rest.splice(this.integer(0, rest.length - 1), 1)[0]);
  }
}
