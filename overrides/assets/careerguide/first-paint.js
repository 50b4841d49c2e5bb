// Before the first paint: the scheme the person chose in this tab, else the one the system asks for.
// A file of its own needs no exception in a Content-Security-Policy; the block keeps its names to itself.
{
  let chosen = null;
  try {
    chosen = sessionStorage.getItem("cg.scheme");
  } catch {
    // Storage may be switched off; the system's wish still counts.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.cgScheme = dark ? "dark" : "light";
  // Styles hang on the body, which is not there yet.
  new MutationObserver((_, watch) => {
    if (document.body) {
      document.body.dataset.mdColorScheme = dark ? "slate" : "default";
      watch.disconnect();
    }
  }).observe(document.documentElement, { childList: true });
}
