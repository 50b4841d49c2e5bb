"""The file in which a company describes the exports of its system, for `careerguide openings import`."""

from __future__ import annotations

# Its name in `data/`. The site is built without it.
FILE = "openings-import.yaml"
