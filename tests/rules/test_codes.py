"""A code belongs to the occupation that it is said to be: a pair that was mixed up is found, in each classification."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from careerguide.loading.data_folder import load
from careerguide.rules import codes
from support.company import Texts, sketch, write
from support.paths import ROOT


def problems(texts: Texts, folder: Path) -> list[str]:
    """`code: message` of each problem with codes."""
    return [f"{problem.code}: {problem.message}" for problem in codes.codes(load(write(texts, folder / "data")))]


def with_codes(*listed: str) -> Texts:
    """A company whose one role has these codes."""
    texts = sketch("agent support 1")
    role = texts["roles.yaml"].rstrip().removesuffix("}")
    return texts | {"roles.yaml": f"{role}, codes: [{', '.join(listed)}]}}\n"}


def test_each_pair_of_the_lists_that_is_mixed_up_is_found(tmp_path: Path) -> None:
    """Each code with the title of the next one in its list."""
    for scheme, titles in codes.known().items():
        pairs = [(code, names[0]) for code, names in titles.items()]
        for (code, title), (other, wrong) in itertools.pairwise([*pairs, pairs[0]]):
            right = f'{{scheme: {scheme}, code: "{code}", title: "{title}"}}'
            mixed_up = f'{{scheme: {scheme}, code: "{code}", title: "{wrong}"}}'
            assert problems(with_codes(right), tmp_path / "right") == []
            message = f"The code of {wrong[:80]} is `{other}`. Correct the code or the title."
            lines = problems(with_codes(mixed_up), tmp_path / "wrong")
            assert [line.startswith("code-title: ") and line.endswith(message) for line in lines] == [True], lines


def test_each_code_of_the_default_pack_has_the_title_that_its_list_gives_it() -> None:
    data = load(ROOT / "data")
    assert list(codes.codes(data)) == []
    roles = (item.raw for item in data.of("role"))
    listed = [code for role in roles for code in role.get("codes", ())]
    assert sum("title" in code for code in listed) > 100


def test_all_forms_fit_the_lists() -> None:
    for scheme, titles in codes.known().items():
        assert [code for code in titles if not re.fullmatch(codes.FORMS[scheme][0], code)] == []
