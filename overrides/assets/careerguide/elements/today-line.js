// Puts today on the line of an opening's days, which was drawn when the site was built.

import { svg } from "../lib/charts.js";
import { dayInWords, dayNumber, today } from "../lib/days.js";
import { define } from "../lib/dom.js";

const MIDDLE = 38;
/** Nearer than this to an end of the line, in percent, the words begin or end there. */
const EDGE = 20;

class TodayLine extends HTMLElement {
  connectedCallback() {
    const chart = this.querySelector("svg");
    const marks = [...this.querySelectorAll("[data-day]")].map((mark) => ({
      day: dayNumber(mark.getAttribute("data-day") ?? ""),
      x: Number.parseFloat(mark.getAttribute("cx") ?? ""),
    }));
    const day = today(this.dataset.zone);
    const x = place(marks, dayNumber(day));
    if (!chart || x === null) return;
    const start = `${marks[0].x}%`;
    const anchor = x < EDGE ? "start" : x > 100 - EDGE ? "end" : "middle";
    const words = svg(
      "text",
      { class: "cg-chart__strong cg-dates__today", x: x < EDGE ? "0%" : `${x}%`, y: 16, "text-anchor": anchor },
      `Today, ${dayInWords(day)}`,
    );
    const line = svg("line", { class: "cg-chart__line", x1: start, x2: `${x}%`, y1: MIDDLE, y2: MIDDLE });
    chart.querySelector("line")?.after(line);
    chart.append(svg("circle", { class: "cg-chart__you", cx: `${x}%`, cy: MIDDLE, r: 9 }), words);
    chart.setAttribute("aria-label", `${chart.getAttribute("aria-label")} Today is ${dayInWords(day)}.`);
  }
}

/**
 * Where a day is between marks, in percent; null before the first and after the last.
 * @param {{day: number, x: number}[]} marks in the order of their days @param {number} day
 */
function place(marks, day) {
  const after = marks.findIndex((mark) => mark.day >= day);
  if (after < 0 || !marks.length || day < marks[0].day) return null;
  if (after === 0) return marks[0].x;
  const [from, to] = [marks[after - 1], marks[after]];
  return from.x + ((day - from.day) * (to.x - from.x)) / (to.day - from.day);
}

define("today-line", TodayLine);
