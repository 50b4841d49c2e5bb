// The list of stories, for a person who has chosen "I am a ...": those of people who had the same role come first,
// and in each group those of leaders one or two levels above.
import { Board } from "../lib/board.js";
import { define, plural } from "../lib/dom.js";
import { nearness } from "../lib/near-peers.js";

/** @typedef {import("../planner/reach.js").Reach} Reach */

class StoryBoard extends Board {
  /**
   * @param {HTMLElement[]} entries @param {import("../lib/reader.js").Reader} _reader @param {Reach} reach @override
   */
  groups(entries, _reader, reach) {
    const distance = (/** @type {HTMLElement} */ entry) => nearness(Number(entry.dataset.level), reach.level);
    const sorted = [...entries].sort((a, b) => distance(a) - distance(b));
    const isMine = (/** @type {HTMLElement} */ entry) => (entry.dataset.roles ?? "").split(" ").includes(reach.id);
    const mine = sorted.filter(isMine);
    const others = sorted.filter((entry) => !isMine(entry));
    const count = (/** @type {HTMLElement[]} */ { length }) => plural(length, "story", "stories");
    return [
      { title: "Started or worked in your role", note: count(mine), entries: mine },
      { title: "From other roles", note: count(others), entries: others },
    ];
  }
}

define("story-board", StoryBoard);
