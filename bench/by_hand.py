"""The same roles as a site by hand: one Markdown page for each role in `nav`, filled by one macro.

`bench/build.py` builds it for comparison. This file is also the macros module of that site (`module_name: by_hand`)
and reads the same YAML with the C loader of PyYAML. The site has less than the guide: no pages for moves, skills,
tracks and bands, no checks, no map, no routes. Material and mkdocs-macros have their default settings.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import yaml

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

ROLE = """\
{% if role.aliases %}*Also called {{ role.aliases | join(", ") }}*{% endif %}


{{ role.summary }}

- Track: {{ track.title }} ({{ track.line }})
- Level: {{ role.level }}
{% for key, value in (role.reality or {}).items() if key in ("shifts", "remote") %}
- {{ key | capitalize }}: {{ value }}
{% endfor %}

## What to expect

{{ (role.reality or {}).day or "" }}

{% for duty in role.responsibilities or [] %}
- {{ duty }}
{% endfor %}

## Skills

| Skill | Level | Need | Description |
| --- | --- | --- | --- |
{% for need in role.skills or [] %}
| {{ skills[need.skill].title }} | {{ need.level }} | {{ need.need }} | {{ skills[need.skill].levels[need.level] }} |
{% endfor %}

## KRAs and KPIs

| Result area | KPI | Target | Months |
| --- | --- | --- | --- |
{% for kra in role.kras or [] %}
| {{ kra.area }} | {{ kpis[kra.kpi].title }} | {{ kra.target }} | {{ kra.over or 1 }} months |
{% endfor %}

## Moves to the next roles

{% for move in role.moves or [] %}
### [{{ roles[move.to].title }}]({{ move.to }}.md)

{{ move.kind | capitalize }}, {{ move.after.typical }} months typical ({{ move.after.min }} to {{ move.after.slow }})

{% for gate in move.gates or [] %}
{% if gate.kpi %}
- {{ kpis[gate.kpi].title }} {{ gate.target }} for {{ gate.months or 1 }} months
{% else %}
- {{ gate.do }}
{% endif %}
{% endfor %}
{% for line in move.prepare or [] %}
- {{ line }}
{% endfor %}

{{ move.why or "" }}

{{ move.why_not or "" }}

Source: {% for id in move.sources %}{{ sources[id].title }}{{ "" if loop.last else ", " }}{% endfor %}


{% endfor %}

## Roles that lead here

{% for feeder, move in feeders[role.id] %}
- [{{ feeder.title }}]({{ feeder.id }}.md), {{ move.kind }}, {{ move.after.typical }} months
{% endfor %}

## Learning

{% for id in role.learning or [] %}
- {{ learning[id].title }}, {{ learning[id].provider }}
{% endfor %}

!!! tip

    {{ role.tip or "" }}

{% for code in role.codes or [] %}
- {{ code.scheme }} {{ code.code }} ({{ code.match }})
{% endfor %}
"""


def entries(data: Path, name: str) -> dict[str, dict[str, Any]]:
    """The entries of one kind in a data folder, by id."""
    files = [file for file in (data / f"{name}.yaml", *sorted((data / name).glob("*.yaml"))) if file.is_file()]
    loaded = [entry for file in files for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]
    return {entry["id"]: entry for entry in loaded}


def define_env(env: MacrosPlugin) -> None:
    """Define the only macro, `role_page(id)`."""
    data = Path(env.project_dir) / "data"
    entries_by_kind = {
        name: entries(data, name) for name in ("roles", "skills", "tracks", "kpis", "learning", "sources")
    }
    feeders: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for role in entries_by_kind["roles"].values():
        for move in role.get("moves") or []:
            feeders[move["to"]].append((role, move))
    template = jinja2.Environment(trim_blocks=True, autoescape=False).from_string(ROLE)

    def role_page(id: str) -> str:
        role = entries_by_kind["roles"][id]
        track = entries_by_kind["tracks"][role["track"]]
        return template.render(role=role, track=track, feeders=feeders, **entries_by_kind)

    env.macro(role_page)


def write(project: Path, data: Path) -> None:
    """Write the whole project: pages, `nav`, settings, this module and the data."""
    shutil.copytree(data, project / "data")
    shutil.copy(__file__, project / "by_hand.py")
    folder = project / "docs" / "roles"
    folder.mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# Career Guide\n", encoding="utf-8")
    tracks: dict[str, list[dict[str, str]]] = {id_: [] for id_ in entries(data, "tracks")}
    titles = {id_: track["title"] for id_, track in entries(data, "tracks").items()}
    for id_, role in entries(data, "roles").items():
        text = f'---\ntitle: "{role["title"]}"\n---\n# {role["title"]}\n\n{{{{ role_page("{id_}") }}}}\n'
        (folder / f"{id_}.md").write_text(text, encoding="utf-8")
        tracks[role["track"]].append({role["title"]: f"roles/{id_}.md"})
    settings = {
        "site_name": "Career Guide",
        "site_url": "http://careers.example.internal/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"macros": {"module_name": "by_hand"}}],
        "markdown_extensions": ["admonition", "tables"],
        "nav": [{"Home": "index.md"}, *({titles[id_]: pages} for id_, pages in tracks.items() if pages)],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), encoding="utf-8")
