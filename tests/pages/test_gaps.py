"""A default page leaves out what speaks of an entry that the company does not have, and still reads well."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.pages import macros, markdown
from careerguide.pages.gaps import GAP, without_gaps
from careerguide.render.components import Components
from support.company import guide_of, tiny

FRONT = "---\nrender_macros: true\n---\n"
AGENT, TRAINER, ANALYST = (
    f'<a href="~/roles/{id_}/">{title}</a>'
    for id_, title in (("agent", "Agent"), ("trainer", "Trainer"), ("analyst", "Junior Data Analyst"))
)


@pytest.fixture(scope="module")
def components() -> Components:
    return Components(guide_of(tiny()))


def expanded(text: str, components: Components, tmp_path: Path, *, is_default: bool = True) -> tuple[str, list[str]]:
    """The body with its macros run, and the codes of its problems."""
    file = tmp_path / "page.md"
    file.write_text(FRONT + text, encoding="utf-8")
    page = markdown.read(file, "page.md", "page.md")
    body, problems = macros.expand(
        markdown.MarkdownPage(page.path, page.shown, page.front, page.body, page.first_line, is_default=is_default),
        components,
    )
    return body.strip(), [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ('Look at {{ role("agent") }}, {{ role("no") }} and {{ role("trainer") }}.', f"Look at {AGENT} and {TRAINER}."),
        ('Look at {{ role("no") }}, {{ role("agent") }} or {{ role("nor") }}. Then go.', f"Look at {AGENT}. Then go."),
        ('Read this. Look at {{ role("no") }} and {{ role("nor") }}. Then go.', "Read this. Then go."),
        ('One. "Two," says {{ role("no") }}! Three?', "One. Three?"),
        ('- {{ role("no") }}, if so\n- {{ role("agent") }}, if not', f"- {AGENT}, if not"),
        ('- a\n  - {{ role("no") }}\n  - b\n- c', "- c"),
        ('1. a\n2. b {{ role("no") }}\n   more\n3. c', "1. a\n3. c"),
        ('Before.\n\nThese help:\n\n{{ kpis("no") }}\n\nAfter.', "Before.\n\nAfter."),
        ('Before. Two of them:\n\n- {{ role("no") }}\n- {{ skill("no") }}\n\nAfter.', "Before.\n\nAfter."),
        ('# T\n\n## A\n\n{{ move("no", "nor") }}\n\n### B\n\n{{ role("no") }}\n\n## C\n\nX.', "# T\n\n## C\n\nX."),
        ('## A\n\n{{ role("no") }}\n\n### B\n\nText.', "## A\n\n### B\n\nText."),
        ('# T\n\nText.\n\n## Last\n\n{{ role("no") }}', "# T\n\nText."),
        ('| A | B |\n|---|---|\n| {{ role("no") }} | x |\n| y | z |', "| A | B |\n|---|---|\n| y | z |"),
        ('!!! note "N"\n    Keep this. Not {{ role("no") }}.', '!!! note "N"\n    Keep this.'),
        ('<ul><li>{{ role("no") }}</li><li>x</li></ul>', "<ul><li>x</li></ul>"),
        ('```yaml\na: {{ example("no") }}\n\nb: 1\n```\n\nIt takes {{ tenure("no", "agent") }}.', "```yaml\na:"),
    ],
)  # fmt: skip
def test_what_cannot_be_named_is_left_out(text: str, shorter: str, components: Components, tmp_path: Path) -> None:
    body, codes = expanded(text, components, tmp_path)
    assert codes == []
    assert GAP not in body
    assert body.startswith(shorter) if shorter.startswith("```") else body == shorter
    assert "It takes" not in body


def test_on_a_page_of_the_company_it_is_an_error(components: Components, tmp_path: Path) -> None:
    text = 'Look at {{ role("agent") }} and {{ role("no") }}. {{ sources("nil") }}'
    assert expanded(text, components, tmp_path, is_default=False)[1] == ["unknown-id", "unknown-id"]


def test_a_default_page_finds_an_entry_by_its_former_id(components: Components, tmp_path: Path) -> None:
    assert components.guide.formerly["role"]["operator"] == "agent"
    assert expanded('See {{ role("operator") }}.', components, tmp_path) == (f"See {AGENT}.", [])


def test_of_several_sources_those_are_named_that_there_are(components: Components, tmp_path: Path) -> None:
    known = next(iter(components.guide.sources))
    line = expanded(f'{{{{ sources("{known}") }}}}', components, tmp_path)
    assert expanded(f'{{{{ sources("none", "{known}") }}}}', components, tmp_path) == line
    assert "Source" in line[0] or known in line[0]


def test_a_name_with_a_full_stop_ends_no_sentence() -> None:
    named = 'Ask the <a href="~/roles/a/">Sr. Agent. Twice</a> first. Not GAP. Then go.'
    assert without_gaps(named.replace("GAP", GAP)).strip() == named.replace(" Not GAP.", "")


def test_a_page_without_gaps_does_not_change() -> None:
    text = "# A\n\n\n## B\n\n## C\n\ntext\n"
    assert without_gaps(text) == text


def test_a_mistake_in_a_default_page_is_still_reported(components: Components, tmp_path: Path) -> None:
    assert expanded("{{ rool('x') }} {{ role(1, 2, 3) }}", components, tmp_path)[1] == ["macro-form", "unknown-macro"]
