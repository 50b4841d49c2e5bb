"""Where public classifications of occupations show a code, so that a reader can look it up."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from careerguide import model

# Classifications whose pages have the code in their addresses.
_PAGES = {"onet-soc": "https://www.onetonline.org/link/summary/{code}"}


def address(code: model.Code, sources: Mapping[str, model.Source]) -> str:
    """The page of a code or, if its address does not follow from the code, that of its source; empty without one."""
    if page := _PAGES.get(code.scheme):
        return page.format(code=quote(code.code))
    return scheme_address(code, sources)


def scheme_address(code: model.Code, sources: Mapping[str, model.Source]) -> str:
    """The page of the classification, as the source of the code has it; empty without one."""
    source = sources.get(code.source or "")
    return (source.url or "") if source else ""
