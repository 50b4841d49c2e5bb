"""What machines read on a page for people outside: roles and openings in the words of https://schema.org/.

Only that site has it: search engines find it, and pages inside ask them to stay away.
"""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from collections.abc import Mapping, Sequence

from careerguide import model
from careerguide.guide.guide import Guide

from . import occupation_codes

Thing = dict[str, object]
CONTEXT = "https://schema.org"
# Characters that could end the element that holds the data, and letters that a reader would take for a text.
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def as_json(thing: Thing) -> str:
    """The data as one line of ASCII that can be inside an element of a page."""
    text = json.dumps({"@context": CONTEXT, **thing}, separators=(",", ":"))
    for character, escaped in _ESCAPED.items():
        text = text.replace(character, escaped)
    return text


def occupation(guide: Guide, role: model.Role, site_url: str) -> Thing:
    """A role as an `Occupation`, with the nearest occupations of public lists as its categories."""
    return _filled(
        {
            "@type": "Occupation",
            "name": role.title,
            "alternateName": list(role.other_names),
            "description": role.summary,
            "url": _url(site_url, f"/roles/{role.id}/"),
            "responsibilities": list(role.responsibilities),
            "skills": [guide.skills[need.skill].title for need in role.skills],
            "occupationalCategory": [_category(guide, code) for code in role.codes],
        }
    )


def _category(guide: Guide, code: model.Code) -> Thing:
    return _filled(
        {
            "@type": "CategoryCode",
            "codeValue": code.code,
            "inCodeSet": occupation_codes.scheme_address(code, guide.sources),
            "name": code.title or "",
            "url": occupation_codes.address(code, guide.sources),
            "description": f"{code.match} match",
        }
    )


def breadcrumb_list(pages: Sequence[tuple[str, str | None]], site_url: str, reach: frozenset[str]) -> Thing:
    """The pages above this one and the page itself, without pages that are not there; `pages` are titles and addresses.

    `reach` has the addresses of all pages.
    """
    there = [(title, path) for title, address in pages if (path := (address or "").removeprefix("~")) in reach]
    items = [
        _filled({"@type": "ListItem", "position": place, "name": title, "item": _web_page(title, _url(site_url, path))})
        for place, (title, path) in enumerate(there, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _web_page(title: str, url: str) -> Thing:
    return {"@type": "WebPage", "@id": url, "name": title} if url else {}


def job_posting(guide: Guide, opening: model.Opening, description: str, site_url: str, company: str) -> Thing:
    """An opening as a `JobPosting`. `description` is HTML, as search engines ask for; `company` is who hires."""
    role, places = guide.roles[opening.role], guide.places(opening)
    last = max(_end(opening.closes, site.zone) for site in places)
    return _filled(
        {
            "@type": "JobPosting",
            "title": role.title,
            "description": description,
            "identifier": opening.id,
            "url": _url(site_url, f"/openings/{opening.id}/"),
            "datePosted": opening.opens.isoformat(),
            "validThrough": "" if opening.until_filled else last.isoformat(),
            "hiringOrganization": {"@type": "Organization", "name": company},
            "jobLocation": [_place(site) for site in places],
            "totalJobOpenings": opening.seats,
            "workHours": " or ".join(opening.shift),
            "relevantOccupation": occupation(guide, role, site_url),
        }
    )


def _end(day: dt.date, zone: str) -> dt.datetime:
    """The last second of a day in a time zone."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=zoneinfo.ZoneInfo(zone))


def _place(site: model.Site) -> Thing:
    address = {
        "@type": "PostalAddress",
        "streetAddress": site.address or "",
        "addressLocality": site.title,
        "addressCountry": site.country,
    }
    return {"@type": "Place", "name": site.title, "address": _filled(address)}


def _url(site_url: str, address: str) -> str:
    """The whole address of a page; empty if the address of the site is not known."""
    return f"{site_url.rstrip('/')}{address}" if site_url else ""


def _filled(values: Mapping[str, object]) -> Thing:
    """The values that there are."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
