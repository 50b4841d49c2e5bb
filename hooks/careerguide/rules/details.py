"""What a guide never tells: private mail addresses, phone numbers and pay; and what it cannot keep: promises."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

from .pay import CURRENCIES
from .words import TEXTS

PAY = "pay-in-text"
# Texts beside those of `words.TEXTS`, which people write as they speak.
_MORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "story": (
        ("quote",), ("huddle",), ("question",), ("body",), ("journey", "*", "turning_point"),
        ("journey", "*", "setback"), ("journey", "*", "advice"),
    ),
    "opening": (("contact",), ("apply",)),
    "event": (("who",), ("where",), ("book",)),
    "ambassador": (("ask",),),
    "source": (("note",),),
    "role": (("everyday", "*"),),
}  # fmt: skip
_PRIVATE = (
    "gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|aol|proton|protonmail|gmx|rediffmail"
    "|yandex|zoho|wp|onet|interia|o2|seznam|web|mail"
)
_MAIL = re.compile(rf"[\w.+-]+@(?:{_PRIVATE})\.[a-z]{{2,4}}(?:\.[a-z]{{2}})?(?![\w.-]*\w)", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.,/:-])(?:\+|00)?\(?\d{1,5}\)?(?:[ ()./-]{1,2}\d{2,6}){1,5}(?![\w-])|(?<![\w.-])\+?\d{9,15}(?![\w-])"
)
_DATE_OR_SUM = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,3}(?:[ .]\d{3})+|\d{4}[-/ ]+\d{4}"
)
_SOME_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,3}){8}")
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15
_CURRENCY = rf"(?:[$\u00a2-\u00a5\u20a0-\u20cf]|\b(?:{CURRENCIES}|Rs\.?|z[łl]))"
_MONEY = rf"(?:{_CURRENCY} ?\d[\d,. ]*\d|\d[\d,. ]*\d ?{_CURRENCY}|\d[\d.,]* ?(?:lakhs?|lpa|crores?)\b|\b\d{{2,3}}k\b)"
_DIGIT = re.compile("[0-9]")
_PAY = r"\b(?:salar\w+|pay|paid|pays|wages?|ctc|earn\w*|stipend|bonus\w*|allowance\w*|incentives?|compensation)\b"
_PAID = re.compile(
    rf"{_PAY}[^.!?\n]*?{_MONEY}|{_MONEY}[^.!?\n]*?{_PAY}|{_MONEY} ?(?:a|per|/) ?(?:month|year|annum|hour)",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\bguarantee[ds]?\b|\bguaranteeing\b|\b(?:we|I) promise\b|\bassured (?:promotion|growth|job)"
    r"|\byou (?:will|shall)(?: \w+ly| always)? (?:be promoted|get promoted|get (?:a|the|your) promotion)"
    r"|\byou (?:will|shall) (?:be|become) an? [a-z -]{3,40} (?:in|within|after) [a-z0-9]+ (?:month|year)"
    r"|\bpromotion is (?:certain|assured|sure)|\b(?:certain|sure) to be promoted",
    re.IGNORECASE,
)
_PROMISE_SIGNS = ("guarantee", "promise", "assured", "you will", "you shall", "promotion", "promoted")
_NOT = re.compile(r"\b(?:no|not|never|nor|without|nobody|isn't|aren't|cannot)\b[^.!?]{0,30}$", re.IGNORECASE)


def _texts(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, FieldPath, str]]:
    """Every text that people read, also those of stories, and the addresses that they write to."""
    for item in loaded.all():
        for pattern in (*TEXTS.get(item.kind, ()), *_MORE.get(item.kind, ())):
            yield from ((item, path, text) for path, text in item.values(pattern))


def private_detail(loaded: LoadedData) -> Iterator[Problem]:
    """No text has a private mail address, a phone number or a figure of pay: the guide names desks and grades.

    A company may allow figures of pay in its settings.
    """
    for item, path, text in _texts(loaded):
        for code, message in _details(text):
            if code != PAY or not loaded.settings.pay_figures:
                yield item.problem(path, code, message)


@functools.lru_cache(maxsize=20_000)  # `mkdocs serve` and comparisons ask of the same texts again
def _details(text: str) -> tuple[tuple[str, str], ...]:
    """Codes and messages for a text."""
    problems = []
    if "@" in text and (match := _MAIL.search(text)):
        message = f"`{match[0]}` is a private mail address. Write the address of a desk of the company."
        problems.append(("private-mail", message))
    if not _DIGIT.search(text):
        return tuple(problems)
    if (number := _phone_in(text)) and not text.startswith(("http", "tel:", "/")):
        message = f"`{number}` looks like a phone number. Name the desk and delete the number: what is merged stays."
        problems.append(("phone-number", message))
    if match := _PAID.search(text):
        message = (
            f"`{match[0][:60]}` tells what people are paid. Delete it. If your company shows pay, set "
            "`pay_figures: true` under `extra:` in mkdocs.yml."
        )
        problems.append((PAY, message))
    return tuple(problems)


def _phone_in(text: str) -> str:
    """The first phone number in a text; empty if there is none."""
    for match in _PHONE.finditer(text) if _SOME_DIGITS.search(text) else ():
        digits = sum(char.isdigit() for char in match[0])
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE_OR_SUM.fullmatch(match[0].strip()):
            return match[0].strip()
    return ""


def promise(loaded: LoadedData) -> Iterator[Problem]:
    """No text promises a promotion: times are typical, never guaranteed."""
    for item, path, text in _texts(loaded):
        if promised := _promise_in(text):
            message = f"`{promised[:60]}` is a promise. Write what is typical: many people, often, after about a year."
            yield item.problem(path, "promise-in-text", message, "warning")


@functools.lru_cache(maxsize=20_000)  # `mkdocs serve` and comparisons ask of the same texts again
def _promise_in(text: str) -> str:
    """The first promise in a text; empty if there is none. Each promise has one of the signs, and few texts have."""
    plain = text.casefold()
    matches = _PROMISE.finditer(text) if any(sign in plain for sign in _PROMISE_SIGNS) else ()
    return next((match[0] for match in matches if not _NOT.search(text[: match.start()])), "")


RULES = (private_detail,)
ADVICE = (promise,)
