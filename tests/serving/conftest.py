"""Two sites of one company whose releases differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import project
from support.company import changed, tiny
from support.web import once


@pytest.fixture(scope="session")
def sites(shared: Path) -> dict[str, Path]:
    """Two sites of one company, today's and that of `later`."""

    def make(folder: Path) -> None:
        for name in ("first", "second"):
            made = project.make(folder / name, tiny() if name == "first" else later())
            (made / "data" / "permalinks.txt").write_text("/roles/agent/\n/moves/agent/analyst/\n", encoding="utf-8")
            done = project.build(made, "--strict")
            assert done.returncode == 0, done.stderr

    folder = once(shared / "serving", make)
    return {name: folder / name / "site" for name in ("first", "second")}


def later() -> dict[str, str]:
    """The company with another title, one more move (a new page), and without its story (a page less)."""
    texts = changed(tiny(), "roles.yaml", "title: Senior Agent\n", "title: Leading Agent\n")
    move = "    - {to: analyst, kind: bridge, after: {min: 6, typical: 9, slow: 12}, sources: [own-estimate]}\n"
    texts = changed(texts, "roles.yaml", "- id: analyst\n", f"{move}- id: analyst\n")
    return {name: text for name, text in texts.items() if not name.startswith("stories/")}
