"""Edge cases of stories: names in their addresses, journeys, files and pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide.loading.data_folder import load
from careerguide.rules import check
from support.case import DAY, problems_in, write
from support.company import tiny
from support.edits import STORY, Change, briefly, edited, said
from support.stories import FILE, JOURNEY, journey, moved, story

# Claim -> changes to the tiny company, which has no problems, and all problems after the changes.
EDGE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "a story of a step that is not a move": (
        [journey("agent 2020-01 2021-01", "analyst 2021-01")],
        [
            (
                f"{FILE} <analyst>: unbound-step (warning): The guide has no move from `agent` to `analyst`, "
                "so people who look for this move do not see the story. Add the move, or add the role between "
                "the two to the journey."
            )
        ],
    ),
    "a story against the direction of a move": (
        [
            journey(
                "senior-agent 2019-01 2020-01",
                "agent 2020-01 2021-01",
                "senior-agent 2021-01 2022-01",
                "analyst 2022-01",
            )
        ],
        [
            (
                f"{FILE} <agent>: unbound-step (warning): The guide has no move from `senior-agent` to `agent`, "
                "so people who look for this move do not see the story. Add the move, or add the role between "
                "the two to the journey."
            )
        ],
    ),
    "a story may lead through a retiring role": (
        [journey("agent 2020-01 2021-01", "trainer 2021-01"), (STORY, "{role: analyst", "{role: trainer")],
        [],
    ),
    "a misspelt role of a leader gets a suggestion": (
        [(STORY, "{role: analyst", "{role: analist")],
        [f"{FILE} <analist>: unknown-role: There is no role `analist`. Did you mean `analyst`?"],
    ),
}


@pytest.mark.parametrize("claim", EDGE_CASES)
def test_edge_cases_have_exactly_these_problems(claim: str, tmp_path: Path) -> None:
    changes, problems = EDGE_CASES[claim]
    assert said(tmp_path, *changes) == problems


# Name of a person, id of a story, and whether the id contains the name.
NAMES = [
    ("Maya Rao", "maya-leads-nights", True),
    ("Maya Rao", "how-rao-found-research", True),
    ("MAYA", "maya", True),
    ("Ann Lee", "ann-leads", True),  # three letters
    ("Anna-Lena Berg", "lena-leads", True),
    ("Li Wu", "li-wu-leads", False),  # too short to tell from words
    ("Maya Rao", "amaya-leads", False),
    ("Maya Rao", "mayan-leads", False),
    ("Maya Rao", "from-calls-to-figures", False),
    ("李娜", "li-leads", False),
    ("José Álvarez", "jose-leads", True),
    ("José Álvarez", "how-alvarez-leads", True),
    ("Zoë Kravitz", "zoe-leads", True),
    ("José Álvarez", "jos-desk", False),  # only half of the name
]


@pytest.mark.parametrize(("name", "id_", "has_name"), NAMES)
def test_the_address_of_a_story_does_not_contain_the_name(name: str, id_: str, has_name: bool, tmp_path: Path) -> None:
    """Names are compared without accents, as in addresses."""
    problems = briefly(tmp_path, *moved(f"stories/{id_}", story().replace("Maya Rao", name)))
    assert problems == ([f"stories/{id_}.yaml <title: From calls to figures>: name-in-address"] if has_name else [])


def test_the_address_of_an_ambassador_does_not_contain_the_name(tmp_path: Path) -> None:
    assert said(tmp_path, ("ambassadors", "id: senior-agent-pune", "id: silva-pune")) == [
        (
            "ambassadors.yaml <id: silva-pune>: name-in-address: The id `silva-pune` contains the name `silva`, "
            "and links would keep the name if the person withdraws. Use the role or the move instead."
        )
    ]


def test_a_whole_name_in_an_address_is_one_mistake(tmp_path: Path) -> None:
    assert briefly(tmp_path, *moved("stories/maya-rao")) == [
        "stories/maya-rao.yaml <title: From calls to figures>: name-in-address"
    ]


# Journeys


# The months of agent, senior agent and analyst -> the stages that are reported.
MONTHS = {
    "2020-01 2021-01, 2021-01 2022-01, 2022-01": [],  # a stage ends in the month in which the next one begins
    "2020-01 2020-12, 2021-01 2021-12, 2022-01": [],  # the next stage begins a month later
    "2020-01 2020-03, 2021-01 2021-03, 2022-01": [],  # a break between two stages
    "2020-01 2020-01, 2020-01 2020-01, 2020-01": [],  # all in one month
    "2020-01 2021-01, 2021-01 2022-01, 2022-01 2022-01": [],  # the last stage may end
    "2020-01 2021-02, 2021-01 2022-01, 2022-01": [0],
    "2020-01 2021-01, 2021-01 2022-02, 2022-01": [1],
    "2020-01 2021-02, 2021-01 2022-02, 2022-01": [0, 1],
    "2020-01, 2021-01 2022-01, 2022-01": [0],  # no end, but another stage follows
    "2020-01 2021-01, 2021-01, 2022-01": [1],
    "2020-01, 2021-01, 2022-01": [0, 1],
    "2021-02 2021-01, 2021-03 2022-01, 2022-01": [0],  # ends before it begins
    "2020-01 2021-01, 2021-01 2022-01, 2022-02 2022-01": [2],
    "2021-01 2022-01, 2020-01 2021-01, 2022-01": [0],  # two stages in the wrong order
}


@pytest.mark.parametrize("months", MONTHS)
def test_the_stages_of_a_journey_are_in_order(months: str, tmp_path: Path) -> None:
    """Each stage ends after it begins and before the next one begins; only the last may have no end."""
    texts = edited(
        journey(
            *(
                f"{role} {span}"
                for role, span in zip(("agent", "senior-agent", "analyst"), months.split(", "), strict=True)
            )
        )
    )
    first = texts[FILE].splitlines().index("journey:") + 2
    places = [(problem.line - first, problem.column, problem.code) for problem in problems_in(texts, tmp_path / "data")]
    assert places == [(stage, 5, "dates-order") for stage in MONTHS[months]]


@pytest.mark.parametrize(("stages", "short"), [([], "["), (["analyst 2020-01"], "- {role: analyst")])
def test_a_journey_has_at_least_two_stages(stages: list[str], short: str, tmp_path: Path) -> None:
    change = journey(*stages) if stages else (STORY, "journey:\n" + JOURNEY.findall(story())[0], "journey: []\n")
    assert said(tmp_path, change) == [
        f"{FILE} <{short}>: short-journey: A story shows a move, so its journey needs at least two stages."
    ]


@pytest.mark.parametrize("wrong", ["senior-agnet", "operator", "chief"])
def test_a_step_to_an_unknown_role_is_one_mistake(wrong: str, tmp_path: Path) -> None:
    """A missing move is reported only if both roles exist."""
    problems = briefly(tmp_path, journey("agent 2020-01 2021-01", f"{wrong} 2021-01 2022-01", "analyst 2022-01"))
    assert problems == [f"{FILE} <{wrong}>: unknown-role"]


# Problems with roles that hide their moves and their status.
DOUBTFUL: list[Change] = [
    ("roles.yaml", "", "a: ["),
    ("roles", "title: Senior Agent", "title: [Senior Agent]"),
    ("roles", "    - {to: analyst, kind: bridge, after", "    - {to: analyst, kind: bridge, afer"),
]


@pytest.mark.parametrize("change", DOUBTFUL, ids=lambda change: change[2])
def test_a_missing_move_is_not_reported_if_the_role_has_a_problem(change: Change, tmp_path: Path) -> None:
    codes = {problem.code for problem in problems_in(edited(change), tmp_path / "data")}
    assert codes
    assert codes.isdisjoint({"unbound-step", "unknown-role", "draft-role"})


# Story files


# Text of a story file -> the problems as `line:column code`.
FORMS = {
    "": [],
    "# nothing yet\n": [],
    "- a\n": ["1:1 not-a-group"],
    "a\n": ["1:1 not-a-group"],
    "# A story\n- title: A\n": ["2:1 not-a-group"],
    "a: [\n": ["1:4 yaml-form"],
    "# A story\n{}\n": ["2:1 missing-key"] * 8,
}


@pytest.mark.parametrize("text", FORMS)
def test_a_story_is_a_group(text: str, tmp_path: Path) -> None:
    """An empty file has no entry, as in the whole data folder."""
    problems = problems_in(tiny() | {"stories/new.yaml": text}, tmp_path / "data")
    assert [f"{problem.line}:{problem.column} {problem.code}" for problem in problems] == FORMS[text]


def test_the_message_for_a_story_that_is_a_list_does_not_ask_for_an_id(tmp_path: Path) -> None:
    """A story has no `id` key, so HR would make a new mistake if the message asked for one."""
    (problem,) = problems_in(tiny() | {"stories/new.yaml": "- a\n"}, tmp_path / "data")
    assert "`id:`" not in problem.message


def test_an_unknown_key_of_a_story_does_not_suggest_an_id(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, (STORY, "title: ", "ids: from-calls\ntitle: "))
    assert problem == (
        f"{FILE} <ids: from-calls>: unknown-key: `ids` is not a key here. "
        "Allowed: title, leader, sample, consent, published, quote, journey, huddle, question, body."
    )


@pytest.mark.parametrize("id_", ["from-calls-to-figures", "another", "[a]"])
def test_the_file_name_of_a_story_is_its_id(id_: str, tmp_path: Path) -> None:
    data = write(edited((STORY, "title: ", f"id: {id_}\ntitle: ")), tmp_path / "data")
    assert [str(problem) for problem in check(load(data), DAY)] == [
        f"data/{FILE}:1:1: unknown-key: `id` is not a key here: the file's name is the id. Delete this line."
    ]
    assert [item.id for item in load(data).of("story")] == ["from-calls-to-figures"]


@pytest.mark.parametrize("line", ["", "id: a-day\n"])
def test_a_file_name_must_be_an_id(line: str, tmp_path: Path) -> None:
    """The problem is at the start of the file, not at an `id` in it."""
    problems = briefly(tmp_path, *moved("stories/A day", line + story()))
    assert f"stories/A day.yaml <{(line + story()).splitlines()[0]}>: id-form" in problems


# Path of a file -> whether it is read as a story.
PATHS = {
    "stories/b.yaml": True,
    "stories.yaml": False,
    "stories/b.yml": False,
    "stories/2026/b.yaml": False,
    "stories/pictures/b.yaml": False,
    "story/b.yaml": False,
}


@pytest.mark.parametrize("path", PATHS)
def test_each_story_is_a_file_in_the_folder_of_stories(path: str, tmp_path: Path) -> None:
    assert briefly(tmp_path, *moved(path)) == (
        [] if PATHS[path] else [f"{path} <title: From calls to figures>: unread-file"]
    )


@pytest.mark.parametrize(("target", "codes"), [("../../outside.yaml", ["outside-file"]), ("../kept.txt", [])])
def test_a_story_may_be_a_link_inside_the_data_folder(target: str, codes: list[str], tmp_path: Path) -> None:
    """A link is followed only inside the data folder."""
    (tmp_path / "outside.yaml").write_text(story())
    texts = tiny() | {"kept.txt": story(), "stories/b.yaml": f"<link to {target}>"}
    assert [problem.code for problem in problems_in(texts, tmp_path / "data")] == codes


# Pictures


PHOTOGRAPH = "<photograph of 400 x 300>"
# Starts of files: of the right type, but without a picture.
PNG, JPEG, WEBP = "<0x89>PNG<0x0D>\n<0x1A>\n", "<0xFF><0xD8><0xFF><0xE0>", "RIFF<0x24><0x00><0x00><0x00>WEBPVP8 "
# Name of a picture, its bytes (None if there is no file), and the code that is reported.
PICTURES = [
    ("maya.png", PHOTOGRAPH, ""),
    ("maya.jpg", PHOTOGRAPH, ""),
    ("maya.jpeg", PHOTOGRAPH, ""),
    ("maya.webp", PHOTOGRAPH, ""),
    ("Maya_2.png", PHOTOGRAPH, ""),
    ("maya.png", PNG, "picture-form"),
    ("maya.jpg", JPEG, "picture-form"),
    ("maya.webp", WEBP, "picture-form"),
    ("maya.jpg", "<photograph of 160 x 160>", ""),
    ("maya.jpg", "<photograph of 159 x 2000>", "picture-size"),
    ("maya.png", "<photograph of 8001 x 5000>", "picture-size"),
    ("maya.png", None, "picture-missing"),
    ("maya.png", "<link to ../../policy.yaml>", "picture-missing"),
    ("maya.png", "", "picture-form"),
    ("maya.png", JPEG, "picture-form"),
    ("maya.jpg", PNG, "picture-form"),
    ("maya.jpg", "<svg onload=x>", "picture-form"),
    ("maya.webp", "RIFF<0x24><0x00><0x00><0x00>WAVEfmt ", "picture-form"),  # an audio file
    ("maya.png", "<0x89>PNG<3999996 times x>", "picture-form"),  # 4,000,000 bytes
    ("maya.png", "<0x89>PNG<3999997 times x>", "picture-size"),
    ("maya.svg", "<svg/>", "not-a-picture"),
    ("maya.PNG", PNG, "not-a-picture"),
    ("maya", PNG, "not-a-picture"),
    ("../maya.png", None, "not-a-picture"),
    ("a/maya.png", PNG, "not-a-picture"),
    (".maya.png", PNG, "not-a-picture"),
    ("maya rao.png", PNG, "not-a-picture"),
    ("https://x.example/maya.png", None, "not-a-picture"),
]


@pytest.mark.parametrize(("name", "content", "code"), PICTURES)
def test_a_picture_has_an_allowed_name_form_and_size(name: str, content: str | None, code: str, tmp_path: Path) -> None:
    """A picture is one PNG, JPEG or WebP file in the folder of pictures, with 4,000,000 bytes at most."""
    picture = {} if content is None else {f"stories/pictures/{name}": content}
    texts = edited((STORY, "site: Pune", f"picture: {name}")) | picture
    assert [problem.code for problem in problems_in(texts, tmp_path / "data")] == ([code] if code else [])


def test_the_message_for_a_large_picture_has_two_different_sizes(tmp_path: Path) -> None:
    """A picture of 4,000,001 bytes does not get the message that it has 4,000,000 of 4,000,000 bytes."""
    (problem,) = said(
        tmp_path,
        (STORY, "site: Pune", "picture: maya.png"),
        ("stories/pictures/maya.png", "", "<0x89>PNG<3999997 times x>"),
    )
    actual_size, allowed_size = re.findall(r"has ([0-9,]+) .*?([0-9,]+) are allowed", problem)[0]
    assert actual_size != allowed_size


def test_pictures_outside_the_data_folder_are_not_read(tmp_path: Path) -> None:
    """A folder of pictures that is a link out of the data folder is not followed."""
    write({"maya.png": PNG}, tmp_path / "elsewhere")
    data = write(edited((STORY, "site: Pune", "picture: maya.png")), tmp_path / "data")
    (data / "stories" / "pictures").symlink_to(tmp_path / "elsewhere")
    assert check(load(data), DAY) != []
