"""The entry that a person meant by an id that does not exist: by its words, not by the letters of the whole id.

`emphaty` is one word of `empathy-and-de-escalation`. `senior-analyst` looks like `senior-agent`, but is another role.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from careerguide import formatting

# How alike two words are to be the same, from 0 to 1: `emphaty` and `empathy` are 0.86, `analyst` and `agent` 0.5.
SAME_WORD = 0.75
# How alike two whole names are, if the words are written together or apart: `teamleader`.
SAME_NAME = 0.85
CLEARLY = 0.05  # by how much the best is better than the next
_SMALL = {"and", "of", "the", "for", "in", "to", "a", "an"}


def nearest_entry(text: str, names: Mapping[str, str], *, exact: bool) -> str:
    """The id of the entry that is meant by `text`; empty if none or several are as near.

    `names` maps ids, titles and other names, folded, to ids. With `exact`, a name has as many words as the text: a role
    with a word more or less is another role.
    """
    wanted = _words(text)
    by_name = {name: _words(name) for name in names}
    same = [_alike(word, {word for words in by_name.values() for word in words}) for word in wanted]
    ranks: dict[str, float] = {}
    for name, words in by_name.items():
        rank = _rank(same, words, exact=exact)
        if rank:
            ranks[names[name]] = max(rank, ranks.get(names[name], 0.0))
    best = sorted(ranks.items(), key=lambda pair: (-pair[1], pair[0]))
    if best and (len(best) == 1 or best[0][1] > best[1][1] + CLEARLY):
        return best[0][0]
    if any(word.isdigit() for word in wanted):
        return ""
    together = {"".join(words): name for name, words in by_name.items()}
    near = difflib.get_close_matches("".join(wanted), together, n=1, cutoff=SAME_NAME)
    return names[together[near[0]]] if near and not best else ""


def _words(name: str) -> list[str]:
    return [word for word in formatting.slug(formatting.folded(name)).split("-") if word and word not in _SMALL]


def _alike(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that a word can be, with how alike they are; a number is only itself."""
    if word.isdigit():
        return {word: 1.0}
    near = difflib.get_close_matches(word, known, n=8, cutoff=SAME_WORD)
    return {other: difflib.SequenceMatcher(None, word, other).ratio() for other in near}


def _rank(same: list[dict[str, float]], words: list[str], *, exact: bool) -> float:
    """How well a name answers to the words of a text; 0 if it lacks one of them."""
    if not same or (exact and len(same) != len(words)):
        return 0.0
    matches = [max((alike.get(word, 0.0) for word in words), default=0.0) for alike in same]
    return sum(matches) / len(matches) - 0.01 * abs(len(words) - len(same)) if all(matches) else 0.0
