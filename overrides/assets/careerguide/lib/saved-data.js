// Whether this person keeps anything here at all: asked on every page, so that nothing more is fetched where they do not.

export function hasSavedData() {
  try {
    return (sessionStorage.getItem("cg.keep") ?? localStorage.getItem("cg.keep")) !== null;
  } catch {
    return false;
  }
}
