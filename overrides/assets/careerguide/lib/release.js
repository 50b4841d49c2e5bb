// A release is a folder with the scripts and the data that they read. When the next one is published, the folder of a
// page that is open is gone. Then the page takes whole elements from the present release, with their own data:
// functions of two releases never call each other.

/** Where each script of the present release has a permanent address. */
const PERMANENT = new URL("../../careerguide/", import.meta.url);
const [, OWN_RELEASE = ""] = /\/([^/]+)\/lib\/[^/]*$/.exec(import.meta.url) ?? [];

/** An address that the browser cannot have kept. @param {string} path */
const current = (path) => new URL(`${path}?at=${Date.now()}`, PERMANENT).href;

/**
 * A module that needs nothing from this one, such as an element: this release's, or the present one's if this release
 * is gone.
 * @template T @param {Promise<T>} module @param {string} path from the folder of the release @returns {Promise<T>}
 */
export const load = (module, path) => module.catch(() => import(current(path)));

/**
 * A module whose functions this release calls. Another release's functions may be different, so there is no other.
 * @template T @param {Promise<T>} module @returns {Promise<T>}
 */
export const loadPart = (module) =>
  module.catch((error) => {
    checkRelease();
    throw error;
  });

let isChecked = false;

/**
 * Data or a script of this release is missing. If another release is published, a page that nobody has used yet
 * reloads itself; otherwise the page says it, because a reload would drop what the person entered.
 */
export function checkRelease() {
  if (isChecked) return;
  isChecked = true;
  compareReleases().catch(() => undefined); // without a server there is nothing to say
}

async function compareReleases() {
  const response = await fetch(current("release.json"), { cache: "no-store" });
  const { release } = response.ok ? await response.json() : { release: OWN_RELEASE };
  if (release === OWN_RELEASE) return;
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isUnused = navigator.userActivation?.hasBeenActive === false;
  if (isUnused && visit?.type !== "reload") location.reload();
  else tell();
}

function tell() {
  const line = document.createElement("p");
  line.className = "cg-release";
  line.setAttribute("role", "status");
  const reload = document.createElement("button");
  reload.className = "cg-do";
  reload.type = "button";
  reload.textContent = "Reload this page";
  reload.addEventListener("click", () => location.reload());
  (document.querySelector("#content") ?? document.body).prepend(line);
  line.append("The guide was updated while this page was open. ", reload);
}
