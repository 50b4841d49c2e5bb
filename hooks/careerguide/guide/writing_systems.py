"""The language and the direction of a text by its letters, as the attributes `lang` and `dir` need them.

The site's own words are English. A title in Arabic inside them needs both attributes, so that browsers place it from
right to left, choose a font that has its letters, and screen readers choose a voice.
"""

from __future__ import annotations

import dataclasses as dc
import re
import unicodedata

# The language of a text, unless its entry names another -> its letters, as ranges of a regular expression.
# The order counts: Japanese also has the letters of Chinese.
SCRIPTS: dict[str, str] = {
    "ar": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "he": r"\u0590-\u05ff\ufb1d-\ufb4f",
    "hi": r"\u0900-\u097f",
    "bn": r"\u0980-\u09ff",
    "pa": r"\u0a00-\u0a7f",
    "gu": r"\u0a80-\u0aff",
    "or": r"\u0b00-\u0b7f",
    "ta": r"\u0b80-\u0bff",
    "te": r"\u0c00-\u0c7f",
    "kn": r"\u0c80-\u0cff",
    "ml": r"\u0d00-\u0d7f",
    "si": r"\u0d80-\u0dff",
    "th": r"\u0e00-\u0e7f",
    "lo": r"\u0e80-\u0eff",
    "my": r"\u1000-\u109f",
    "ka": r"\u10a0-\u10ff",
    "am": r"\u1200-\u137f",
    "km": r"\u1780-\u17ff",
    "ja": r"\u3040-\u30ff",
    "ko": r"\uac00-\ud7af\u1100-\u11ff\u3130-\u318f",
    "zh": r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "hy": r"\u0530-\u058f",
    "el": r"\u0370-\u03ff\u1f00-\u1fff",
    "ru": r"\u0400-\u052f",
}
# Languages with the letters of another in `SCRIPTS`.
SAMEFOREIGN_LETTERS = {
    **dict.fromkeys(("fa", "ur", "ps", "sd", "ug", "ckb"), "ar"),
    "yi": "he",
    **dict.fromkeys(("mr", "ne", "sa", "kok", "bho"), "hi"),
    "as": "bn",
    **dict.fromkeys(("uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"), "ru"),
    "yue": "zh",
    "ti": "am",
}
FOREIGN = "".join(SCRIPTS.values())
FOREIGN_LETTER = re.compile(f"[{FOREIGN}]")
_ASCII = bytes(range(128))
_SCRIPT_OF = {language: re.compile(f"[{letters}]") for language, letters in SCRIPTS.items()}


@dc.dataclass(frozen=True, slots=True)
class Writing:
    """The language of a text, such as `ar`, and its direction: `ltr` or `rtl`."""

    lang: str
    dir: str


def has_foreign_letters(text: str) -> bool:
    """Whether a text has a letter of another script: a search of its few letters outside ASCII, not of a whole page."""
    return not text.isascii() and bool(FOREIGN_LETTER.search(text.encode().translate(None, _ASCII).decode()))


def writing(text: str, language: str = "") -> Writing | None:
    """How a text is written; None for one in the site's own letters, if no language is given for it.

    `language` is the one of the entry, or else of the company. It counts if the text has its letters.
    """
    letter = FOREIGN_LETTER.search(text)
    if letter is None:
        is_latin = language and SAMEFOREIGN_LETTERS.get(_main(language), _main(language)) not in SCRIPTS
        return Writing(language, "ltr") if is_latin and _main(language) != "en" else None
    script = next(code for code, pattern in _SCRIPT_OF.items() if pattern.match(letter[0]))
    if script == "zh" and _SCRIPT_OF["ja"].search(text):
        script = "ja"
    letters_of = SAMEFOREIGN_LETTERS.get(_main(language), _main(language)) if language else ""
    same = letters_of == script or {letters_of, script} == {"ja", "zh"}
    # The first letter that has a direction decides, as in `dir="auto"`: a title may start with an English word.
    first = next((char for char in text if unicodedata.bidirectional(char) in ("L", "R", "AL")), letter[0])
    direction = "rtl" if unicodedata.bidirectional(first) in ("R", "AL") else "ltr"
    return Writing(language if same else script, direction)


def _main(language: str) -> str:
    """`zh` of `zh-Hant`."""
    return language.split("-", maxsplit=1)[0].lower()
