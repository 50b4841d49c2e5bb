"""The site for people outside has what `audience.yaml` lists, and nothing else in any of its bytes."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
import yaml
from careerguide.build.link_check import verify
from support import project
from support.canaries import MARK, planted
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
