"""Words as search compares them, in all scripts; overrides/assets/careerguide/search/words.js divides texts alike.

A word is a run of letters, digits and the marks on them. Scripts without spaces between words are divided letter by
letter: only a dictionary knows where their words end, and a part of a name has to be found too. The tables below are
the same in the scripts of the site (`careerguide schemas` writes them), so that both sides agree on all texts.
"""

from __future__ import annotations

import re
import unicodedata

# Ranges of code points. Scripts without spaces: Thai and Lao, Myanmar, Khmer, Japanese, Chinese with Bopomofo, Yi.
ALONE = (
    "0e00-0eff 1000-109f 1780-17ff 3005-3007 3040-30ff 3100-312f 31a0-31bf 31f0-31ff 3400-4dbf 4e00-9fff",
    "a000-a4cf a9e0-a9ff aa60-aa7f f900-faff 20000-3ffff",
)
# Marks that people leave out as they type: accents of Latin, Greek and Cyrillic letters, points and short vowels of
# Hebrew, Arabic and Syriac, and the nuktas of India. In other scripts a mark is a vowel or a tone, and a word without
# it is another word. Variation selectors cannot be seen.
DROPPED = (
    "0300-036f 1ab0-1aff 1dc0-1dff 20d0-20ff fe20-fe2f 0483-0489 2de0-2dff a66f-a67d 0591-05c7",
    "0610-061a 0640-0640 064b-065f 0670-0670 06d6-06dc 06df-06e4 06e7-06e8 06ea-06ed 08ca-08ff 0711-0711 0730-074a",
    "093c-093c 09bc-09bc 0a3c-0a3c 0abc-0abc 0b3c-0b3c 0c3c-0c3c 0cbc-0cbc fe00-fe0f e0100-e01ef",
)
# Letters that Unicode does not take apart, as people type them without the key; letters of Arabic, Persian and Urdu
# that many keyboards have in one form only; signs that are an apostrophe to people.
LETTERS = (
    "ß=ss æ=ae œ=oe þ=th ø=o đ=d ð=d ł=l ı=i ħ=h ŧ=t ŋ=n ĸ=k ə=e ɓ=b ɗ=d ƙ=k ɛ=e ɔ=o ς=σ ґ=г",
    "ٱ=ا ى=ي ی=ي ے=ي ة=ه ہ=ه ھ=ه ۃ=ه ک=ك ँ=ं",
    "\u2018=' \u2019=' \u02bb=' \u02bc=' \u02be=' \u02bf='",
)
# Each first digit of a script; the nine after it follow.
ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐"
# Katakana become hiragana, because a keyboard shows those until a word is complete.
KATAKANA, HIRAGANA = "ァヶ", "ぁ"
# Signs inside a word that are left out: in Hebrew abbreviations, and in the Catalan double l.
INSIDE = "(?<=[\u05d0-\u05ea])[\"'\u05f3\u05f4](?=[\u05d0-\u05ea])|(?<=l)\u00b7(?=l)"

# Articles and the like that French, Italian and Catalan join to the next word: "chef d'équipe" has three words.
JOINED = "^([cdjlmnst]|qu|un|all|dall|dell|nell|sull)'(?=..)"


def _letter_class(ranges: tuple[str, ...]) -> str:
    """The inside of a character class, from ranges of code points."""
    return re.sub(r"[0-9a-f]+", lambda code: f"\\U{code[0]:0>8}", " ".join(ranges)).replace(" ", "")


class _Plain(dict[int, str]):
    """What each letter becomes after its decomposition; a space if it ends a word. Filled as letters are asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = self._plain(chr(code))
        return self[code]

    @staticmethod
    def _plain(letter: str) -> str:
        if letter in _LETTERS:
            return _LETTERS[letter]
        category = unicodedata.category(letter)
        if category == "Cf" or _DROPPED.match(letter):
            return ""
        if KATAKANA[0] <= letter <= KATAKANA[-1]:
            return chr(ord(letter) - ord(KATAKANA[0]) + ord(HIRAGANA))
        for zero in ZEROS:
            if 0 <= ord(letter) - ord(zero) < 10:
                return str(ord(letter) - ord(zero))
        return letter if category[0] in "LNM" or letter in "&+#'" else " "


_LETTERS = {pair[0]: pair[2:] for row in LETTERS for pair in row.split(" ")}
_DROPPED = re.compile(f"[{_letter_class(DROPPED)}]")
_INSIDE = re.compile(INSIDE)
_JOINED = re.compile(JOINED)
_WORD = re.compile(r"[a-z0-9]+(?:[&+#'][a-z0-9]*)*")
_ALONE = _letter_class(ALONE)
_ANY_LETTER = rf"(?:(?![{_ALONE}])[^\s&+#'])"
_ANY_WORD = re.compile(rf"[{_ALONE}]|{_ANY_LETTER}+(?:[&+#']{_ANY_LETTER}*)*")
_PLAIN = _Plain()


def tokens(phrase: str) -> list[str]:
    """The words of a phrase, without accents and possessive endings."""
    plain, word = phrase.lower(), _WORD
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain).lower()
        plain, word = _INSIDE.sub("", decomposed).translate(_PLAIN), _ANY_WORD
    words = word.findall(plain)
    return _without_apostrophes(words) if "'" in plain else words


def _without_apostrophes(words: list[str]) -> list[str]:
    parts = (part for word in words for part in _JOINED.sub(r"\1 ", re.sub(r"'s?$", "", word)).split(" "))
    return [part.replace("'", "") for part in parts]
