// A screen on the floor: one card at a time. It starts again some time after the last touch.
// It keeps nothing: no storage, no entry in the history, no parameter in the address.
import { today } from "../lib/days.js";
import { button, define, element, status } from "../lib/dom.js";
import { stepped, turns } from "../lib/kiosk-turns.js";

const USES = ["pointerdown", "keydown", "wheel", "touchstart"];
// The page looks for a newer one after so many times the wait of an untouched screen.
const RENEWALS = 5;
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

class KioskLoop extends HTMLElement {
  /** @type {HTMLElement[]} */
  cards = [];
  /** The place in the turns, the track that a person chose, and whether the cards wait for them. */
  place = 0;
  chosen = "";
  isHeld = false;
  turnTimer = 0;
  /** Runs while somebody is here, or may be. */
  idleTimer = 0;
  /** The page as it was loaded; empty until the browser has it. */
  text = "";
  count = status("cg-kiosk__count");
  pause = button("Pause", () => this.setHeld(!this.isHeld));
  floor = button("Show my floor", () => this.dialog.showModal());
  dialog = element("dialog", "cg-kiosk__dialog");

  connectedCallback() {
    if (this.cards.length) return;
    this.cards = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".cg-kiosk__card")]);
    if (!this.cards.length) return;
    this.dataset.on = "";
    this.addControls();
    for (const use of USES) addEventListener(use, (event) => this.use(event), { passive: true });
    // The menu of a long press leads to other addresses.
    addEventListener("contextmenu", (event) => event.preventDefault());
    isStill.addEventListener("change", () => this.draw());
    this.reset();
    setInterval(() => this.renew(), RENEWALS * this.idle);
    this.load("force-cache").then((text) => {
      this.text = text;
    });
  }

  addControls() {
    const back = button("Back", () => this.step(-1));
    const next = button("Next", () => this.step(1));
    for (const node of [back, this.pause, next, this.floor]) node.className = "cg-button cg-button--quiet";
    const floors = this.querySelector("template");
    const controls = element("div", "cg-kiosk__controls", back, this.pause, next);
    if (floors) controls.append(this.floor);
    controls.append(this.count);
    this.append(controls);
    if (floors) this.addDialog(floors);
  }

  /** @param {HTMLTemplateElement} floors */
  addDialog(floors) {
    const all = button("All floors", () => {});
    all.className = "cg-button";
    const title = element("h2", "", "Show my floor");
    title.id = "floor";
    const choices = element("div", "cg-kiosk__choices", all, floors.content);
    for (const choice of choices.querySelectorAll("button"))
      choice.addEventListener("click", () => this.choose(choice));
    this.dialog.setAttribute("aria-labelledby", title.id);
    this.dialog.append(title, choices);
    this.append(this.dialog);
  }

  /** @param {HTMLButtonElement} choice */
  choose(choice) {
    this.chosen = choice.value;
    this.place = 0;
    this.floor.textContent = choice.value ? `My floor: ${choice.textContent}` : "Show my floor";
    this.dialog.close();
    this.draw();
  }

  /** The cards in their turns. Openings that have closed since the site was built are left out. */
  turns() {
    const setup = new URLSearchParams(location.search);
    const cards = this.cards.map(({ dataset: { roles, tracks, closes, zone } }) => ({
      roles: roles?.split(" ") ?? [],
      tracks: tracks?.split(" ") ?? [],
      isOver: closes !== undefined && closes < today(zone),
    }));
    const floor = { role: setup.get("role") ?? "", track: setup.get("track") ?? "", chosen: this.chosen };
    return turns(cards, floor);
  }

  /** @param {number} steps */
  step(steps) {
    this.place = stepped(this.place, steps, this.turns().length);
    this.draw();
  }

  draw() {
    const inTurn = this.turns();
    this.place = stepped(this.place, 0, inTurn.length);
    for (const [index, card] of this.cards.entries()) card.hidden = index !== inTurn[this.place];
    const none = /** @type {HTMLElement} */ (this.querySelector(".cg-kiosk__none"));
    none.hidden = inTurn.length > 0;
    // Screen readers are told of a card that a person asked for, and not of each turn.
    this.count.setAttribute("aria-live", this.isMoving() ? "off" : "polite");
    this.count.textContent = inTurn.length ? `${this.place + 1} of ${inTurn.length}` : "";
    this.pause.hidden = isStill.matches;
    this.pause.textContent = this.isHeld ? "Play" : "Pause";
    this.wait();
  }

  isMoving() {
    return !(this.isHeld || isStill.matches);
  }

  wait() {
    clearTimeout(this.turnTimer);
    if (this.isMoving()) this.turnTimer = setTimeout(() => this.step(1), 1000 * Number(this.dataset.turn));
  }

  /** Somebody is here: the card stays until they go on, or until they have left. @param {Event} event */
  use(event) {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.reset(), this.idle);
    // This button says itself if the cards move on.
    if (!this.isHeld && !event.composedPath().includes(this.pause)) this.setHeld(true);
  }

  /** @param {boolean} isHeld */
  setHeld(isHeld) {
    this.isHeld = isHeld;
    this.draw();
  }

  /** Forget who was here. */
  reset() {
    clearTimeout(this.idleTimer);
    this.idleTimer = 0;
    if (this.dialog.open) this.dialog.close();
    this.chosen = "";
    this.place = 0;
    this.isHeld = false;
    this.floor.textContent = "Show my floor";
    getSelection()?.removeAllRanges();
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    scrollTo(0, 0);
    this.draw();
  }

  /** The page as the server has it; empty without a network. @param {RequestCache} cache */
  async load(cache) {
    try {
      const response = await fetch(location.pathname, { cache });
      return response.ok ? await response.text() : "";
    } catch {
      return "";
    }
  }

  /** Milliseconds. */
  get idle() {
    return 1000 * Number(this.dataset.idle);
  }

  /** Reload when the server has another page. Without a network the loop goes on as it is. */
  async renew() {
    if (isStill.matches) this.draw(); // no turn does: an opening may have closed
    if (!this.text) return;
    const text = await this.load("no-store");
    if (text && text !== this.text && !this.idleTimer) location.reload();
  }
}

define("kiosk-loop", KioskLoop);
