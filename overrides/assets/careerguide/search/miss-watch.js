// Which searches failed a person: those that found nothing, and those that they typed again in other words within a
// minute, without a click on a result. Pure.

/** A query that comes later than this is another search, in milliseconds. */
const AGAIN = 60_000;
/** Fewer letters are a slip, not a search. */
const LEAST = 3;

export class MissWatch {
  /** The last search that had results: its query, and when it was typed. @type {{query: string, at: number} | null} */
  last = null;

  /**
   * A query that the person has stopped to type. Gives the queries that failed: this one, or the one before.
   * @param {string} typed @param {boolean} hasResults @param {number} at in milliseconds @returns {string[]}
   */
  settle(typed, hasResults, at) {
    const query = typed.trim().replace(/\s+/g, " ");
    if (query.length < LEAST) return [];
    const { last } = this;
    const isAgain = last !== null && at - last.at <= AGAIN && !isPart(last.query, query);
    this.last = hasResults ? { query, at } : null;
    return [...(isAgain && last ? [last.query] : []), ...(hasResults ? [] : [query])];
  }

  /** The person has opened a result or an answer. */
  use() {
    this.last = null;
  }
}

/** Whether one query only goes on where the other ended. @param {string} one @param {string} other */
function isPart(one, other) {
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short);
}
