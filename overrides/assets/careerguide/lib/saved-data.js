// Whether anything is saved in this browser, asked before the modules that read it are loaded.

/** Whether the person has saved anything in this browser. */
export function hasSavedData() {
  try {
    return (sessionStorage.getItem("cg.keep") ?? localStorage.getItem("cg.keep")) !== null;
  } catch {
    return false;
  }
}
