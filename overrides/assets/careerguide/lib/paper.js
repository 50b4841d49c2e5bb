// What a page adds when it is printed: the day, its address with the choices that are part of it, and what is folded on
// screen.

/** The folded parts that were opened for the paper. @type {HTMLDetailsElement[]} */
let opened = [];
/** The address as the build wrote it. @type {string | null} */
let address = null;

/**
 * The part of the address that says what this page shows: as its link to share has it, or as it is. A hash without a
 * value, such as `#skills`, is a place on the page.
 */
const choices = () =>
  document.querySelector("[data-shared]")?.getAttribute("data-shared") ??
  (location.hash.includes("=") ? location.hash : "");

/** `2 Dec 2026`, without the modules that no other part of the frame needs. @param {Date} day */
const dayInWords = (day) =>
  `${day.getDate()} ${day.toLocaleDateString("en-US", { month: "short" })} ${day.getFullYear()}`;

addEventListener("beforeprint", () => {
  const foot = document.querySelector(".cg-paper-foot");
  if (foot) {
    address ??= foot.textContent ?? "";
    const page = address || location.href.replace(/#.*/, "");
    foot.textContent = `${page}${choices()} · Printed on ${dayInWords(new Date())}`;
  }
  const folded = [...document.querySelectorAll("details")].filter(({ open }) => !open);
  const toOpen = folded.filter((part) => !part.closest(".cg-screen, .cg-stay-folded, header"));
  for (const part of toOpen) part.open = true;
  opened.push(...toOpen); // a preview can come before the print, without an end between them
});
addEventListener("afterprint", () => {
  const foot = document.querySelector(".cg-paper-foot");
  if (foot && address !== null) foot.textContent = address;
  for (const part of opened) part.open = false;
  opened = [];
});

export {};
