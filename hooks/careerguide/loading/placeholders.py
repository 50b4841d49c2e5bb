"""The sentences and dates that `careerguide new` writes to be replaced, and what else people leave to fill in later."""

from __future__ import annotations

import re

CODE = "not-filled-in"
MONTH, DAY, MOMENT = "YYYY-MM", "YYYY-MM-DD", "YYYY-MM-DD HH:MM"
ROLE_SUMMARY = "Say in one sentence what a person in this role does."
SKILL_SUMMARY = "Say in one sentence what a person with this skill does."
SKILL_LEVELS = {
    "awareness": "Say what you see a beginner do who still asks for help.",
    "working": "Say what you see a person do who handles ordinary cases alone.",
    "practitioner": "Say what you see a person do who handles the hard cases.",
    "expert": "Say what you see a person do who teaches others.",
}
SKILL_LEVEL = "Say what you see a person do at this level."
STORY_QUOTE = "Quote one sentence from the person that makes others want to read on."
STORY_QUESTION = "What can a team discuss after it has heard this story?"
STORY_HUDDLE = "Write the story so that it takes one minute to read aloud."
STORY_BODY = "Write the story in the person's own words."
EVENT_SUMMARY = "Say in one sentence what people can ask or see there."
SENTENCES = frozenset(
    {
        ROLE_SUMMARY, SKILL_SUMMARY, *SKILL_LEVELS.values(), SKILL_LEVEL, STORY_QUOTE, STORY_QUESTION, STORY_HUDDLE,
        STORY_BODY, EVENT_SUMMARY,
    }
)  # fmt: skip
_OPEN = r"\.{2,}|\u2026|YYYY-MM(?:-DD)?(?: HH:MM)?|(?:TODO|TBD|TBC|TBA|FIXME)\b.*|[xX]{3,6}|\?{2,}|(?i:lorem ipsum\b.*)"
_FORM = re.compile(_OPEN, re.DOTALL)
# What the text of a file has if any of its values is a placeholder; most files have it nowhere.
_ANYWHERE = re.compile(rf"{'|'.join(map(re.escape, sorted(SENTENCES)))}|{_OPEN}")


def is_placeholder(text: str) -> bool:
    """Whether a text is to be replaced: one of our sentences, three dots, `YYYY-MM`, `TODO`."""
    text = " ".join(text.split())
    return text in SENTENCES or bool(_FORM.fullmatch(text))


def may_have_any(text: str) -> bool:
    """Whether any value in the text of a file may be a placeholder."""
    return bool(_ANYWHERE.search(text))


def message(text: str) -> str:
    """What to do about a placeholder."""
    shown = " ".join(text.split())[:60]
    return f"`{shown}` is only a placeholder. Replace it with what is true at your company, or delete the line."
