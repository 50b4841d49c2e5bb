"""Codes of public classifications: each has the form of its list, and is the code of the occupation that it names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from careerguide import formatting
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Code, Role
from careerguide.problems import Problem

# Classification -> the form of its codes, and an example.
FORMS = {
    "onet-soc": (r"\d{2}-\d{4}\.\d{2}", "43-4051.00"),
    "esco": (r"\d{4}(\.\d{1,3})+", "5244.1"),
    "isco-08": (r"\d{1,4}", "4222"),
    "nco-2015": (r"\d{4}\.\d{4}", "5244.0101"),
    "anzsco": (r"\d{6}", "541112"),
    "osca": (r"\d{6}", "551131"),
    "nsqf-qp": (r"[A-Z]{2,4}/[QN]\d{4}", "SSC/Q2210"),
}
# The first digits of an ESCO code are those of a group of ISCO-08.
GROUP = 4
Titles = Mapping[str, tuple[str, ...]]


@functools.cache
def known() -> Mapping[str, Titles]:
    """Classification -> code -> what the classification calls it, today and before."""
    text = (Path(__file__).parent / "occupations.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, Loader=yaml.CSafeLoader)
    return {part["scheme"]: {code: tuple(titles) for code, titles in part["occupations"].items()} for part in lists}


def codes(loaded: LoadedData) -> Iterator[Problem]:
    """Each code of a role has the form of its list, is named as the list names it, and is there once.

    A code that is not known here needs its source, so that people can look it up.
    """
    for item, role in loaded.entries("role", Role):
        for index, code in enumerate(role.codes):
            path = ("codes", index)
            form, example = FORMS.get(code.scheme, (".+", ""))
            if not re.fullmatch(form, code.code):
                message = (
                    f"`{code.code[:40]}` is not a code of {formatting.SCHEMES[code.scheme]}. "
                    f"Its codes look like `{example}`. Put a code that looks like a number in quotes."
                )
                yield item.problem((*path, "code"), "code-form", message)
            elif any((other.scheme, other.code) == (code.scheme, code.code) for other in role.codes[:index]):
                message = f"`{code.code}` is already in this list. Delete it here."
                yield item.problem((*path, "code"), "code-conflict", message, "warning")
            else:
                yield from _title(item, index, code)
        yield from _groups(item, role)


def _title(item: LoadedEntry, index: int, code: Code) -> Iterator[Problem]:
    """A code and a title that belong together, as far as the lists are known."""
    titles = known().get(code.scheme, {})
    names = titles.get(code.code, ())
    if names and code.title and _plain(code.title) not in map(_plain, names):
        right = next((other for other, known_as in titles.items() if _plain(code.title) in map(_plain, known_as)), "")
        cure = f"The code of {code.title[:80]} is `{right}`. " if right else ""
        message = f"`{code.code}` is the code of {names[0]}. {cure}Correct the code or the title."
        yield item.problem(("codes", index, "title"), "code-title", message, suggestion=right)
    elif not names and not code.source:
        name = formatting.SCHEMES[code.scheme]
        message = (
            f"Nobody has checked `{code.code[:40]}`. Look it up in {name}, and add the id of its source as `source:`."
        )
        yield item.problem(("codes", index, "code"), "code-unverified", message, "warning")


def _groups(item: LoadedEntry, role: Role) -> Iterator[Problem]:
    """The code of ESCO and that of ISCO-08 do not contradict each other; a broad match may."""
    near = [(index, code) for index, code in enumerate(role.codes) if code.match != "broad"]
    groups = {code.code[:GROUP] for _, code in near if code.scheme == "esco"}
    for index, code in near:
        if code.scheme == "isco-08" and groups and not any(group.startswith(code.code) for group in groups):
            message = (
                f"ISCO-08 `{code.code}` contradicts ESCO, whose code is in the ISCO-08 group `{min(groups)}`. "
                "Correct one of the two, or write `match: broad`."
            )
            yield item.problem(("codes", index, "code"), "code-conflict", message, "warning")


def _plain(title: str) -> str:
    """A title as titles are compared: small letters and digits."""
    return " ".join(re.findall(r"[^\W_]+", title.casefold()))


RULES = (codes,)
