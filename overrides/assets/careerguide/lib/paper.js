// What a page adds when it is printed: the day, its address if the build did not know it, and what is folded on screen.

/** The folded parts that were opened for the paper. @type {HTMLDetailsElement[]} */
let opened = [];

/** `2 Dec 2026`, without the modules that no other part of the frame needs. @param {Date} day */
const dayInWords = (day) =>
  `${day.getDate()} ${day.toLocaleDateString("en-US", { month: "short" })} ${day.getFullYear()}`;

addEventListener("beforeprint", () => {
  const foot = document.querySelector(".cg-paper-foot");
  if (foot) {
    foot.textContent ||= location.href;
    foot.append(` · Printed on ${dayInWords(new Date())}`);
  }
  const folded = [...document.querySelectorAll("details")].filter(({ open }) => !open);
  const toOpen = folded.filter((part) => !part.closest(".cg-screen, .cg-stay-folded, header"));
  for (const part of toOpen) part.open = true;
  opened.push(...toOpen); // a preview can come before the print, without an end between them
});
addEventListener("afterprint", () => {
  const foot = document.querySelector(".cg-paper-foot");
  if (foot) foot.textContent = foot.textContent?.split(" · ")[0] ?? "";
  for (const part of opened) part.open = false;
  opened = [];
});

export {};
