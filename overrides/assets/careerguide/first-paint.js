// Sets light or dark before the first paint: what the person chose in this tab, otherwise what the system prefers. It
// is a separate file because inline scripts need an exception in a Content-Security-Policy. The block keeps its names
// local. Pages of people who have saved something keep room for what scripts write about them.
{
  try {
    if (sessionStorage.getItem("cg.keep") ?? localStorage.getItem("cg.keep"))
      document.documentElement.dataset.cgSaved = "";
  } catch {
    // Storage may be switched off; then nothing was saved.
  }
  let chosen = null;
  try {
    chosen = sessionStorage.getItem("cg.scheme");
  } catch {
    // Storage may be switched off; then the system's preference counts.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.cgScheme = dark ? "dark" : "light";
  // Styles keep room for what modules draw. From a disk, browsers refuse modules, and the page is as without script.
  if (location.protocol !== "file:") document.documentElement.dataset.cgModules = "";
  // Styles depend on an attribute of the body, which does not exist yet.
  new MutationObserver((_, watch) => {
    if (document.body) {
      document.body.dataset.mdColorScheme = dark ? "slate" : "default";
      watch.disconnect();
    }
  }).observe(document.documentElement, { childList: true });
}
// Whether the person has saved their role: home then shows what it leads to, and nothing else for a moment.
{
  let profile = null;
  try {
    const area = sessionStorage.getItem("cg.keep") === null ? localStorage : sessionStorage;
    profile = area.getItem("cg.keep") && JSON.parse(area.getItem("cg.my/me/me") ?? "null");
  } catch {
    // Storage may be switched off, or have something else.
  }
  document.documentElement.toggleAttribute("data-cg-role", Boolean(profile?.value?.role));
}
// A person who has kept answers in this browser gets room on the page for what the scripts will fill in.
try {
  if ((sessionStorage.getItem("cg.keep") ?? localStorage.getItem("cg.keep")) !== null)
    document.documentElement.dataset.cgKept = "";
} catch {
  // Without storage nothing is kept.
}
// A page that the browser has kept from an earlier release may ask for scripts that are gone. The present ones have a
// permanent address beside this file.
{
  const present = new URL("main.js", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const start = (/** @type {Event} */ { target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== "module") return;
    document.removeEventListener("error", start, true);
    present.searchParams.set("at", String(Date.now())); // not one that the browser has kept
    const script = document.createElement("script");
    script.type = "module";
    script.src = present.href;
    document.head.append(script);
  };
  document.addEventListener("error", start, true); // the error of an element does not bubble
}
