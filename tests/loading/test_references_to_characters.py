"""What is behind a code is judged like what is typed: an invisible character, or the address of another site."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.loading import references_to_characters
from careerguide.pages import markdown
from careerguide.render.prose import prose
from support.edits import briefly

HOST = "host.example/x"
ELSEWHERE = [
    f"//{HOST}", f"&#1;//{HOST}", f"&#x1f;//{HOST}", f"&Tab;//{HOST}", f"/&NewLine;/{HOST}", f"&#47;&#47;{HOST}",
    f"&sol;&sol;{HOST}", f"/\\\\{HOST}", f"%2f%2f{HOST}", f"/%2F{HOST}", f"/%252f{HOST}", f"/%25252F{HOST}",
    f"%5c%5c{HOST}", f"/%5C{HOST}", f"%09//{HOST}", f"/%0a/{HOST}", f"&#x00a0;//{HOST}",
]  # fmt: skip
HERE = [
    "/guide/applying/",
    "/search/?q=50%25",
    "../roles/",
    "#top",
    f"https://{HOST}",
    "mailto:a@host.example",
    "a%20b",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_link_in_a_text_of_the_data_leads_to_another_site_unseen(address: str) -> None:
    assert references_to_characters.leads_elsewhere(address)
    assert "href" not in prose(f"[form]({address})")


@pytest.mark.parametrize("address", HERE)
def test_other_links_stay(address: str) -> None:
    assert not references_to_characters.leads_elsewhere(address)
    assert "href" in prose(f"[form]({address})")


def test_a_link_field_is_a_path_of_this_site_or_a_whole_address(tmp_path: Path) -> None:
    """Each encoded second slash is refused at its line."""
    apply = "apply: https://jobs.example/senior-agent-pune"
    for number, address in enumerate(tuple(f"/{slash}host.example" for slash in ("%2f", "%252F", "%5c", "&#47;"))):
        reported = briefly(tmp_path / str(number), ("openings", apply, f"apply: {address}"))
        assert reported == [f"openings.yaml <{address}>: not-a-link"]


@pytest.mark.parametrize(
    "reference", ["&#x202e;", "&#8238;", "&#1;", "&rlm;", "&ZeroWidthSpace;", "&NoBreak;", "&shy;", "&#x200b;", "&Tab;"]
)
def test_a_reference_to_an_unseen_character_is_refused(reference: str, tmp_path: Path) -> None:
    """In data as in pages, at its place."""
    assert briefly(tmp_path, ("roles", "Smile;", f"Smile{reference} and")) == [
        f"roles.yaml <{reference} and one can *hear* it.>: hidden-character"
    ]
    page = tmp_path / "page.md"
    page.write_text(f"# Title\n\nSmile{reference}\n", encoding="utf-8")
    fault = markdown.read(page, "page.md", "docs/page.md").fault
    assert fault is not None
    assert (fault.line, fault.column, fault.code) == (3, 6, "hidden-character")


def test_references_to_letters_and_spaces_stay(tmp_path: Path) -> None:
    assert briefly(tmp_path, ("roles", "Smile;", "Smile &amp; &eacute;&nbsp;&#233; q&d &unknown;")) == []
