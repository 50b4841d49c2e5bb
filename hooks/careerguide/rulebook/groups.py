"""Groups of rules by what a person was editing. What any file can have wrong in its form comes last."""

from __future__ import annotations

from . import Rule

# Id -> title, in the order of the page.
GROUPS = {
    "roles": "Roles and moves",
    "skills": "Skills and KPIs",
    "stories": "Stories",
    "openings": "Openings",
    "events": "Events and sites",
    "ladders": "Tracks, levels and bands",
    "policy": "Policy, benefits, learning and match",
    "audience": "What people outside may see",
    "words": "Words, and what the search knows",
    "any": "Any entry: ids, values and reviews",
    "addresses": "Old addresses and the default pack",
    "files": "How a file is written",
}
# Rules whose example is in one file though they are about more than that file.
_CODES = {
    "words": "gendered-word hard-summary long-summary unexplained-word figure-in-words pay-figure repeated-alias "
    "shared-alias lone-word search-word search-phrase repeated-phrase word-in-two-lists idle-phrase private-mail "
    "phone-number many-phrases pay-in-text promise-in-text dead-link",
    "any": "missing-key unknown-key empty-value null-value not-a-choice not-a-date not-a-group not-a-link not-a-list "
    "not-a-month not-a-number not-text not-true-or-false out-of-range too-long value-too-long duplicate-id "
    "duplicate-title id-form not-filled-in review-overdue outlook-overdue outlook-in-future unknown-source "
    "example-address",
    "addresses": "address-form address-lost pack-record short-link-twice unreviewed-entry",
    "files": "control-character curly-quotes duplicate-key file-too-large folded-text hidden-character key-not-text "
    "merge-key missing-dash no-data not-utf-8 outside-file several-documents swallowed-line tab text-after-hash "
    "too-deep unread-file unreadable-file yaml-alias yaml-anchor yaml-directive yaml-form yaml-tag",
}
_OF_CODE = {code: group for group, codes in _CODES.items() for code in codes.split()}
_OF_FILE = {
    "roles": "roles",
    "moves-here": "roles",
    "headcounts": "roles",
    "skills": "skills",
    "kpis": "skills",
    "stories": "stories",
    "openings": "openings",
    "events": "events",
    "ambassadors": "events",
    "sites": "events",
    "tracks": "ladders",
    "lines": "ladders",
    "levels": "ladders",
    "policy": "policy",
    "benefits": "policy",
    "learning": "policy",
    "match": "policy",
    "audience": "audience",
    "search": "words",
    "glossary": "words",
}


def group_of(rule: Rule) -> str:
    """The group of a rule: the one that names it, or that of the file with its example; else `any`."""
    name = rule.file.partition("/")[0].removesuffix(".yaml")
    return _OF_CODE.get(rule.code) or _OF_FILE.get(name, "any")
