// Tells whether the person has saved anything in this browser. If not, pages fetch nothing more.

export function hasSavedData() {
  try {
    return (sessionStorage.getItem("cg.keep") ?? localStorage.getItem("cg.keep")) !== null;
  } catch {
    return false;
  }
}
