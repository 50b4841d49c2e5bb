"""A part that is off is in no byte of the site: no page, link, file, search result or word; its data is checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from careerguide import shipped
from careerguide.build.link_check import verify
from careerguide.model.settings import Parts
from careerguide.output import script_parts
from careerguide.pages.absent_links import without_html_links, without_links
from careerguide.pages.navigation import only
from support import project
from support.company import tiny

# Part -> its folder, the words that its pages and the links to them have, and the files of its data.
PARTS = {
    "stories": (
        "stories",
        ("Stories", "All stories", "Story of", "someone who did it"),
        "stories/from-calls-to-figures.yaml",
    ),
    "openings": ("openings", ("Openings", "Open now", "All openings", "Nothing is open"), "openings.yaml"),
    "events": ("events", ("Meet a leader", "Ask for a chat", "All events", "Nothing is planned"), "events.yaml"),
    "my_page": ("my", ("My page", "My skills", "Check my", "Note your own"), ""),
    "hr_pages": ("hr", ("For HR", ">HR</a>", "Health of the guide"), ""),
    "planner": ("plan", ("Plan my route", "Other routes", "Routes from", ">Plan<"), ""),
}
# A page that leads to every part in every way in which a page can.
LINKS = """---
render_macros: true
---

# Links

- [Stories](../../stories/): x
- <a href="../../openings/">Openings</a>

{% if parts.events %}
[Meet a leader](../../events/)
{% endif %}

<ul><li><a href="../../my/#log">My page</a> more</li></ul>

Some text to [words][h] and <a href="../../plan/#from=agent">words</a>.

[h]: ../../hr/

{{ stories() }}

{{ openings() }}

{{ next_events() }}
"""


def made(folder: Path, parts: dict[str, bool], *more: str) -> Path:
    """The site of the tiny company with these parts."""
    project.make(folder)
    (folder / "docs" / "guide" / "links.md").write_text(LINKS, encoding="utf-8")
    home = (shipped.folder("pages") / "general" / "index.md").read_text(encoding="utf-8")
    (folder / "docs" / "index.md").write_text(home, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("omitted_files: warn", "omitted_files: ignore")
    text = text.replace("links: {not_found: warn", "links: {not_found: ignore").replace(
        "unrecognized_links: info", "unrecognized_links: ignore"
    )
    text = re.sub(r"(?m)^  parts:.*\n", "", text)
    text = text.replace("extra:\n", f"extra:\n  parts: {yaml.safe_dump(parts, default_flow_style=True).strip()}\n")
    settings.write_text(text, encoding="utf-8")
    done = project.build(folder, "--strict", *more)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def texts(site: Path) -> dict[str, str]:
    """Path -> text of every file that is not compressed or a picture."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes().decode("utf-8", "replace")
        for file in site.rglob("*")
        if file.is_file()
    }


def addresses(folder: str) -> re.Pattern[str]:
    """Links and names of files in a folder of the site; a script may be in a folder of the same name."""
    start = r"""(?:["'`(=]|\.\./|~/|careers\.example\.internal/)/?"""
    return re.compile(rf"""{start}{folder}/(?![\w-]+\.js\b)[^"'`)<\s]*""")


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_off_is_in_no_byte_of_the_site(part: str, tmp_path: Path) -> None:
    folder, words, data = PARTS[part]
    site = made(tmp_path / "project", {part: False})
    files = texts(site)
    assert [path for path in files if path.startswith((f"{folder}/", f"feeds/{folder}.", f"api/v1/{folder}."))] == []
    hits = {path: places for path, text in files.items() if (places := addresses(folder).findall(text))}
    assert {path: places[:3] for path, places in hits.items() if not path.startswith("assets/javascripts/")} == {}
    # The rules are about the data, which is checked anyway.
    html = {path: text for path, text in files.items() if path.endswith(".html") and not path.startswith("hr/rules/")}
    assert {(path, word) for path, text in html.items() for word in words if word in text} == set()
    if data:
        raw = yaml.safe_load(tiny()[data])
        marks = [Path(data).stem] if isinstance(raw, dict) else [entry["id"] for entry in raw]
        assert marks
        assert {(path, mark) for path, text in files.items() for mark in marks if mark in text} == set()
    assert verify(site) == []


