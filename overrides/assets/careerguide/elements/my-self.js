// Who I am and what I want to be next: everything else on /my/ begins here.
import { element, field, input, link, plural, roleSelect, status } from "../lib/dom.js";
import { View } from "../my/base-element.js";
import { match, TIERS } from "../my/match.js";
import { me, ratings } from "../my/profile.js";
import { store } from "../my/storage.js";

class MySelf extends View {
  said = status("cg-my__said");
  next = element("select", "");
  /** The role whose next steps can be chosen now. @type {string | null} */
  from = null;

  build() {
    const own = me(this.catalogue);
    const role = roleSelect(this.catalogue.company, "choose your role", own.role);
    role.id = "cg-my-role";
    const since = input("month", own.since);
    since.id = "cg-my-since";
    since.placeholder = "2026-11";
    this.next.id = "cg-my-next";
    this.from = null;
    const keep = () => {
      const start = role.value !== me(this.catalogue).role;
      const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(since.value) ? since.value : "";
      store.put("me/me", { role: role.value, since: month, next: start ? this.first(role.value) : this.next.value });
    };
    this.next.onchange = keep;
    return [
      element(
        "form",
        "cg-my__form",
        field("I am", role, keep),
        field("In this seat since", since, keep),
        field("I want to be", this.next),
      ),
      this.said,
    ];
  }

  connectedCallback() {
    this.addEventListener("submit", (event) => event.preventDefault());
    return super.connectedCallback();
  }

  /** The fields stay: who types the name of a role, or a year, changes them with every letter. */
  rebuildsFor() {
    return false;
  }

  /** The usual next step, until the person chooses another. @param {string} role */
  first(role) {
    const onward = this.catalogue.onward(role);
    const place = (onward.find((move) => move.kind === "promotion") ?? onward[0])?.to;
    return place === undefined ? "" : this.catalogue.company.roles[place].id;
  }

  /** Steps from here first, then all roles. @param {{role: string, next: string}} own */
  choices(own) {
    if (this.from !== own.role) {
      const found = roleSelect(this.catalogue.company, "choose a role");
      const near = this.catalogue.onward(own.role).map((move) => this.catalogue.company.roles[move.to]);
      const group = element("optgroup", "", ...near.map((role) => new Option(role.title, role.id)));
      group.label = "One step from here";
      if (near.length) found.options[0].after(group);
      this.next.replaceChildren(...found.childNodes);
      this.from = own.role;
    }
    if (this.next.value !== own.next) this.next.value = own.next;
  }

  answer() {
    const own = me(this.catalogue);
    this.choices(own);
    const next = this.catalogue.role(own.next);
    if (!own.role || !next) {
      this.said.textContent = own.role
        ? "Choose what you want to be, to see what it still asks for."
        : "Choose your role. Everything below begins with it.";
      return;
    }
    const rated = ratings(this.catalogue);
    const found = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    const move = this.catalogue.move(own.role, own.next);
    const way = move ? link(`moves/${own.role}/${own.next}/`, `${plural(move.typical, "month")} typical`) : null;
    this.said.replaceChildren(
      element(
        "strong",
        "",
        found.tier && found.rated
          ? `${next.title}: ${TIERS[found.tier]}, ${found.percent}%`
          : `${next.title}: rate your skills to see how far you are`,
      ),
      ` · ${found.rated} of ${plural(found.counted, "skill")} rated`,
      ...(way ? [" · ", way] : []),
    );
  }
}

customElements.define("my-self", MySelf);
