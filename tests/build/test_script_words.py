"""Scripts in the words of a company: texts change, code does not."""

from __future__ import annotations

import pytest
from careerguide.build.assets import scripts
from careerguide.build.script_words import script_in_words
from careerguide.wording import DEFAULTS, Wording
from support.paths import ROOT

WORDS = Wording({"track": ("practice", "practices"), "opening": ("vacancy", "vacancies"), "role": ("post", "posts")})
SCRIPTS = dict(scripts([ROOT / "overrides"]))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('field("Your role now", role);', 'field("Your post now", role);'),
        ("const roles = 'No track';", "const roles = 'No practice';"),
        ('const facets = ["track", "role"];', 'const facets = ["track", "role"];'),
        ('plural(roles.length, "role")', 'plural(roles.length, "post", "posts")'),
        ('plural(count(a), "opening", "openings")', 'plural(count(a), "vacancy", "vacancies")'),
        ('plural(count, "month")', 'plural(count, "month", "months")'),
        ("link(`roles/${id}/`, `A role of ${n}`)", "link(`roles/${id}/`, `A post of ${n}`)"),
        ('`${plural(n, "role")} with ${a ? "a role" : `no ${"role"}`}`',
         '`${plural(n, "post", "posts")} with ${a ? "a post" : `no ${"role"}`}`'),
        ("// the track\n/* a track */ track", "// the track\n/* a track */ track"),
        ('text.replace(/"a role"|`/, "a role")', 'text.replace(/"a role"|`/, "a post")'),
        ('node.className = "cg-plain cg-role";', 'node.className = "cg-plain cg-role";'),
        ('"it\\"s a role"', '"it\\"s a post"'),
    ],
)  # fmt: skip
def test_only_texts_change(script: str, expected: str) -> None:
    assert script_in_words(script, WORDS) == expected
    assert script_in_words(script, Wording()) == script


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_of_the_site_keeps_its_code(name: str) -> None:
    """Without its words, and without the nouns that a number gets, it is the same script."""
    # A word that starts with a vowel is replaced by one that does, so that "an" stays.
    marks = {word: "izz" if word[0] in "aeio" else "zz" for pair in DEFAULTS.values() for word in pair}
    marked = Wording({kind: (marks[one] + one, marks[many] + many) for kind, (one, many) in DEFAULTS.items()})
    written = script_in_words(SCRIPTS[name], marked)
    for word in sorted(marks, key=len, reverse=True):
        mark = marks[word] + word
        written = written.replace(mark, word).replace(mark[0].upper() + mark[1:], word.capitalize())
    assert _without_plurals(written) == _without_plurals(SCRIPTS[name])


def _without_plurals(script: str) -> str:
    """The script with every number that has a noun written in the same way, and its words in small letters."""
    return script_in_words(script, Wording({"band": ("band", "bands")})).lower()


def test_the_scripts_of_a_company_have_its_words() -> None:
    words = Wording({"role": ("qq", "qqs"), "track": ("xx", "xxs"), "opening": ("ww", "wws")})
    written = "".join(script_in_words(text, words) for text in SCRIPTS.values())
    assert '"Choose your qq first. Everything below depends on it."' in written
    assert '"leaving my xx"' in written
    assert 'track: ["Xx", "Xxs"]' in written
    assert '"qq", "qqs")} within 10 years' in written
    assert '"ww", "wws")' in written
