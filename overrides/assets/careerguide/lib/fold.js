// Opens what is folded if the address of the page names its section, so that links to a section show what they promise.

/** The id that the address names; empty if it is no text, which people can type. */
function namedId() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Open the folded parts of the section that the address names. */
function openNamed() {
  const named = document.getElementById(namedId());
  const section = named?.closest(".cg-fold");
  for (const details of section?.querySelectorAll("details") ?? []) details.open = true;
}

addEventListener("hashchange", openNamed);
// A link to the section that the address names already: it may have been closed since.
document.addEventListener("click", ({ target }) => {
  const anchor = target instanceof Element ? target.closest("a") : null;
  if (anchor?.hash && anchor.href === location.href) openNamed();
});
openNamed();
