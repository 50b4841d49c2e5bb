"""Where the parts of the repository are, for tests."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
DOCS = ROOT / "docs"
HOOKS = ROOT / "hooks"
PAGES = HOOKS / "careerguide" / "pack" / "pages"
SCRIPTS = ROOT / "overrides" / "assets" / "careerguide"
SUPPORT = ROOT / "tests" / "support"
FIXTURES = ROOT / "tests" / "fixtures"
