"""`careerguide fmt`: keys in the order of the model, with their comments; a meaning never changes."""

from __future__ import annotations

import itertools
import json
import random
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from careerguide.cli import main
from careerguide.edit import formatter as arrange_
from careerguide.edit.formatter import RECORD_TYPES, arranged
from careerguide.edit.indent import indented
from careerguide.edit.order import order
from careerguide.loading.yaml_lint import Loader
from careerguide.model import Role, Story, Track
from careerguide.problems import DataError
from click.testing import CliRunner, Result
from support.company import Texts, tiny, write
from support.paths import DATA

FILES = sorted(file.relative_to(DATA) for file in DATA.rglob("*.yaml"))
SEEDS = range(200)
_KEY = re.compile(r"^( *(?:- )?)([a-z_]+):(?= |$)")


def fmt(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--data", str(data), *words])


def value_of(text: str) -> object:
    return yaml.load(text, Loader=Loader)


def stripped(value: object) -> object:
    """As shapes take it: the blank lines behind a text go with their key or stay, and count for nothing."""
    return json.loads(re.sub(r"(\\n)+\"", '"', json.dumps(value)))


def comments(text: str) -> Counter[str]:
    """Every comment of a text that holds no `#` elsewhere."""
    return Counter(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def arrange(text: str, name: str = "roles") -> str:
    return arranged(text, f"data/{name}.yaml", RECORD_TYPES[name])


def test_the_data_of_the_repository_is_in_order() -> None:
    """If the data was meant to be laid out like this: careerguide fmt."""
    done = fmt(DATA, "--check")
    assert (done.exit_code, done.output) == (0, "")


def test_the_tiny_company_changes_once_and_then_stays(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    first, second = fmt(data), fmt(data)
    names = ("levels.yaml", "roles.yaml", "skills.yaml", "stories/from-calls-to-figures.yaml", "tracks.yaml")
    assert (first.exit_code, first.stdout) == (0, "".join(f"Changed: {data / name}\n" for name in names))
    assert (second.exit_code, second.output) == (0, "")
    assert value_of((data / "roles.yaml").read_text(encoding="utf-8")) == value_of(tiny()["roles.yaml"])


def test_check_names_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    done = fmt(data, "--check", str(data / "roles.yaml"), str(data / "skills.yaml"))
    assert (done.exit_code, done.stdout) == (
        1,
        f"Would change: {data / 'roles.yaml'}\nWould change: {data / 'skills.yaml'}\n",
    )
    assert (data / "roles.yaml").read_text(encoding="utf-8") == tiny()["roles.yaml"]


def test_each_comment_goes_with_its_key() -> None:
    before = """\
# yaml-language-server: $schema=../schemas/roles.json
# About the file

# About the entry
- title: A  # on the title
  # below the title, above the summary
  summary: "One: two"  # on the summary
  # above the id
  id: a
  # above the moves
  moves:
    # above the move
    - kind: lateral  # on the kind
      # above the end
      to: b
      after: {slow: 3, min: 1, typical: 2}  # on the months

    # behind the moves
  level: 1
  # behind the entry

# About the second
- level: 2
  id: b
"""
    assert (
        arrange(before)
        == """\
# yaml-language-server: $schema=../schemas/roles.json
# About the file

# About the entry
# above the id
- id: a
  title: A  # on the title
  level: 1
  # below the title, above the summary
  summary: "One: two"  # on the summary
  # above the moves
  moves:
    # above the move
    # above the end
    - to: b
      kind: lateral  # on the kind
      after: {min: 1, typical: 2, slow: 3}  # on the months

    # behind the moves
  # behind the entry

# About the second
- id: b
  level: 2
"""
    )


def test_steps_become_two_spaces_and_texts_move_with_their_keys() -> None:
    before = """\
-   id: a
    # about the day
    reality:
          day: |
                One.

                  * two  # no comment
          shifts: day
    responsibilities:
    - One
    # between
    -   two
    summary: >-
        a
        b
    tip: a long
        text over lines
    learning: [a,
        # in brackets
        b]
"""
    after = arrange(before)
    assert (
        after
        == """\
- id: a
  summary: >-
    a
    b
  # about the day
  reality:
    shifts: day
    day: |
      One.

        * two  # no comment
  responsibilities:
    - One
    # between
    - two
  learning: [a,
      # in brackets
      b]
  tip: a long
      text over lines
"""
    )
    assert arrange(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  summary: |+\n    One.\n\n\n  title: A\n",
        "- summary: 'a\n    # no comment'\n  id: a\n",
        '- summary: "a\n\n    # no comment"\n  id: a\n',
        "- summary: |2\n      deep\n    less\n  id: a\n",
        "-\n  # a\n  summary: x\n  id: a\n",
        "- # a\n  summary: x\n  id: a\n",
        "- {summary: x, id: a, moves: [{kind: lateral, to: b}]}\n",
        "- {summary: x,\n   id: a}\n",
        "- title: '#1'\n  id: a # b: c\n",
        "- summary: x\n  id: a",
        "- summary: |\n    x\n  id: a\n  tip: |\n    y",
        "- unknown: x\n  title: y\n  other: z\n  id: a\n",
        "- moves:\n    -\n      kind: x\n      to: b\n  id: a\n",
        "- moves: []\n  title:\n  id: a\n",
    ],
)
def test_odd_forms_keep_their_meaning(text: str) -> None:
    after = arrange(text)
    assert stripped(value_of(after)) == stripped(value_of(text))
    assert Counter("".join(after.split())) == Counter("".join(text.split()))
    assert arrange(after) == after


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    file = data / "roles.yaml"
    file.write_bytes(tiny()["roles.yaml"].replace("\n", "\r\n").encode())
    assert fmt(data, str(file)).exit_code == 0
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n") == tiny()["roles.yaml"].count("\n")


def test_a_file_that_cannot_be_read_is_said_and_left_alone(tmp_path: Path) -> None:
    texts: Texts = {**tiny(), "skills.yaml": "- id: a\n\ttitle: 'A\n"}
    data = write(texts, tmp_path / "data")
    done = fmt(data)
    assert done.exit_code == 1
    assert f"{data / 'skills.yaml'}:2:1: tab: There is a tab here. Use spaces to indent." in done.stderr
    assert "Traceback" not in done.output
    assert (data / "skills.yaml").read_text(encoding="utf-8") == texts["skills.yaml"]


@pytest.mark.parametrize("name", ["nobody.yaml", "roles.yml", "permalinks.txt", "../roles.yaml"])
def test_a_file_that_the_guide_does_not_read_is_refused(tmp_path: Path, name: str) -> None:
    done = fmt(write(tiny(), tmp_path / "data"), str(tmp_path / "data" / name))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is no file of" in done.stderr


@pytest.mark.parametrize("lost", ["title: Agent\n", "#", "level: 1"])
def test_a_meaning_that_would_change_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """Should the ordering ever lose a line, a comment or a value."""
    data = write({**tiny(), "roles.yaml": tiny()["roles.yaml"] + "# the end\n"}, tmp_path / "data")
    monkeypatch.setattr(arrange_, "ordered", lambda text, _shape: text.replace(lost, "", 1))
    file = data / "roles.yaml"
    before = file.read_text(encoding="utf-8")
    done = fmt(data, str(file))
    assert (done.exit_code, done.stdout, file.read_text(encoding="utf-8")) == (1, "", before)
    assert "not-arranged: Its keys could not be put in order without a change of meaning" in done.stderr


def test_without_a_data_folder_one_is_asked_for(tmp_path: Path) -> None:
    done = fmt(tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Name one with --data." in done.stderr


def test_a_text_with_a_key_that_stands_twice_is_left_to_its_writer() -> None:
    with pytest.raises(DataError, match="stands twice"):
        arrange("- title: A\n  id: a\n  title: B\n")


def test_people_write_some_keys_elsewhere_than_the_model() -> None:
    assert order(Role)[:10] == (
        "id",
        "title",
        "aliases",
        "formerly",
        "track",
        "level",
        "status",
        "review",
        "everyday",
        "summary",
    )
    assert order(Track)[-1] == "review"
    assert order(Story).index("question") < order(Story).index("huddle")
    assert all(
        set(order(record_type)) == {field.alias or name for name, field in record_type.model_fields.items()}
        for record_type in RECORD_TYPES.values()
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_keys_come_back_with_every_comment(seed: int) -> None:
    """A file of the company, its keys in any order and comments anywhere: laid out it means the same, and laid out again it stays."""
    chance = random.Random(seed)
    file = FILES[seed % len(FILES)]
    name = file.parts[0].removesuffix(".yaml")
    text = part_of((DATA / file).read_text(encoding="utf-8"), chance)
    before = "# The head of the file\n\n" + with_comments(shuffled(text, chance), chance)
    after = arrange(before, name)
    assert value_of(after) == value_of(text)
    assert comments(after) == comments(before)
    assert Counter("".join(after.split())) == Counter("".join(before.split()))
    assert arrange(after, name) == after
    assert_each_key_kept_its_mark(before, after)


def part_of(text: str, chance: random.Random) -> str:
    """A few neighbouring entries of a list; `#` in a text would be mistaken for a comment by this test alone."""
    text = re.sub(r"#(?![ \n])", "No ", text)
    text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    starts = [match.start() for match in re.finditer(r"^- ", text, re.MULTILINE)]
    if len(starts) < 4:
        return text
    first = chance.randrange(len(starts) - 3)
    return text[starts[first] : starts[first + 3]]


def shuffled(text: str, chance: random.Random) -> str:
    """The same with the keys of block groups and of brackets in any order, written by a writer of our own."""
    return "\n".join(_block(value_of(text), 0, chance)) + "\n"


def _block(value: object, column: int, chance: random.Random) -> list[str]:
    pad = " " * column
    if isinstance(value, list):
        lines = []
        for item in value:
            inner = _block(item, column + 2, chance)
            lines += [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        return lines
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        lines = []
        for key in keys:
            found = value[key]
            if isinstance(found, (list, dict)) and found and chance.random() < 0.7:
                lines += [f"{pad}{key}:", *_block(found, column + 2, chance)]
            else:
                lines += _inline(f"{pad}{key}: ", found, column, chance)
        return lines
    return [pad + _scalar(value)]


def _inline(head: str, value: object, column: int, chance: random.Random) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        return [head + "|", *(" " * (column + 2) + line if line else "" for line in value.rstrip("\n").split("\n"))]
    return [head + _flow(value, chance)]


def _flow(value: object, chance: random.Random) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, chance) for part in value) + "]"
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return "{" + ", ".join(f"{key}: {_flow(value[key], chance)}" for key in keys) + "}"
    return _scalar(value)


def _scalar(value: object) -> str:
    assert isinstance(value, str)
    quote = "'" if "\\" in value or '"' in value else '"'
    return f"{quote}{value.replace(quote, quote * 2) if quote == chr(39) else value}{quote}"


def with_comments(text: str, chance: random.Random) -> str:
    """Comments above and behind keys; each says which key it stands with."""
    lines, inside = [], -1
    for number, line in enumerate(text.split("\n")):
        deep = len(line) - len(line.lstrip())
        if inside >= 0 and (not line.strip() or deep > inside):
            lines.append(line)
            continue
        inside = -1
        key = _KEY.match(line)
        if key and chance.random() < 0.2:
            if not key[1].strip() and chance.random() < 0.5:
                lines.append("")
            lines.append(
                f"{' ' * (deep if chance.random() < 0.8 else 0) if not key[1].strip() else ' ' * deep}# above {key[2]} {number}"
            )
        if line.endswith("|"):
            inside = key.end(1) if key else 0
            lines.append(line)
        elif key and chance.random() < 0.3:
            lines.append(f"{line}  # on {key[2]} {number}")
        else:
            lines.append(line)
    return "\n".join(lines)


def assert_each_key_kept_its_mark(before: str, after: str) -> None:
    """What says `on title 7` is still on the line of a title, with the same value."""
    marks = {
        line.partition("  # on ")[2]: line.partition("  # on ")[0].lstrip(" -")
        for line in before.split("\n")
        if "  # on " in line
    }
    for line in after.split("\n"):
        head, sign, mark = line.partition("  # on ")
        if sign:
            assert sorted(head.lstrip(" -")) == sorted(marks[mark])
    lines = [line for line in after.split("\n") if line.strip()]
    for above, below in itertools.pairwise(lines):
        found = re.fullmatch(r" *# above (\w+) \d+", above)
        if found and not below.lstrip().startswith("#") and "# above id" not in before:
            key = _KEY.match(below)
            assert key
            assert key[2] == found[1] or below.lstrip().startswith("- ")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_other_steps_come_back(file: Path) -> None:
    """Every file of the company, indented by four: as it was."""
    text = (DATA / file).read_text(encoding="utf-8")
    wide = "\n".join(" " * (len(line) - len(line.lstrip(" "))) + line for line in text.split("\n"))
    wide = re.sub(r"^( *)- ", r"\1-   ", wide, flags=re.MULTILINE)
    assert indented(wide) == text


def test_a_copy_of_all_data_is_not_touched(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    assert fmt(tmp_path / "data").output == ""
    assert all((tmp_path / "data" / file).read_bytes() == (DATA / file).read_bytes() for file in FILES)
