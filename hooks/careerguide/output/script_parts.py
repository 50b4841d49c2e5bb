"""`lib/parts.js` of a site: where its parts are, so that no script leads to a part that is off."""

from __future__ import annotations

import json

from careerguide.model.settings import Parts

# Inside the folder of the scripts.
FILE = "lib/parts.js"
# Constant of the script -> the page of its part.
_PAGES = {
    "STORIES": "stories/",
    "OPENINGS": "openings/",
    "EVENTS": "events/",
    "MY_PAGE": "my/",
    "PLANNER": "plan/",
    "KIT": "kit/",
}


def script(parts: Parts) -> str:
    """The text of the module."""
    pages = {name: page if parts.has(page) else "" for name, page in _PAGES.items()}
    return "".join(f"export const {name} = {json.dumps(page)};\n" for name, page in pages.items())
