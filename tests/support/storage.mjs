// Plays sessions from standard input with the site's own my/ scripts in the folder that is named, on storage that fails
// as told: for tests/test_storage_js.py. A session is {areas, fail, steps}; the answer is what the store says after
// each step.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const [{ Store }, records, { asJson, fromJson }] = await Promise.all(
  ["storage", "records", "copy"].map((name) => import(new URL(`${name}.js`, folder).href)),
);

/** Storage whose writes, counted over all areas of a session, fail from `from` to `to` in a way of `how`. */
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
    // A full storage lets go of things; one that is locked, or lies, does not.
    const how = this.clock.removals ? this.clock.tick() : "";
    if (how === "locked") throw new DOMException("The operation is insecure.", "SecurityError");
    if (how !== "lying") this.items.delete(key);
  }
}

class Clock {
  writes = 0;
  constructor({ how = "", from = 0, to = 0 } = {}) {
    Object.assign(this, { how, from, to });
  }
  get removals() {
    return this.how === "locked" || this.how === "lying";
  }
  /** From now on, writes number `from` to `to` fail. */
  fail(how, from = 1, to = 1e9) {
    Object.assign(this, { how, from: how ? this.writes + from : 0, to: how ? this.writes + to : 0 });
  }
  tick() {
    this.writes += 1;
    return this.writes >= this.from && this.writes <= this.to ? this.how : "";
  }
}

/** What a store says, and what is in storage. */
function state(store, areas) {
  const { area: place, fault, held, waits, shared, copied } = store;
  const items = (area) => Object.fromEntries(area?.items ?? []);
  const texts = { computer: items(areas.computer), tab: items(areas.tab) };
  const saved = Object.entries(place ? texts[place] : {}).filter(([key]) => key.startsWith("cg.my/"));
  const values = saved.flatMap(([name, text]) => {
    const key = name.slice("cg.my/".length);
    const record = records.parseRecord(key, text);
    return "value" in record ? [[key, record.value]] : [];
  });
  return {
    place,
    fault,
    waits,
    shared,
    copied,
    texts,
    held: Object.fromEntries(held),
    read: Object.fromEntries(store.keys().map((key) => [key, store.get(key)])),
    // The records in storage, whatever this page knows of them.
    stored: Object.fromEntries(values),
    unread: store.unread(),
  };
}

function play({ areas = {}, fail, steps }) {
  const clock = new Clock(fail);
  const absent = new Set(areas.absent ?? []);
  const computer = new Area(areas.computer ?? {}, clock);
  const tabs = [];
  const stores = [];
  let number = 0;
  const places = (own) => ({
    computer: () => reach("computer", computer),
    tab: () => {
      tabs[own] ??= new Area(own ? {} : (areas.tab ?? {}), clock);
      return reach("tab", tabs[own]);
    },
  });
  const reach = (name, area) => {
    if (absent.has(name)) throw new DOMException("Access is denied.", "SecurityError");
    return area;
  };
  const now = () => {
    stores[number] ??= new Store(places(number));
    return stores[number];
  };
  const acts = {
    tab: (own) => {
      number = own;
      now();
    },
    open: () => {
      stores[number] = new Store(places(number));
    },
    keep: (place) => now().keep(place),
    put: (key, value) => now().put(key, value),
    remove: (key) => now().remove(key),
    putAll: (all) => now().putAll(new Map(Object.entries(all))),
    flush: () => now().flush(),
    erase: () => now().erase(),
    works: (place) => now().storage.works(place),
    copied: (day) => {
      now().copied = day;
    },
    shared: (shared) => {
      now().shared = shared;
    },
    heard: (key, newValue) => now().heard({ key, newValue }),
    absent: (...names) => {
      absent.clear();
      for (const name of names) absent.add(name);
    },
    fail: (...failure) => clock.fail(...failure),
  };
  return steps.map(([act, ...given]) => {
    let returned;
    try {
      returned = acts[act](...given) ?? null;
    } catch (error) {
      returned = `threw ${error.message}`;
    }
    return { returned, ...state(now(), { computer, tab: tabs[number] }), writes: clock.writes };
  });
}

/** What becomes of a text that is brought as a copy, in a store that has something else already. */
function bring(text, before) {
  const clock = new Clock();
  const area = new Area(before, clock);
  const store = new Store({ computer: () => area, tab: () => new Area({}, clock) });
  const found = fromJson(text);
  if ("fault" in found) return { fault: found.fault };
  const returned = store.putAll(found.records);
  return { returned, texts: Object.fromEntries(area.items), parsed: JSON.parse(text.replace(/^\uFEFF/, "")).records };
}

const given = JSON.parse(readFileSync(0, "utf8"));
const steps = {
  add: (_, value) => ({ ...value, two: 2 }),
  rename: (kind, { two, ...rest }) => ({ ...rest, [kind]: two }),
  drop: () => null,
  throws: () => {
    throw new Error();
  },
};
const answer = {
  version: records.VERSION,
  steps: records.MIGRATIONS.length,
  kinds: records.RECORD_KINDS,
  sessions: (given.sessions ?? []).map(play),
  brought: (given.texts ?? []).map((text) => bring(text, given.before)),
  copies: (given.copies ?? []).map(({ records: all, day }) => asJson(new Map(Object.entries(all)), day)),
  fits: (given.fits ?? []).map(([key, text]) => records.isValidRecord(key, JSON.parse(text))),
  upgraded: (given.upgraded ?? []).map(([version, latest, names, value]) =>
    records.upgradeRecord(
      "rating/sql",
      version,
      value,
      latest,
      names.map((name) => steps[name]),
      (_, found) => found !== null,
    ),
  ),
};
process.stdout.write(JSON.stringify(answer));
