"""The theme is cut at its slots and filled: text escaped, the body as it is, and no slot lost without an error."""

from __future__ import annotations

import pytest
from careerguide.build import frame
from careerguide.build.frame import Frame, MissingSlotError
from careerguide.pages.page import Page

THEME = (
    f'<title>{frame.TITLE} - Guide</title><meta name="description" content="{frame.DESCRIPTION}">'
    f'<link rel="canonical" href="https://x/cg0up/{frame.ADDRESS}/"><a href="../../">Home</a><main>{frame.BODY}</main>'
)


def page(
    address: str = "/roles/agent/",
    title: str = "Agent",
    description: str = "Answers calls.",
    body: str = "<h1>Agent</h1>",
) -> Page:
    return Page(address, "roles", title, description, lambda: body)


def test_a_page_is_filled_in() -> None:
    assert Frame.cut(THEME).fill(page()) == (
        '<title>Agent - Guide</title><meta name="description" content="Answers calls.">'
        '<link rel="canonical" href="https://x/roles/agent/"><a href="../../">Home</a><main><h1>Agent</h1></main>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "</title><script>x</script>",
        "\"><img src=x onerror='y'>",
        "R&D <b>",
        frame.BODY,
        frame.TITLE,
        "{{ 7 * 7 }}",
        r"\1 \g<0>",
    ],
)
def test_titles_and_descriptions_are_text_and_never_slots(text: str) -> None:
    html = Frame.cut(THEME).fill(page(title=text, description=text))
    clean = Frame.cut(THEME).fill(page(title="T", description="D"))
    for sign in "<>\"'":
        assert html.count(sign) == clean.count(sign)
    escaped = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )
    assert html.startswith(f'<title>{escaped} - Guide</title><meta name="description" content="{escaped}">')


@pytest.mark.parametrize("body", ["<p>&amp;</p>", r"<p>\1 \g<0></p>", f"<p>{frame.TITLE} {frame.ADDRESS}/</p>"])
def test_the_body_is_left_as_it_is(body: str) -> None:
    assert f"<main>{body}</main>" in Frame.cut(THEME).fill(page(body=body))


@pytest.mark.parametrize("slot", [frame.TITLE, frame.BODY])
def test_a_theme_without_a_slot_is_refused(slot: str) -> None:
    with pytest.raises(MissingSlotError, match=rf"does not show {slot}: check overrides/main\.html"):
        Frame.cut(THEME.replace(slot, ""))


def test_a_slot_may_stand_more_than_once() -> None:
    html = Frame.cut(THEME + frame.TITLE + frame.TITLE).fill(page(title="Agent"))
    assert html.endswith("AgentAgent")


@pytest.mark.parametrize(
    ("address", "depth"), [("/roles/", 1), ("/roles/agent/", 2), ("/roles/agent/2/", 3), ("/moves/agent/lead/", 3)]
)
def test_the_address_the_theme_is_rendered_at_is_as_deep_as_the_page(address: str, depth: int) -> None:
    """As deep, so that the theme's own relative links are right; and all of it gives way to the page's address."""
    slot = frame.slot_address(depth)
    assert slot.count("/") == depth == address.count("/") - 1
    html = Frame.cut(f"{frame.TITLE}{frame.BODY}<a href='/{slot}'>").fill(page(address=address, title="", body=""))
    assert html == f"<a href='{address}'>"
