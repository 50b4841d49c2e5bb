"""Pages about the health of the guide: what to do first, and whole lists by kind of finding, by owner and by track."""

from __future__ import annotations

import dataclasses as dc
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from careerguide import formatting
from careerguide.guide.findings import Finding, due_days, of_entry
from careerguide.guide.guide import Guide
from careerguide.guide.health import TABLE, URGENCIES, HealthCheck, health, ignored_examples

from .page import Page, Part, parts
from .page_builder import PageBuilder

TOP = "/hr/health/"
# Findings of a check on the first page, reviews that are due next there, and owners or tracks with most findings.
FEW, NEXT, MOST = 3, 5, 6
# Bytes of HTML that the lines of one page take: a page has at most 60 KB, and the frame takes about 12 KB.
ROOM = 46_000
# Bytes of a line beside its text, its page, its owner, its place and the address of the forge, with the link to a form.
LINE = 420

# A finding with its check; a group has those of an owner or of a track, the most urgent first.
Pair = tuple[HealthCheck, Finding]


@dc.dataclass(frozen=True, slots=True)
class Group:
    """The findings of an owner or of a track, with the address of their list."""

    title: str
    address: str
    pairs: Sequence[Pair]

    def count(self, urgency: str) -> int:
        """How many of them are so urgent."""
        return sum(check.urgency == urgency for check, _ in self.pairs)


def health_pages(builder: PageBuilder) -> Iterator[Page]:
    """The first page, a list for each check, and the lists by owner and by track."""
    guide = builder.guide
    if not guide.parts.hr_pages:
        return
    checks = health(guide)
    pairs = [(check, finding) for check in checks for finding in check.findings]
    by_owner = _groups(pairs, "owners", lambda finding: [finding.owner], _owner_title)
    track_title = functools.partial(_track_title, builder)
    by_track = _groups(pairs, "tracks", lambda finding: finding.tracks or [""], track_title, guide.tracks)
    yield builder.page(
        "health",
        TOP,
        "Health of the guide",
        "What is overdue or missing, and where to fix it.",
        lambda: {
            "checks": checks,
            "few": FEW,
            "groups": (("owners", "By owner", by_owner), ("tracks", builder.say("By track"), by_track)),
            "most": MOST,
            "next_reviews": _next_reviews(guide),
            **_shared(builder),
        },
    )
    for check in checks:
        yield from _lists(builder, check.title, f"{TOP}{check.id}/", [(check, finding) for finding in check.findings])
    for name, title, groups in (("owners", "By owner", by_owner), ("tracks", "By track", by_track)):
        for part in parts(groups, f"~{TOP}{name}/"):
            values = _values(builder, builder.say(title))
            yield builder.listed("health-groups", builder.say(title), "How much there is to do.", part, values=values)
        for group in groups:
            yield from _lists(builder, group.title, group.address, group.pairs, (builder.say(title), f"{TOP}{name}/"))


def _values(builder: PageBuilder, title: str) -> Callable[[], Mapping[str, object]]:
    return lambda: {"title": title, **_shared(builder)}


def _shared(builder: PageBuilder) -> dict[str, object]:
    ignored = functools.partial(ignored_examples, builder.guide)
    return {"URGENCIES": URGENCIES, "csv": TABLE, "settings": builder.settings, "ignored": ignored}


def _lists(
    builder: PageBuilder, title: str, address: str, pairs: Sequence[Pair], above: tuple[str, str] | None = None
) -> Iterator[Page]:
    """The pages of one list, each as long as it can be."""
    pages = list(_by_size(builder, pairs)) or [()]
    for number, chunk in enumerate(pages, 1):
        part = Part(chunk, number, len(pages), len(pairs), f"~{address}")
        yield builder.listed(
            "findings",
            title,
            "What to do, with a link to each page and to its line in the data.",
            part,
            values=functools.partial(_list_values, builder, title, chunk, above),
        )


def _list_values(
    builder: PageBuilder, title: str, pairs: Sequence[Pair], above: tuple[str, str] | None
) -> Mapping[str, object]:
    by_check = itertools.groupby(pairs, lambda pair: pair[0])
    groups = [(check, [finding for _, finding in chosen]) for check, chosen in by_check]
    return {"title": title, "groups": groups, "below": above, **_shared(builder)}


def _by_size(builder: PageBuilder, pairs: Iterable[Pair]) -> Iterator[Sequence[Pair]]:
    page: list[Pair] = []
    size, line = 0, LINE + len(builder.settings.repo_url)
    for pair in pairs:
        finding = pair[1]
        place = finding.new_file or (finding.location.path if finding.location else "")
        weight = line + len(f"{finding.text * 3}{finding.address * 2}{finding.owner}{place}{place}".encode())
        if page and size + weight > ROOM:
            yield page
            page, size = [], 0
        page.append(pair)
        size += weight
    if page:
        yield page


def _groups(
    pairs: Iterable[Pair],
    name: str,
    keys_of: Callable[[Finding], Iterable[str]],
    title_of: Callable[[str], str],
    ids: Iterable[str] = (),
) -> list[Group]:
    """Groups by owner or by track, those with the most that is due first. Each of `ids` has one, even an empty one."""
    chosen: dict[str, list[Pair]] = defaultdict(list, {id_: [] for id_ in ids})
    for pair in pairs:
        for key in keys_of(pair[1]):
            chosen[key].append(pair)
    groups = [
        Group(title_of(key), f"{TOP}{name}/{_address_name(key, number)}/", some)
        for number, (key, some) in enumerate(chosen.items(), 1)
    ]
    return sorted(groups, key=lambda group: (-group.count("due"), -len(group.pairs)))


def _address_name(key: str, number: int) -> str:
    """The name of a group in its address: an id as it is. An owner may be any text, which then has a number."""
    if not key:
        return "none"
    return key if re.fullmatch("[a-z][a-z0-9-]*", key) and not key.startswith("owner-") else f"owner-{number}"


def _owner_title(owner: str) -> str:
    return formatting.owner(owner) if owner else "Without an owner"


def _track_title(builder: PageBuilder, id_: str) -> str:
    return builder.guide.tracks[id_].title if id_ else builder.say("Of no track")


def _next_reviews(guide: Guide) -> list[tuple[str, Finding]]:
    """The day and the entry of each review that is due next."""
    coming = [item for item in due_days(guide) if item[0] >= guide.today]
    return [(formatting.day(day), of_entry(guide, kind, entry)) for day, kind, entry in coming[:NEXT]]
