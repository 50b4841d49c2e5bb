"""Effects of a change: routes that get longer or shorter, openings it affects, addresses that no longer work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide.diff.effects import NAMED
from careerguide.guide.addresses import redirects
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import renamed
from careerguide.rules.addresses import address_lost, entry_addresses
from support.company import changed, guide_of, tiny, write
from support.differences import compared, lines
from support.paths import DATA


def quickest(guide: Guide) -> dict[str, int]:
    return {role: min(route.after.typical for route in routes) for role, routes in guide.usual_routes.items() if routes}


def test_longer_routes_are_those_that_are_longer_in_the_guide(tmp_path: Path) -> None:
    new_texts = changed(
        tiny(),
        "roles.yaml",
        "{min: 6, typical: 12, slow: 24}\n      confidence",
        "{min: 6, typical: 18, slow: 24}\n      confidence",
    )
    before, now = quickest(guide_of(tiny())), quickest(guide_of(new_texts))
    longer = {role for role in before if now[role] > before[role]}
    assert longer == {"senior-agent", "analyst"}
    for old, new, id_, verb in ((tiny(), new_texts, "longer", "longer"), (new_texts, tiny(), "shorter", "shorter")):
        (change,) = [change for change in compared(tmp_path, old, new).changes if change.kind == "route"]
        first, second = (now, before) if verb == "longer" else (before, now)
        assert change.id == id_
        assert change.text == (
            f"2 usual routes get {verb}: Analyst {first['analyst']} months instead of {second['analyst']}; "
            f"Senior Agent {first['senior-agent']} months instead of {second['senior-agent']}."
        )


def test_longer_routes_of_the_whole_company_are_those_in_the_guide(guide: Guide, tmp_path: Path) -> None:
    """Every move from the first entry role takes six months more."""
    source = {file.relative_to(DATA).as_posix(): file.read_text("utf-8") for file in (DATA).rglob("*.yaml")}
    start = guide.entry_roles[0].id
    file = next(name for name, text in source.items() if name.startswith("roles/") and f"id: {start}\n" in text)
    head, tail = source[file].split(f"id: {start}\n", 1)
    slower = re.sub(
        r"typical: (\d+), slow: (\d+)",
        lambda m: f"typical: {int(m[1]) + 6}, slow: {int(m[2]) + 6}",
        tail.split("\n- id: ")[0],
    )
    new_texts = {**source, file: head + f"id: {start}\n" + slower + tail[len(tail.split("\n- id: ")[0]) :]}
    before, now = quickest(guide_of(source)), quickest(guide_of(new_texts))
    longer = [role for role in before if now[role] > before[role]]
    texts = [change.text for change in compared(tmp_path, source, new_texts).changes if change.id == "longer"]
    assert bool(texts) == bool(longer)
    if texts:
        assert texts[0].startswith(f"{len(longer)} usual route")
        assert ("and" in texts[0].rpartition(";")[2]) == (len(longer) > NAMED)


def test_a_role_without_a_route_to_it_is_named(tmp_path: Path) -> None:
    new_texts = changed(
        tiny(),
        "roles.yaml",
        "    - {to: analyst, kind: bridge, after: {min: 9, typical: 18, slow: 30}, sources: [own-estimate]}\n",
        "",
    )
    texts = [change.text for change in compared(tmp_path, tiny(), new_texts).changes if change.kind == "route"]
    assert texts == (
        []
        if quickest(guide_of(new_texts)).get("analyst") is not None
        else ["1 role no longer has a usual route to it: Analyst."]
    )


@pytest.mark.parametrize(
    ("opens", "closes", "count"),
    [("2026-11-01", "2026-11-01", 1), ("2026-11-02", "2026-11-30", 0), ("2026-10-01", "2026-10-31", 0)],
)
def test_affected_openings_are_those_open_today(tmp_path: Path, opens: str, closes: str, count: int) -> None:
    texts = changed(
        tiny(), "openings.yaml", "opens: 2026-10-20\n  closes: 2026-11-30", f"opens: {opens}\n  closes: {closes}"
    )
    new_texts = changed(texts, "roles.yaml", "listening, level: practitioner", "listening, level: expert")
    (text,) = [text for _, text in lines(compared(tmp_path, texts, new_texts))]
    assert text.endswith(" This affects 1 current opening.") == bool(count)


def test_the_lost_addresses_are_those_that_the_rule_reports(tmp_path: Path) -> None:
    """The rule `address-lost` checks addresses in the ledger; here the ledger has all."""
    texts = tiny()
    roles = texts["roles.yaml"].split("\n- id: ")
    new_texts = {**texts, "roles.yaml": "\n- id: ".join(role for role in roles if not role.startswith("trainer"))}
    new_texts["roles.yaml"] = re.sub(r" +- \{to: trainer.*\n", "", new_texts["roles.yaml"]).replace(
        "  formerly: [operator]\n", ""
    )
    old = load(write(texts, tmp_path / "old" / "data"))
    known = entry_addresses(old)
    known |= redirects(known, renamed(old), ()).keys()
    new = load(write({**new_texts, "permalinks.txt": "\n".join(sorted(known)) + "\n"}, tmp_path / "new" / "data"))
    missing = {re.findall(r"`(/.*?/)`", problem.message)[0] for problem in address_lost(new)}
    report = compared(tmp_path / "both", texts, new_texts)
    lost = [change for change in report.changes if change.kind == "address" and change.weight == "raises"]
    of_moves = sum(int(count[1]) for change in lost if (count := re.search(r"to its (\d+) move", change.text)))
    assert {change.id for change in lost} <= missing
    assert {address for address in missing if not address.startswith("/moves/")} <= {change.id for change in lost}
    assert len(lost) + of_moves == len(missing) > 2
