"""`lib/former-ids.js` of a site: the old ids of its entries, which people may have saved in their browsers.

It is a script and not JSON, so that it is there before the first record is read.
"""

from __future__ import annotations

import json

from careerguide.guide.guide import Guide
from careerguide.model.kinds import KINDS

# Inside the folder of the scripts.
FILE = "lib/former-ids.js"


def former_ids(guide: Guide) -> dict[str, dict[str, str]]:
    """Kind -> old id -> id today, of the entries that the site shows. Later renames come later."""
    ids: dict[str, dict[str, str]] = {}
    for kind, renames in guide.formerly.items():
        shown = guide.of_kind(kind) if KINDS[kind].keeps_former_ids else {}
        if present := {old: new for old, new in renames.items() if new in shown}:
            ids[kind] = present
    return ids


def script(guide: Guide) -> str:
    """The text of the module."""
    return f"export const FORMER_IDS = {json.dumps(former_ids(guide), separators=(',', ':'), sort_keys=False)};\n"
