"""Where the parts are that ship with the engine: in a wheel beside its modules, in a checkout at the top."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Part = Literal["theme", "pages", "data", "schemas", "serving"]

_PACKAGE = Path(__file__).parent
# Part -> its folder in a checkout, which a wheel holds in `pack/` under the name of the part.
_IN_CHECKOUT: dict[Part, str] = {"theme": "overrides", "data": "data", "schemas": "schemas", "serving": "serving"}


def folder(part: Part) -> Path:
    """The folder of a part.

    The parts: the theme, default pages, the default pack's data, schemas for editors, and files for web servers.

    `FileNotFoundError` means a broken installation.
    """
    shipped = _PACKAGE / "pack" / part
    if shipped.is_dir():
        return shipped
    in_checkout = _PACKAGE.parents[1] / _IN_CHECKOUT.get(part, "")
    if part in _IN_CHECKOUT and in_checkout.is_dir():
        return in_checkout
    raise FileNotFoundError(f"The {part} of careerguide are not at {shipped}. Install careerguide again.")
