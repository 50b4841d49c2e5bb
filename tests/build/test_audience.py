"""The site for people outside has what `audience.yaml` lists, and nothing else in any of its bytes."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from careerguide.build.link_check import verify
from careerguide.model.kinds import KINDS
from support import project
from support.canaries import MARK, entries, planted, raw_data
from support.company import guide_of, pages_of, site_of, tiny
from support.history import commit_whole, git
from support.paths import FIXTURES

DOCS = {
    "index.md": "---\nrender_macros: true\nnote: zqx front\n---\n\n# Home\n\n<!-- zqx note -->\n"
    "{{ entry_roles() }}\n\n{{ career_map() }}\n\nSee [the shut page](guide/shut.md), [rules](guide/applying.md) "
    "and [the paper](assets/zqx-shut.txt). Take [the leaflet](assets/open.txt).\n\n- [HR](hr/index.md)\n\n"
    "`<!-- code -->`\n",
    "guide/glossary.md": "---\nrender_macros: true\n---\n\n# Glossary\n\n{{ glossary() }}\n",
    "guide/open.md": "---\nrender_macros: true\n---\n\n# Open page\n\n[Home](../index.md), "
    "[openings](../../openings/), [stories](../../stories/).\n\n## Offers\n\n{{ benefits() }}\n\n## Rules\n\n"
    '{{ policy() }}\n\n## Roles\n\nLike {{ role("zqx-role") }}. Or {{ role("agent") }}.\n',
    "guide/shut.md": "# Zqx shut page\n\nZqx text.\n",
    "guide/applying.md": "# Zqx applying\n",
    "hr/index.md": "# Zqx HR\n",
    "assets/open.txt": "A leaflet.\n",
    "assets/zqx-shut.txt": "Zqx paper.\n",
}
# Kinds whose every text is listed.
NOT_PLANTED = {"level"}
# Addresses that were published inside: of what is not public, and the former one of a public role.
LEDGER = (
    "/moves/agent/zqx-role/", "/moves/zqx-role/analyst/", "/openings/zqx-opening/", "/roles/operator/",
    "/roles/zqx-role/", "/stories/zqx-inside/", "/tracks/zqx-track/",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a secret in every value, and its site for people outside, published on 2026-11-01."""
    folder = tmp_path_factory.mktemp("audience") / "project"
    texts, _ = planted()
    project.make(folder, texts, DOCS)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("https://git.example.internal/", "https://zqx.example/")
    settings.write_text(text, encoding="utf-8")
    (folder / "overrides" / "zqx-notes.txt").write_text("Zqx notes\n", encoding="utf-8")
    (folder / "data" / "permalinks.txt").write_text("".join(f"{address}\n" for address in LEDGER), encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    commit_whole(folder, texts, "2026-10-20")
    done = project.run(folder, "-m", "careerguide", "publish", "--audience", "public")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def contents(site: Path) -> dict[str, str]:
    """Path -> text of every file, unpacked if it is packed."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    raw = {file.relative_to(site).as_posix(): file.read_bytes() for file in files}
    return {
        name: (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")
        for name, data in raw.items()
    }


def test_no_byte_tells_what_is_not_listed(built: Path) -> None:
    hits = {
        name: sorted(set(re.findall(rf"(?i).{{0,60}}{MARK}.{{0,60}}", text)))[:3]
        for name, text in contents(built / "site-public").items()
        if MARK in text.lower() or MARK in name.lower()
    }
    assert hits == {}


def kinds_of(marks: Iterable[str]) -> set[str]:
    """The kinds that marks name; those in links name theirs in another form."""
    return {mark.split()[1] for mark in marks if mark.startswith("Zqx")}


def test_the_marks_are_in_the_data_and_on_the_site_inside() -> None:
    """Without this, the first test would prove nothing: each kind has marks, and pages and files inside show them."""
    texts, marks = planted()
    data = raw_data()
    assert kinds_of(marks) >= {kind.id for kind in KINDS.values() if entries(data, kind)} - NOT_PLANTED
    assert [mark for mark in marks if mark not in "\n".join(texts.values())] == []
    site = site_of(guide_of(texts))
    inside = "\n".join([*(text for _, text in site.data_files.items()), *(page.body for page in site.pages)])
    shown = {mark for mark in marks if mark in inside}
    assert kinds_of(shown) >= {
        "role", "move", "skill", "track", "line", "band", "opening", "story", "event", "learning", "kpi", "ambassador",
        "benefit", "site", "secret",
    }  # fmt: skip


def test_every_address_is_one_of_the_site_inside(built: Path) -> None:
    texts, _ = planted()
    site = site_of(guide_of({**texts, "permalinks.txt": "".join(f"{address}\n" for address in LEDGER)}))
    inside = {
        *site.addresses,
        *site.redirects,
        *(f"/{name.removesuffix('.md')}/" for name in DOCS if "index" not in name),
    }
    public = {f"/{name.removesuffix('index.html')}" for name in contents(built / "site-public") if "index.html" in name}
    assert public - inside - {"/"} == set()
    assert {"/roles/agent/", "/roles/operator/", "/moves/agent/trainer/", "/stories/from-calls-to-figures/"} <= public
    assert {address for address in public if address.startswith(("/hr/", "/kit/", "/changes/", "/my/"))} == set()


def test_a_link_leads_to_a_page_that_is_there_and_nothing_is_said_of_what_is_withheld(built: Path) -> None:
    site = built / "site-public"
    assert verify(site) == []
    pages = {name: text for name, text in contents(site).items() if name.endswith(".html") and "has moved" not in text}
    for name, text in pages.items():
        for word in ("listed yet", "described yet", "not listed", "cg-unset", "Suggest a change", "noindex"):
            assert word not in text, (name, word)
        headings = re.findall(r"<h[2-4][^>]*>[^<]*</h[2-4]>\s*</section>", text)
        assert headings == [], name
    home = pages["index.html"]
    assert "See the shut page, rules" in home
    assert "<!-- code" in html.unescape(home)  # code is no comment
    assert 'href="assets/open.txt"' in home
    # A section about what is withheld goes, and so does a sentence that names it.
    written = pages["guide/open/index.html"]
    assert re.findall(r"<h2[^>]*>(\w+)<", written) == ["Roles"]
    assert "Like" not in written


def test_what_is_listed_is_there(built: Path) -> None:
    files = contents(built / "site-public")
    assert (built / "site-public" / "assets" / "open.txt").is_file()
    assert "Maya Rao" in files["stories/from-calls-to-figures/index.html"]
    role = files["roles/agent/index.html"]
    assert "Also called" in role
    assert "12 months typical" in role
    opening = files["openings/senior-agent-pune/index.html"]
    assert "How to apply" in opening
    assert "Am I eligible" not in opening
    assert not (built / "site").exists()  # the site inside is another folder


def things(page: str) -> list[dict[str, Any]]:
    """The structured data of a page."""
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def faults_of(thing: dict[str, Any], types: dict[str, Any]) -> Iterator[str]:
    """Every property that schema.org does not know for the type of a thing, or whose value is of another type."""
    name = thing["@type"]
    for key, value in thing.items():
        if key.startswith("@"):
            continue
        allowed = set(types[name]["properties"].get(key, ()))
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from faults_of(part, types)
                is_right = bool(allowed & set(types[part["@type"]]["is"]))
            elif isinstance(part, int):
                is_right = bool(allowed & {"Integer", "Number"})
            elif "Text" not in allowed and allowed & {"Date", "DateTime"}:
                is_right = bool(re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", part))
            elif "Text" not in allowed and "URL" in allowed:
                is_right = part.startswith(("https://", "http://"))
            else:
                is_right = "Text" in allowed
            if not is_right:
                yield f"{name}.{key} = {part!r}, allowed: {sorted(allowed)}"


def test_machines_read_roles_and_openings_in_the_words_of_schema_org(built: Path) -> None:
    """The vocabulary is in tests/fixtures/schema-org.json, with its source and the day on which it was read."""
    types = json.loads((FIXTURES / "schema-org.json").read_text(encoding="utf-8"))["types"]
    site = built / "site-public"
    role = things((site / "roles" / "agent" / "index.html").read_text(encoding="utf-8"))
    opening = things((site / "openings" / "senior-agent-pune" / "index.html").read_text(encoding="utf-8"))
    assert [thing["@type"] for thing in (*role, *opening)] == ["Occupation", "BreadcrumbList", "JobPosting"]
    assert [fault for thing in (*role, *opening) for fault in faults_of(thing, types)] == []
    assert list(faults_of({"@type": "JobPosting", "titel": "x", "hiringOrganization": {"@type": "Place"}}, types)) == [
        "JobPosting.titel = 'x', allowed: []",
        "JobPosting.hiringOrganization = {'@type': 'Place'}, allowed: ['Organization', 'Person']",
    ]
    assert {item["name"] for item in role[1]["itemListElement"]} == {"Career map", "Support", "Level 1", "Agent"}
    assert role[0]["occupationalCategory"][0]["codeValue"] == "43-4051.00"
    posting = opening[0]
    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= posting.keys()
    assert posting["validThrough"] == "2026-11-30T23:59:59+05:30"
    inside = pages_of(guide_of(tiny()))
    assert "ld+json" not in "".join(page.body for page in inside.values())
    assert {inside[address].robots for address in ("/openings/", "/openings/senior-agent-pune/")} == {"noindex"}
    assert inside["/roles/agent/"].robots == ""
