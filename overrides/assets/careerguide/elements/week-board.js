// Says on the board of a week that the week is over, if the site has not been built since.
import { today, week } from "../lib/days.js";
import { define, element } from "../lib/dom.js";

class WeekBoard extends HTMLElement {
  connectedCallback() {
    if (week(today()) <= Number(this.dataset.week)) return;
    this.append(
      element("p", "cg-notice", "This board is of an earlier week. The next update of the site makes a new one."),
    );
  }
}

define("week-board", WeekBoard);
