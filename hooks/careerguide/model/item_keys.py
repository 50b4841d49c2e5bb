"""What identifies an item of a list in an entry, so that two versions of a list can be compared item by item."""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from . import company, differences, framework, gates, language_need, people, role

# Record type -> the keys whose values identify an item; of several groups, the first that the item has.
_KEYS: dict[type[BaseModel], tuple[tuple[str, ...], ...]] = {
    company.Abbreviation: (("short",),),
    company.Hint: (("kind", "words"),),
    company.PolicyAnswer: (("id",),),
    company.Synonyms: (("words",),),
    company.UndecidedQuestion: (("id",),),
    differences.Difference: tuple(
        (*places, keys[0])
        for count in range(len(differences.PLACES), 0, -1)
        for places in itertools.combinations(differences.PLACES, count)
        for keys in differences.SUBJECTS
    ),
    framework.Family: (("id",),),
    framework.KeySkill: (("skill",),),
    framework.SkillLevel: (("id",),),
    gates.Gate: (("kpi",), ("do",)),
    language_need.LanguageNeed: (("language",),),
    people.JourneyStage: (("role",),),
    role.Code: (("scheme", "code"),),
    role.Kra: (("kpi",),),
    role.LowerSkill: (("skill",),),
    role.MoveEntry: (("to",),),
    role.SkillNeed: (("skill",),),
}
# A sentence that was rewritten is the same item if it is this similar to the one before; difflib's ratio, 0 to 1.
_SAME_SENTENCE = 0.5
_WORDS_OF_A_SENTENCE = 4


def item_keys(items: Sequence[object], record_type: type[BaseModel] | None) -> list[str]:
    """A key for each item of a list, all different: an id, a word, a sentence; with a number if it occurs again."""
    counts: Counter[str] = Counter()
    keys = []
    for item in items:
        key = _key(item, record_type)
        counts[key] += 1
        keys.append(key if counts[key] == 1 else f"{key} {counts[key]}")
    return keys


def keys_as_in(
    before: Sequence[object], after: Sequence[object], record_type: type[BaseModel] | None
) -> tuple[list[str], list[str]]:
    """The keys of both lists. A sentence that replaces a similar one in the same place has the key of that one."""
    old, new = item_keys(before, record_type), item_keys(after, record_type)
    for operation, low, high, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "replace" and high - low == end - start:
            for index, position in zip(range(low, high), range(start, end), strict=True):
                if old[index] not in new and new[position] not in old and _is_rewritten(old[index], new[position]):
                    new[position] = old[index]
    return old, new


def _key(item: object, record_type: type[BaseModel] | None) -> str:
    if not isinstance(item, Mapping):
        return str(item).strip()
    groups = _KEYS.get(record_type, ()) if record_type else ()
    names = next((names for names in groups if all(item.get(name) for name in names)), None)
    if names is None:
        return str(sorted((str(name), str(value)) for name, value in item.items()))
    return " ".join(_first(item[name]) for name in names)


def _first(value: object) -> str:
    """A text, or the first item of a list."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return str(value[0]) if value else ""
    return str(value).strip()


def _is_rewritten(old: str, new: str) -> bool:
    if min(len(old.split()), len(new.split())) < _WORDS_OF_A_SENTENCE:
        return False
    return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() >= _SAME_SENTENCE
