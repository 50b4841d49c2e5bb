// "Where I work" on /my/: the client lines, sites and shifts by which the roles of the guide differ.
import { SHIFT_LABELS } from "../lib/constants.js";
import { WORK_LABELS, workplaceInWords } from "../lib/differences.js";
import { element, field, select } from "../lib/dom.js";
import { applyWork, loadDifferences, setWork, work } from "./work.js";

const WHY =
  "Some roles have other targets, skills or languages on one client line, at one site or in one shift. " +
  "If you say where you work, this page, the planner and the comparison show yours.";

/**
 * Fill in the part, once for a page. Its summary says what is chosen.
 * @param {HTMLDetailsElement} box @param {import("../lib/catalogue.js").Catalogue} catalogue of this page
 */
export async function fillWork(box, catalogue) {
  await applyWork(catalogue); // a reader who had saved nothing has one that follows nobody yet
  const { sites, roles } = await loadDifferences();
  const all = Object.values(roles).flat();
  const words = { line: {}, site: sites, shift: /** @type {Record<string, string>} */ (SHIFT_LABELS) };
  const show = () => {
    const place = workplaceInWords(work(), sites);
    const summary = /** @type {HTMLElement} */ (box.querySelector("summary"));
    summary.textContent = `Where I work${place && `: ${place}`}`;
  };
  const fields = WORK_LABELS.flatMap(([part, label], index) => {
    const values = [...new Set(all.map((difference) => difference[index]).filter(Boolean))].sort();
    if (!values.length) return [];
    const named = /** @type {Record<string, string>} */ (words[part]);
    const options = values.map((value) => /** @type {[string, string]} */ ([value, named[value] ?? value]));
    const control = select([["", "not chosen"], ...options]);
    control.id = `cg-my-${part}`;
    control.value = work()[part];
    return [field(label, control, () => setWork({ [part]: control.value }).then(show))];
  });
  box.append(element("p", "cg-small cg-quiet", WHY), element("div", "cg-my__form", ...fields));
  show();
}
