"""The formatter: keys in the standard order with their comments, indents of two spaces, and the same meaning."""

from __future__ import annotations

import itertools
import json
import random
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from careerguide.edit.formatter import OF_FILES, OF_FOLDERS, formatted
from careerguide.edit.indent import indented
from careerguide.loading.yaml_lint import Loader
from careerguide.model import Role, Story, Track
from careerguide.model.key_order import key_order
from careerguide.problems import DataError
from support.examples import QUICK, examples
from support.paths import DATA

FILES = sorted(file.relative_to(DATA) for file in DATA.rglob("*.yaml"))


SEEDS = range(examples(50) if QUICK else 200)


_KEY_LINE = re.compile(r"^( *(?:- )?)([a-z_]+):(?= |$)")


def yaml_value(text: str) -> object:
    return yaml.load(text, Loader=Loader)


def stripped(value: object) -> object:
    """The value without the blank lines after a text, which can move with the key and do not count."""
    return json.loads(re.sub(r"(\\n)+\"", '"', json.dumps(value)))


def comments(text: str) -> Counter[str]:
    """Every comment of a text; the text must contain `#` in comments only."""
    return Counter(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def format_text(text: str, name: str = "roles") -> str:
    return formatted(text, f"data/{name}.yaml", {**OF_FOLDERS, **OF_FILES}[name])


def test_each_comment_moves_with_its_key() -> None:
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
        format_text(before)
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


def test_indents_become_two_spaces_and_texts_move_with_their_keys() -> None:
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
    learning: [a,
        # in brackets
        b]
"""
    after = format_text(before)
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
"""
    )
    assert format_text(after) == after


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
def test_rare_layouts_keep_their_meaning(text: str) -> None:
    after = format_text(text)
    assert stripped(yaml_value(after)) == stripped(yaml_value(text))
    assert Counter("".join(after.split())) == Counter("".join(text.split()))
    assert format_text(after) == after


def test_a_duplicate_key_is_an_error() -> None:
    with pytest.raises(DataError, match=r"duplicate-key: .* twice"):
        format_text("- id: a\n  title: A\n  title: B\n")


def test_the_standard_order_differs_from_the_model_for_some_keys() -> None:
    assert key_order(Role)[:14] == (
        "id",
        "title",
        "short",
        "lang",
        "aliases",
        "formerly",
        "track",
        "family",
        "also_in",
        "level",
        "status",
        "successor",
        "retires",
        "review",
    )
    assert key_order(Track)[-1] == "review"
    assert key_order(Story).index("question") < key_order(Story).index("huddle")
    assert all(
        set(key_order(record_type)) == {field.alias or name for name, field in record_type.model_fields.items()}
        for record_type in (*OF_FILES.values(), *OF_FOLDERS.values())
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_keys_are_put_in_order_with_their_comments(seed: int) -> None:
    """A data file with keys in random order and random comments keeps its meaning; a second run changes nothing."""
    rng = random.Random(seed)
    file = FILES[seed % len(FILES)]
    name = file.parts[0].removesuffix(".yaml")
    text = part_of((DATA / file).read_text(encoding="utf-8"), rng)
    before = "# The head of the file\n\n" + with_comments(shuffled(text, rng), rng)
    after = format_text(before, name)
    assert yaml_value(after) == yaml_value(text)
    assert comments(after) == comments(before)
    assert Counter("".join(after.split())) == Counter("".join(before.split()))
    assert format_text(after, name) == after
    assert_each_key_kept_its_mark(before, after)


def part_of(text: str, rng: random.Random) -> str:
    """Three neighbouring entries of a list, without comments and without `#` in texts, to keep this test simple."""
    text = re.sub(r"#(?![ \n])", "No ", text)
    text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    starts = [match.start() for match in re.finditer(r"^- ", text, re.MULTILINE)]
    if len(starts) < 4:
        return text
    first = rng.randrange(len(starts) - 3)
    return text[starts[first] : starts[first + 3]]


def shuffled(text: str, rng: random.Random) -> str:
    """The same YAML with all keys in random order, in block or bracket style."""
    return "\n".join(_block(yaml_value(text), 0, rng)) + "\n"


def _block(value: object, column: int, rng: random.Random) -> list[str]:
    pad = " " * column
    if isinstance(value, list):
        lines = []
        for item in value:
            inner = _block(item, column + 2, rng)
            lines += [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        return lines
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        lines = []
        for key in keys:
            item = value[key]
            if isinstance(item, (list, dict)) and item and rng.random() < 0.7:
                lines += [f"{pad}{key}:", *_block(item, column + 2, rng)]
            else:
                lines += _inline(f"{pad}{key}: ", item, column, rng)
        return lines
    return [pad + _scalar(value)]


def _inline(head: str, value: object, column: int, rng: random.Random) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        return [head + "|", *(" " * (column + 2) + line if line else "" for line in value.rstrip("\n").split("\n"))]
    return [head + _flow(value, rng)]


def _flow(value: object, rng: random.Random) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, rng) for part in value) + "]"
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return "{" + ", ".join(f"{key}: {_flow(value[key], rng)}" for key in keys) + "}"
    return _scalar(value)


def _scalar(value: object) -> str:
    assert isinstance(value, str)
    quote = "'" if "\\" in value or '"' in value else '"'
    return f"{quote}{value.replace(quote, quote * 2) if quote == chr(39) else value}{quote}"


def with_comments(text: str, rng: random.Random) -> str:
    """The text with comments above and after keys; each comment names its key."""
    lines, inside = [], -1
    for number, line in enumerate(text.split("\n")):
        deep = len(line) - len(line.lstrip())
        if inside >= 0 and (not line.strip() or deep > inside):
            lines.append(line)
            continue
        inside = -1
        key = _KEY_LINE.match(line)
        if key and rng.random() < 0.2:
            if not key[1].strip() and rng.random() < 0.5:
                lines.append("")
            column = deep if key[1].strip() or rng.random() < 0.8 else 0
            lines.append(f"{' ' * column}# above {key[2]} {number}")
        if line.endswith("|"):
            inside = key.end(1) if key else 0
            lines.append(line)
        elif key and rng.random() < 0.3:
            lines.append(f"{line}  # on {key[2]} {number}")
        else:
            lines.append(line)
    return "\n".join(lines)


def assert_each_key_kept_its_mark(before: str, after: str) -> None:
    """A comment `on title 7` is still on the line of that title, and a comment `above title 7` is above a title."""
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
        comment = re.fullmatch(r" *# above (\w+) \d+", above)
        if comment and not below.lstrip().startswith("#") and "# above id" not in before:
            key = _KEY_LINE.match(below)
            assert key
            assert key[2] == comment[1] or below.lstrip().startswith("- ")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_wider_indents_are_restored(file: Path) -> None:
    """Every data file, indented by four spaces, gets its two spaces back."""
    text = (DATA / file).read_text(encoding="utf-8")
    wide = "\n".join(" " * (len(line) - len(line.lstrip(" "))) + line for line in text.split("\n"))
    wide = re.sub(r"^( *)- ", r"\1-   ", wide, flags=re.MULTILINE)
    assert indented(wide) == text
