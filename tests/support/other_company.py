"""A company that has nothing in common with the default pack: a bakery with its own ids, words, levels and settings."""

from __future__ import annotations

from support.company import Texts

SETTINGS = """
site_name: Kornhaus <R&D> steps
site_url: https://kornhaus.example/
theme:
  name: material
  custom_dir: overrides
  language: en
  font: false
  palette: {scheme: default, primary: custom, accent: custom}
extra: {scope: /}
plugins:
  - macros: {module_name: hooks/macros, render_by_default: false, on_undefined: strict}
hooks: [hooks/site.py]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables: {use_align_attribute: true}
  - toc: {permalink: false}
"""

_ROLE = """
- id: {id}
  title: {title}
  track: {track}
  level: {level}
  summary: {summary}
  reality: {{manages: {manages}}}
  kras: [{{area: Loaves come out alike, kpi: loaf-loss, target: "<= 4%"}}]
  skills: [{skills}]
  moves: [{moves}]
"""
_MOVE = (
    "{{to: {to}, kind: {kind}, after: {{min: 9, typical: 15, slow: 30}}, sources: [miller-guess], "
    "gates: [{{do: {do}}}]}}"
)
_SKILL = """
- id: {id}
  title: {title}
  kind: technical
  cluster: tools
  summary: {summary}
  levels: {{awareness: Watches., working: Does it with a recipe., practitioner: Does it alone., expert: Shows others.}}
"""


def _need(*ids: str) -> str:
    return ", ".join(f"{{skill: {id_}, level: working, need: essential}}" for id_ in ids)


def texts() -> Texts:
    """Its data folder."""
    to_baker = _MOVE.format(to="kneader-two", kind="promotion", do="Bake a tray of rye without help")
    to_head = _MOVE.format(to="oven-head", kind="promotion", do="Plan a bread week")
    to_shop = _MOVE.format(to="bun-seller", kind="lateral", do="Sell buns on a market day")
    roles = [
        ("kneader", "Kneader", "ovens", 1, "Weighs flour and kneads dough.", "{min: 0, max: 0}",
         _need("dough-feel", "oven-heat"), f"{to_baker}, {to_shop}"),
        ("kneader-two", "Rye baker", "ovens", 2, "Bakes rye bread through the early hours.", "{min: 0, max: 0}",
         _need("dough-feel", "oven-heat", "rye-lore"), to_head),
        ("oven-head", "Oven head", "ovens", 3, "Leads the bakers and tastes each tray.", "{min: 2, max: 9}",
         _need("rye-lore", "crumb-judging"), ""),
        ("bun-seller", "Bun seller", "bun-counter", 1, "Sells bread and buns.", "{min: 0, max: 0}",
         _need("bun-charm"), ""),
    ]  # fmt: skip
    keys = ("id", "title", "track", "level", "summary", "manages", "skills", "moves")
    skills = (
        ("dough-feel", "Dough feel", "Knows by touch when dough is ripe."),
        ("oven-heat", "Oven heat", "Keeps an oven hot and even."),
        ("rye-lore", "Rye lore", "Knows grains of rye."),
        ("crumb-judging", "Crumb judging", "Judges a crumb."),
        ("bun-charm", "Bun charm", "Sells buns with charm."),
    )
    return {
        "roles.yaml": "".join(_ROLE.format(**dict(zip(keys, role, strict=True))) for role in roles),
        "skills.yaml": "".join(_SKILL.format(id=id_, title=title, summary=text) for id_, title, text in skills),
        "lines.yaml": "- {id: loaves, title: Loaves and rolls}\n- {id: cakes, title: Cakes}\n",
        "tracks.yaml": "- {id: ovens, title: Ovens, line: loaves, summary: Bakes bread.}\n"
        "- {id: bun-counter, title: Bun counter, line: loaves, summary: Sells bread.}\n",
        "levels.yaml": "levels:\n"
        "  - {level: 1, title: Crumb, band: flour, summary: Learns to bake.}\n"
        "  - {level: 2, title: Crust, band: flour, summary: Bakes alone.}\n"
        "  - {level: 3, title: Loaf, band: bread, summary: Leads bakers.}\n"
        "bands:\n"
        "  - {id: flour, title: Flour, summary: Bakers., tip: Taste bread.}\n"
        "  - {id: bread, title: Bread, summary: Heads., tip: Taste more bread.}\n",
        "kpis.yaml": "- {id: loaf-loss, title: Loaf loss, definition: Burnt loaves in each hundred., unit: percent, "
        "direction: lower, caution: Pale bread.}\n",
        "sources.yaml": "- {id: miller-guess, title: Guess of a miller, publisher: Kornhaus, kind: estimate, "
        "note: Nobody counted.}\n",
        "sites.yaml": "- {id: lisbon, title: Lisbon, country: PT, zone: Europe/Lisbon}\n",
        "openings.yaml": "- {id: rye-baker-lisbon, role: kneader-two, site: lisbon, shift: day, seats: 1, "
        'opens: 2026-10-20, closes: 2026-12-20, apply: "mailto:bread@kornhaus.example", contact: Bread desk, '
        "decision: {how: A trial bake, by: 2026-12-29}}\n",
        "stories/from-dough-to-ovens.yaml": _STORY,
    }


_STORY = """
title: From dough to ovens
published: 2026-10-01
leader: {role: oven-head, site: lisbon}
sample: true
quote: Bread waits for nobody.
journey:
  - {role: kneader, from: 2019-02, to: 2021-01, turning_point: A burnt tray taught patience.}
  - {role: kneader-two, from: 2021-02, to: 2023-04, setback: A sour dough failed twice.}
  - {role: oven-head, from: 2023-05, advice: Taste each tray.}
body: Dough first, and ovens much later.
huddle: Bread waits. Rye does too.
question: Which tray was best?
"""