@pytest.mark.slow
def test_with_all_parts_the_site_has_what_the_test_above_looks_for(tmp_path: Path) -> None:
    files = texts(made(tmp_path / "project", {}))
    html = "\n".join(text for path, text in files.items() if path.endswith(".html"))
    for folder, words, _ in PARTS.values():
        assert any(addresses(folder).search(text) for path, text in files.items() if path.endswith(".js")) or (
            folder in ("events", "hr")
        )
        assert addresses(folder).search(html)
        assert sum(word in html for word in words) >= 2


@pytest.mark.slow
def test_a_site_without_any_part_is_the_same_from_both_engines(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    site = made(folder, dict.fromkeys(PARTS, False))
    assert verify(site) == []
    staged = project.run(folder, "-m", "careerguide", "stage", "staged")
    assert staged.returncode == 0, staged.stderr
    again = project.run(folder / "staged", "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    assert again.returncode == 0, again.stderr
    both = [{path for path in texts(each) if path.endswith(".html")} for each in (site, folder / "staged" / "site")]
    assert both[0] == both[1]
    assert verify(folder / "staged" / "site") == []


@pytest.mark.slow
def test_the_data_of_a_part_that_is_off_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    made(folder, {"openings": False})
    file = folder / "data" / "openings.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("seats:", "seets:"), encoding="utf-8")
    done = project.build(folder)
    assert done.returncode != 0
    assert "unknown-key" in done.stderr


@pytest.mark.slow
def test_a_wrong_setting_stops_every_command_with_the_same_sentence(tmp_path: Path) -> None:
    folder = project.make(tmp_path / "project")
    settings = folder / "mkdocs.yml"
    text = re.sub(r"(?m)^  parts:.*\n", "", settings.read_text(encoding="utf-8")).replace(
        "extra:\n", 'extra:\n  parts: {storys: false}\n  colours: {accent: "#ffff00"}\n'
    )
    settings.write_text(text, encoding="utf-8")
    line = text.split("\n").index("  parts: {storys: false}") + 1
    outputs = [
        project.build(folder),
        project.run(folder, "-m", "careerguide", "stage", "staged"),
        project.run(folder, "-m", "careerguide", "publish"),
        project.run(folder, "-m", "careerguide", "check"),
    ]
    for done in outputs:
        assert done.returncode == 1, done.stdout + done.stderr
        assert f"mkdocs.yml:{line}:11: unknown-key: `storys` is not a key here." in done.stdout + done.stderr
        assert f"mkdocs.yml:{line + 1}:21: low-contrast: `accent` is `#ffff00`." in done.stdout + done.stderr


def test_links_to_a_part_that_is_off_become_text() -> None:
    def is_absent(address: str) -> bool:
        return not Parts(stories=False).has(address)

    body = (
        "- [All](../../stories/): x\n  more\n- [Roles](../roles/)\n\n"
        "A [b](../stories/a.md) <a href='../../stories/'>c</a>."
    )
    assert without_links(body, "guide/a.md", is_absent) == "- [Roles](../roles/)\n\nA b c."
    html = '<p><a class="a" href="~/stories/b/#c">b</a> <a href="~/my/">c</a></p>'
    assert without_html_links(html, is_absent) == '<p>b <a href="~/my/">c</a></p>'


def test_a_menu_of_the_company_has_no_part_that_is_off() -> None:
    menu = [{"More": ["stories/", {"Map": "roles/"}]}, {"Stories": "stories/"}, {"Out": "https://x.example/stories/"}]
    assert only(menu, {}, Parts(stories=False).has) == [
        {"More": [{"Map": "roles/"}]},
        {"Out": "https://x.example/stories/"},
    ]


def test_scripts_know_no_address_of_a_part_that_is_off() -> None:
    assert script_parts.script(Parts(my_page=False)) == (
        'export const STORIES = "stories/";\nexport const OPENINGS = "openings/";\n'
        'export const EVENTS = "events/";\n'
        'export const MY_PAGE = "";\nexport const PLANNER = "plan/";\nexport const KIT = "kit/";\n'
    )
