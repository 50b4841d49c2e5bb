"""One module reads and writes the profile; every other one asks it."""

from __future__ import annotations

from support.paths import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "careerguide"


def test_one_module_names_the_record() -> None:
    """And the script before the first paint, which is no module and can load none."""
    named = [
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.js")
        if not path.name.endswith(".test.js") and "me/me" in path.read_text(encoding="utf-8")
    ]
    assert sorted(named) == ["first-paint.js", "my/profile.js"]
