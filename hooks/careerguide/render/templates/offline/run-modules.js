// Runs the modules of a release from a disk, where browsers refuse modules and `fetch`.
// A build writes the modules here.
(() => {
  const top = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const site = new URL("../../", top).href;
  /** @type {Record<string, Function>} */
  const modules = {
    /* modules */
  };
  /** @type {Map<string, object>} */
  const done = new Map();
  /** @type {Map<string, (text: string) => void>} */
  const waiting = new Map();

  /** The exports of a module, which runs when it is first needed. @param {string} path */
  function takes(path) {
    let given = done.get(path);
    if (given) return given;
    given = {};
    done.set(path, given);
    const here = new URL(path, top).href;
    const later = async (/** @type {string} */ address) => takes(new URL(address, here).href.slice(top.length));
    modules[path](takes, later, here, (/** @type {object} */ names) => Object.assign(given, names));
    return given;
  }

  globalThis.careerguideFile = (/** @type {string} */ path, /** @type {string} */ text) => waiting.get(path)?.(text);

  // A file of this copy comes from the script beside it.
  globalThis.fetch = (address) => {
    const { href } = new URL(String(address), location.href);
    const path = fileOf(href).slice(site.length).replace(/[?#].*/, "");
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(path, (text) => resolve(new Response(text)));
      script.addEventListener("error", () => reject(new TypeError(`${path} is not in this copy`)));
      script.addEventListener("load", () => script.remove());
      script.src = new URL(`${path}.js`, site).href;
      document.head.append(script);
    });
  };

  const fileOf = (/** @type {string} */ href) => href.replace(/^([^?#]*\/)(?=$|[?#])/, "$1index.html");

  /** Links that scripts write lead to files too. @param {ParentNode} part */
  function leadToFiles(part) {
    for (const link of part.querySelectorAll("a[href]")) {
      const { href } = /** @type {HTMLAnchorElement} */ (link);
      if (href.startsWith(site) && fileOf(href) !== href) link.setAttribute("href", fileOf(href));
    }
  }
  leadToFiles(document);
  new MutationObserver(() => leadToFiles(document)).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["href"],
  });
  takes("main.js");
})();
