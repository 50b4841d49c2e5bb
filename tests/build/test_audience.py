"""The site for people outside has what `audience.yaml` lists, and nothing else in any of its bytes."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from careerguide.build.link_check import verify
from careerguide.model.kinds import KINDS
from support import project
from support.canaries import MARK, planted
from support.company import guide_of, site_of
from support.history import commit_whole, git

DOCS = {
    "index.md": "---\nrender_macros: true\nnote: zqx front\n---\n\n# Home\n\n<!-- zqx note -->\n"
    "{{ entry_roles() }}\n\n{{ career_map() }}\n\nSee [the shut page](guide/shut.md), [rules](guide/applying.md) "
    "and [the paper](assets/zqx-shut.txt). Take [the leaflet](assets/open.txt).\n\n- [HR](hr/index.md)\n\n"
    "`<!-- code -->`\n",
    "guide/glossary.md": "---\nrender_macros: true\n---\n\n# Glossary\n\n{{ glossary() }}\n",
    "guide/open.md": "# Open page\n\n[Home](../index.md), [openings](../../openings/), [stories](../../stories/).\n",
    "guide/shut.md": "# Zqx shut page\n\nZqx text.\n",
    "guide/applying.md": "# Zqx applying\n",
    "hr/index.md": "# Zqx HR\n",
    "assets/open.txt": "A leaflet.\n",
    "assets/zqx-shut.txt": "Zqx paper.\n",
}
# Kinds whose every key is listed, or that have only numbers and single words.
NOT_PLANTED = {"audience", "level", "skill-level", "match", "search"}
# Addresses that were published inside: of what is not public, and the former one of a public role.
LEDGER = (
    "/moves/agent/zqx-role/", "/moves/zqx-role/analyst/", "/openings/zqx-opening/", "/roles/operator/",
    "/roles/zqx-role/", "/stories/zqx-inside/", "/tracks/zqx-track/",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
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


def test_no_byte_tells_what_is_not_listed(folder: Path) -> None:
    hits = {
        name: sorted(set(re.findall(rf"(?i).{{0,60}}{MARK}.{{0,60}}", text)))[:3]
        for name, text in contents(folder / "site-public").items()
        if MARK in text.lower() or MARK in name.lower()
    }
    assert hits == {}


def kinds_of(marks: Iterable[str]) -> set[str]:
    """The kinds that marks name; those in links name theirs in another form."""
    return {mark.split()[1] for mark in marks if mark.startswith("Zqx")}


def test_the_marks_are_in_the_data_and_on_the_site_inside() -> None:
    """Without this, the first test would prove nothing: each kind has marks, and pages and files inside show them."""
    texts, marks = planted()
    assert kinds_of(marks) >= {kind.id for kind in KINDS.values()} - NOT_PLANTED
    assert [mark for mark in marks if mark not in "\n".join(texts.values())] == []
    site = site_of(guide_of(texts))
    inside = "\n".join([*(text for _, text in site.data_files.items()), *(page.body for page in site.pages)])
    shown = {mark for mark in marks if mark in inside}
    assert kinds_of(shown) >= {
        "role", "move", "skill", "track", "line", "band", "opening", "story", "event", "learning", "kpi", "ambassador",
        "benefit", "site", "secret",
    }  # fmt: skip


def test_every_address_is_one_of_the_site_inside(folder: Path) -> None:
    texts, _ = planted()
    site = site_of(guide_of({**texts, "permalinks.txt": "".join(f"{address}\n" for address in LEDGER)}))
    inside = {
        *site.addresses,
        *site.redirects,
        *(f"/{name.removesuffix('.md')}/" for name in DOCS if "index" not in name),
    }
    public = {
        f"/{name.removesuffix('index.html')}" for name in contents(folder / "site-public") if "index.html" in name
    }
    assert public - inside - {"/"} == set()
    assert {"/roles/agent/", "/roles/operator/", "/moves/agent/trainer/", "/stories/from-calls-to-figures/"} <= public
    assert {address for address in public if address.startswith(("/hr/", "/kit/", "/changes/", "/my/"))} == set()


def test_a_link_leads_to_a_page_that_is_there_and_nothing_is_said_of_what_is_withheld(folder: Path) -> None:
    site = folder / "site-public"
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


def test_what_is_listed_is_there(folder: Path) -> None:
    files = contents(folder / "site-public")
    assert (folder / "site-public" / "assets" / "open.txt").is_file()
    assert "Maya Rao" in files["stories/from-calls-to-figures/index.html"]
    role = files["roles/agent/index.html"]
    assert "Also called" in role
    assert "12 months typical" in role
    opening = files["openings/senior-agent-pune/index.html"]
    assert "How to apply" in opening
    assert "Am I eligible" not in opening
    assert not (folder / "site").exists()  # the site inside is another folder
