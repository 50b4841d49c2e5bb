"""Pages of roles without a track, and of roles that another track lists too."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from careerguide.wording import DEFAULT_WORDING, Wording
from support.company import changed, guide_of, site_of, tiny

CLERK = """
- id: clerk
  title: Clerk
  level: 1
  summary: Files forms.
  skills: [{skill: typing, level: working, need: essential}]
  moves:
    - {to: chief, kind: promotion, after: {min: 6, typical: 12, slow: 24}, sources: [own-estimate]}
    - {to: agent, kind: lateral, after: {min: 6, typical: 12, slow: 24}, sources: [own-estimate]}
- {id: chief, title: Chief, level: 3, summary: Answers for all.}
"""
TO_CHIEF = "    - {to: chief, kind: promotion, after: {min: 9, typical: 18, slow: 30}, sources: [own-estimate]}\n"
PRACTICE = Wording({"track": ("practice", "practices")})


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The tiny company, in which support lists the trainer too, with two roles without a track."""
    texts = tiny()
    to_trainer = "    - {to: trainer, kind: lateral, after: {min: 6"
    texts = changed(texts, "roles.yaml", to_trainer, TO_CHIEF + to_trainer)
    texts["roles.yaml"] += CLERK
    return guide_of(changed(texts, "openings.yaml", "role: senior-agent", "role: clerk"))


@pytest.fixture(scope="module")
def bodies(guide: Guide) -> dict[str, str]:
    return {page.address: page.body for page in site_of(guide).pages}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_of_a_role_without_a_track_leads_to_the_map(bodies: dict[str, str]) -> None:
    body = bodies["/roles/clerk/"]
    assert words(body).startswith("Career map Level 1 Clerk")
    assert '<a href="../../map/">Career map</a>' in body


def test_the_page_of_a_role_names_the_other_tracks_that_list_it(bodies: dict[str, str]) -> None:
    assert re.search(r'Also in</dt><dd>\s*<a href="../../tracks/support/">Support</a>', bodies["/roles/trainer/"])
    assert "Also in" not in bodies["/roles/agent/"] + bodies["/roles/clerk/"]


def test_the_page_of_a_track_lists_the_roles_of_others_with_their_track(bodies: dict[str, str]) -> None:
    assert '<span class="cg-ladder__track">Training</span>' in bodies["/tracks/support/"]
    assert "cg-ladder__track" not in bodies["/tracks/training/"]


def test_the_list_of_tracks_has_the_roles_without_one(bodies: dict[str, str]) -> None:
    part = bodies["/tracks/"].split('<h2 id="without_track">Without a track</h2>')[1]
    assert re.findall(r'href="../roles/([^/"]+)/"', part) == ["clerk", "chief"]
    assert words(part).startswith("Clerk level 1 Chief level 3")


def test_the_list_of_roles_names_each_track(bodies: dict[str, str]) -> None:
    facts = dict(re.findall(r'<li><a href="../roles/([a-z-]+)/">.*?</a>(.*?)</li>', bodies["/roles/"], re.DOTALL))
    assert "<span>Training, Support</span>" in facts["trainer"]
    assert words(facts["clerk"]).split()[:2] == ["Level", "1"]
    assert not re.search("Support|Training", facts["clerk"])


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/moves/clerk/chief/", "Promotion from level 1 to level 3 Plan this move"),
        ("/moves/clerk/agent/", "from level 1 to level 1, from a role without a track to Support"),
        ("/moves/senior-agent/chief/", "from level 2 to level 3, from Support to a role without a track"),
        ("/moves/agent/senior-agent/", "from level 1 to level 2, within Support"),
        ("/moves/agent/trainer/", "from level 1 to level 2, from Support to Training"),
    ],
)
def test_a_move_names_the_tracks_that_its_roles_belong_to(bodies: dict[str, str], address: str, text: str) -> None:
    assert text in words(bodies[address])


@pytest.mark.parametrize(("role", "other"), [("senior-agent", True), ("clerk", False)])
def test_the_rules_of_an_opening_without_a_track_ask_the_same_of_all(role: str, other: bool) -> None:
    texts = changed(tiny(), "openings.yaml", "months_in_role: 9, ", "")
    texts = changed(texts, "openings.yaml", "role: senior-agent", f"role: {role}")
    texts["roles.yaml"] += CLERK
    text = words({page.address: page.body for page in site_of(guide_of(texts)).pages}["/openings/senior-agent-pune/"])
    assert "Time in your role: at least 12 months" in text
    assert (", or 18 months from another track" in text) == other
    assert text.startswith("Openings Support") == other


def test_lists_are_filtered_by_each_track_of_a_role(guide: Guide) -> None:
    texts = changed(tiny(), "openings.yaml", "role: senior-agent", "role: trainer")
    texts = changed(texts, "roles.yaml", "  status: retiring\n", "")
    texts = changed(texts, "roles.yaml", "  family: figures\n", "  family: figures\n  also_in: [training]\n")
    pages = {page.address: page.body for page in site_of(guide_of(texts)).pages}
    assert 'data-track="Training|Support"' in pages["/openings/"]
    assert 'data-track="Research|Training"' in pages["/stories/"]
    assert 'data-track=""' in {page.address: page.body for page in site_of(guide).pages}["/openings/"]


def test_the_tables_for_hr_have_the_roles_without_a_track(bodies: dict[str, str]) -> None:
    assert '<a href="../../hr/matrix/without_track/">Without a track</a>' in bodies["/hr/matrix/"]
    table = bodies["/hr/matrix/without_track/"]
    assert "<h1>Skills by role: Without a track</h1>" in table
    assert "../../../roles/clerk/" in table
    assert "Typing" in table


def test_a_poster_says_the_track_or_that_it_is_a_role(bodies: dict[str, str]) -> None:
    kickers = [re.findall('poster__kicker">(.*?)<', bodies[f"/roles/{id_}/poster/"]) for id_ in ("agent", "clerk")]
    assert kickers == [["Support"], ["Role"]]


@pytest.mark.parametrize("wording", [DEFAULT_WORDING, PRACTICE])
def test_the_name_of_the_group_is_in_the_words_of_the_company(guide: Guide, wording: Wording) -> None:
    pages = {page.address: page for page in site_of(guide, wording=wording).pages}
    name = wording.say("Without a track")
    assert f'<h2 id="without_track">{name}</h2>' in pages["/tracks/"].body
    assert name in pages["/hr/matrix/"].body
    page = pages["/hr/matrix/without_track/"]
    assert (page.title, page.description) == (f"Skills by role: {name}", f"The skills that roles {name.lower()} need.")
    assert wording.say("a role without a track") in words(pages["/moves/clerk/agent/"].body)


@pytest.mark.parametrize("macro", ["roles", "stories", "openings", "ambassadors"])
def test_a_macro_with_a_track_lists_what_the_track_lists(macro: str, guide: Guide) -> None:
    texts = changed(tiny(), "openings.yaml", "role: senior-agent", "role: trainer")
    texts = changed(texts, "ambassadors.yaml", "role: senior-agent", "role: trainer")
    texts = changed(texts, "roles.yaml", "  status: retiring\n", "")
    texts = changed(texts, "roles.yaml", "  family: figures\n", "  family: figures\n  also_in: [support]\n")
    draw = getattr(site_of(guide_of(texts)).components, macro)
    name, elsewhere = ("From calls", "training") if macro == "stories" else ("Trainer", "research")
    assert name in draw(track="support")
    assert name not in draw(track=elsewhere)
