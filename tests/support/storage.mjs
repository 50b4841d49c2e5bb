// Plays sessions with the scripts of my/ on storage that fails as told, for the tests of my/*.js.
import { parseRecord } from "../../overrides/assets/careerguide/my/records.js";
import { Store } from "../../overrides/assets/careerguide/my/storage.js";

/** How a write can fail: no room, refused, refused for removals too, or nothing happens and nothing is said. */
export const FAILURES = ["full", "denied", "locked", "lying"];
export const FOREVER = 1e9;
export const BROKEN = '{"v":1,"value":{"level":9,"aside":fal';
export const SQL = "cg.my/rating/sql";
/** The person agreed to keep things. */
export const KEPT = { "cg.keep": "1" };

export const rating = (level) => ({ level, aside: false });
/** A record as storage has it. */
export const text = (value, version = 1) => JSON.stringify({ v: version, value });
/** What a later version of the guide wrote. */
export const LATER = text({ stars: 5 }, 2);

/** Counts the writes of a session over all its areas; those from `from` to `to` fail in the way of `how`. */
class Clock {
  writes = 0;
  constructor({ how = "", from = 0, to = 0 } = {}) {
    Object.assign(this, { how, from, to });
  }
  get countsRemovals() {
    return this.how === "locked" || this.how === "lying";
  }
  tick() {
    this.writes += 1;
    return this.writes >= this.from && this.writes <= this.to ? this.how : "";
  }
}

/** What `localStorage` and `sessionStorage` offer. */
class Area {
  constructor(items, clock) {
    this.items = new Map(Object.entries(items));
    this.clock = clock;
  }
  get length() {
    return this.items.size;
  }
  key(index) {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, text) {
    const how = this.clock.tick();
    if (how === "full") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    if (how === "denied" || how === "locked") throw new DOMException("The operation is insecure.", "SecurityError");
    if (how !== "lying") this.items.set(key, String(text));
  }
  removeItem(key) {
    // A full storage can still remove; a locked one and one that lies cannot.
    const how = this.clock.countsRemovals ? this.clock.tick() : "";
    if (how === "locked") throw new DOMException("The operation is insecure.", "SecurityError");
    if (how !== "lying") this.items.delete(key);
  }
}

/** One computer with several tabs; each step acts on the tab that was chosen last. */
class Session {
  tabs = [];
  stores = [];
  number = 0;
  constructor({ areas = {}, fail } = {}) {
    this.clock = new Clock(fail);
    this.absent = new Set(areas.absent ?? []);
    this.computer = new Area(areas.computer ?? {}, this.clock);
    this.firstTab = areas.tab ?? {};
  }

  get store() {
    this.stores[this.number] ??= new Store(this.places(this.number));
    return this.stores[this.number];
  }

  places(number) {
    return {
      computer: () => this.reach("computer", this.computer),
      tab: () => {
        this.tabs[number] ??= new Area(number ? {} : this.firstTab, this.clock);
        return this.reach("tab", this.tabs[number]);
      },
    };
  }

  reach(name, area) {
    if (this.absent.has(name)) throw new DOMException("Access is denied.", "SecurityError");
    return area;
  }

  acts = {
    tab: (number) => {
      this.number = number;
      return this.store && null;
    },
    open: () => {
      this.stores[this.number] = new Store(this.places(this.number));
    },
    keep: (place) => this.store.keep(place),
    put: (key, value) => this.store.put(key, value),
    remove: (key) => this.store.remove(key),
    putAll: (records) => this.store.putAll(new Map(Object.entries(records))),
    flush: () => this.store.flush(),
    erase: () => this.store.erase(),
    works: (place) => this.store.storage.works(place),
    copied: (day) => {
      this.store.copied = day;
    },
    shared: (shared) => {
      this.store.shared = shared;
    },
    heard: (key, newValue) => this.store.heard({ key, newValue }),
    absent: (...names) => {
      this.absent = new Set(names);
    },
    fail: (how, from = 1, to = FOREVER) => {
      const { writes } = this.clock;
      Object.assign(this.clock, { how, from: how ? writes + from : 0, to: how ? writes + to : 0 });
    },
  };

  play([act, ...values]) {
    let returned;
    try {
      returned = this.acts[act](...values) ?? null;
    } catch (error) {
      returned = `threw ${error.message}`;
    }
    return { returned, ...this.state() };
  }

  state() {
    const { store, computer, tabs, number } = this;
    const { area: place, fault, held, waits, shared, copied } = store;
    const texts = { computer: Object.fromEntries(computer.items), tab: Object.fromEntries(tabs[number]?.items ?? []) };
    return {
      place,
      fault,
      waits,
      shared,
      copied,
      texts,
      held: Object.fromEntries(held),
      read: Object.fromEntries(store.keys().map((key) => [key, store.get(key)])),
      stored: readable(place ? texts[place] : {}),
      unread: store.unread(),
      writes: this.clock.writes,
    };
  }
}

/** The records that storage holds, whatever the page thinks. */
function readable(texts) {
  const entries = Object.entries(texts).filter(([key]) => key.startsWith("cg.my/"));
  return Object.fromEntries(
    entries.flatMap(([key, text]) => {
      const id = key.slice("cg.my/".length);
      const record = parseRecord(id, text);
      return "value" in record ? [[id, record.value]] : [];
    }),
  );
}

/** A session's states, one after each step. A step is an act and its values; see `Session.acts`. */
export function play(steps, options) {
  const session = new Session(options);
  return steps.map((step) => session.play(step));
}

/** A store on an area that never fails, and the texts of that area. */
export function quietStore(items, renames) {
  const clock = new Clock();
  const area = new Area(items, clock);
  const store = new Store({ computer: () => area, tab: () => new Area({}, clock) }, renames);
  return { store, texts: () => Object.fromEntries(area.items) };
}
