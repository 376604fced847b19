"""Names in several scripts: folded, romanised, reduced to consonants, and resolved through a table of aliases."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import chain, count
from typing import Self

import pandas as pd
from anyascii import anyascii
from rapidfuzz import fuzz, process

from claims.model import split_list

SUGGEST_FROM = 85.0  # measured: at 85 no false friend among 10,822 pairs, at 80 there were 110
LEAST_CONSONANTS = 3
LEAST_ALIKE = 75  # of the letters of two spellings of one name, 0 to 100
LEAST_LETTERS, NEARLY_SAME = 6, 90  # of a name of fewer consonants
ACRONYM_LETTERS = 4
LONGEST_FILE_NAME = 120  # characters, without the ending
_TATWEEL = "\u0640"

# Letters that writers of one script exchange freely.
_SAME_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ئ": "ي", "ې": "ي", "ؤ": "و", "ۆ": "و", "ک": "ك", "ە": "ه", "ة": "ه", "ء": "",
        "ı": "i", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ё": "е", _TATWEEL: "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "",
        **dict.fromkeys("'’‘ʼʻʿʾ`´", ""),
    }
)  # fmt: skip

_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ڕ": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh",
    "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ه": "h", "ە": "e", "ة": "a", "و": "w",
    "ۆ": "o", "ؤ": "w", "ي": "y", "ی": "y", "ى": "a", "ې": "e", "ێ": "e", "ئ": "y", "ء": "",
}  # fmt: skip
# What anyascii would flatten to another sound.
_LATIN = {"ş": "sh", "ç": "ch", "ğ": "gh", "ı": "i", "ê": "e", "î": "i", "û": "u", "â": "a"}
_ROMAN = str.maketrans(
    _ARABIC | _LATIN | dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670" + _TATWEEL, "")
)

_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "the"})
_ARABIC_ARTICLE = re.compile(r"\b(?:وال|بال|ال)(?=\w{3,})")
_BETWEEN = frozenset({"and", "et", "de", "des", "du", "la", "les", "for", "in", "of", "the"})
# Several spellings of one sound, after romanising; longer ones first.
_SOUNDS = (
    (re.compile("tch|sch|sh|ch"), "x"), (re.compile("kh"), "h"), (re.compile("gh"), "g"), (re.compile("ph"), "f"), (re.compile("th"), "t"),
    (re.compile("dh"), "d"), (re.compile("zh"), "j"), (re.compile("[qc]"), "k"), (re.compile("p"), "b"), (re.compile("v"), "f"),
)  # fmt: skip
_FINAL_H = re.compile(r"(?<=[aeiou])h\b")
_VOWELS = re.compile(r"(?<=.)[wy]|[aeiou]")
_WORD = re.compile(r"\w+")
_POINT_NAME = re.compile(r"(?:.+ \()?-?\d+(?:\.\d+)?, -?\d+(?:\.\d+)?\)?")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without case, marks, punctuation and letter variants; words stand one space apart."""
    if text.isascii():  # the same by a shorter way: there are no marks and no variants
        return " ".join(_WORD.findall(text.lower().replace("'", "").replace("`", "").replace("_", " ")))
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
    bare = unicodedata.normalize("NFC", bare).translate(_SAME_LETTERS)
    return " ".join(_WORD.findall(bare.replace("_", " ")))


def romanise(text: str) -> str:
    """The text in lower-case Latin letters: Arabic and Kurdish by our own table, other scripts by anyascii."""
    text = _ARABIC_ARTICLE.sub("al ", unicodedata.normalize("NFKC", text).replace(_TATWEEL, ""))
    return anyascii(unicodedata.normalize("NFC", text.casefold()).translate(_ROMAN)).lower()


def slug(text: str, *, keep: str = "") -> str:
    """The text in small letters, with one hyphen for each run of other signs than a to z, digits and those kept.

    Text in other scripts is put into Latin letters first, by `romanise` or anyascii. Empty where nothing is left.
    """
    return re.sub(f"[^a-z0-9{re.escape(keep)}]+", "-", text.lower()).strip(f"-{keep}")


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name, with the least number from 2 behind it that makes it one that is not taken.

    Example:
        >>> free_name("clash", {"clash", "clash-2"})
        'clash-3'
    """
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def join_words(words: list[str]) -> str:
    """The words as a sentence lists them: "a, b and c"; "" for none."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


@lru_cache(maxsize=65_536)
def skeleton(text: str) -> str:
    """The consonants of a name, word by word, without articles: what its spellings have in common."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", romanise(text)))
    bare = [word for word in words if word not in _ARTICLES] or words
    return " ".join(filter(None, map(_consonants, bare)))


def without_articles(folded: str) -> str:
    """A folded name without its articles ("al hasakah" and "hasakah" agree); never empty unless it was."""
    words = [word for word in _ARABIC_ARTICLE.sub("", folded).split() if word not in {"al", "el", "the"}]
    return " ".join(words) or folded


def is_respelling(name: str, other: str, *, strict: bool) -> bool:
    """Whether two names are one in two spellings: the same consonants, and letters nearly the same.

    Args:
        name: A name.
        other: Another.
        strict: In Latin scripts names are written one way: they may differ by the last vowel alone.
    """
    bones = skeleton(name)
    if bones != skeleton(other):
        return False
    one, two = (without_articles(fold(romanise(text))) for text in (name, other))
    if _consonant_count(bones) < LEAST_CONSONANTS:
        return len(one) >= LEAST_LETTERS and fuzz.ratio(one, two, processor=None) >= NEARLY_SAME and not strict
    return one[:-1] == two[:-1] if strict else fuzz.ratio(one, two, processor=None) >= LEAST_ALIKE


def is_point_name(name: str) -> bool:
    """Whether a name is made of coordinates, as in "36.1, 52.7" or "Exampleville (36.1, 52.7)"."""
    return _POINT_NAME.fullmatch(name) is not None


def is_acronym(text: str) -> bool:
    """Whether the text is at most four capital letters, as in NDF or S.D.F.: too short to compare by likeness."""
    letters = text.strip().replace(".", "")
    return len(letters) <= ACRONYM_LETTERS and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=65_536)
def holds_acronym(text: str) -> bool:
    """Whether the text is an acronym, or names one among words in small letters ("SAA forces")."""
    return is_acronym(text) or (not text.isupper() and any(len(word) > 1 and is_acronym(word) for word in text.split()))


def _consonants(word: str) -> str:
    for sound, sign in _SOUNDS:
        word = sound.sub(sign, word)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _FINAL_H.sub("", word)))


@dataclass(frozen=True)
class NameTable:
    """The names of a table's rows, to find an id by any of them.

    Attributes:
        names: Id to every name it goes by, the display name first.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Self:
        """Reads a frame whose first column is the id, with `name` and `aliases` (joined by "|")."""
        rows = zip(frame.iloc[:, 0], frame["name"], frame["aliases"], strict=True)
        return cls({str(row_id): (str(name), *split_list(str(aliases))) for row_id, name, aliases in rows})

    def resolve(self, text: str) -> str | None:
        """The id with this name; None when none has it or several have (see `candidates`)."""
        ids = self.candidates(text)
        return ids[0] if len(ids) == 1 else None

    def candidates(self, text: str) -> tuple[str, ...]:
        """Every id with this name, equal once folded and without articles, in the order of the table."""
        return self._by_name.get(without_articles(fold(text)), ())

    def suggest(self, text: str, *, most: int = 3) -> list[tuple[str, float]]:
        """Ids with a name whose consonants are nearly those of the text, or that is its acronym, best first, with 85 to 100.

        Only to be shown to a person: unlike places share consonants, unlike bodies their first letters. Names with an
        acronym and names of fewer than three consonants are not compared by consonants.
        """
        short = self._by_acronym.get(_initials(text), ()) + self._by_initials.get(_acronym(text), ())
        best: dict[str, float] = dict.fromkeys(short, SUGGEST_FROM)
        for near_bones, score in self._near_skeletons(text):
            for row_id in self._by_skeleton[near_bones]:
                best[row_id] = max(score, best.get(row_id, 0.0))
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:most]

    def _near_skeletons(self, text: str) -> list[tuple[str, float]]:
        bones = skeleton(text)
        if holds_acronym(text) or _consonant_count(bones) < LEAST_CONSONANTS:
            return []
        # The skeletons are folded already, so no processor.
        near = process.extract(
            bones, list(self._by_skeleton), scorer=fuzz.ratio, processor=None, score_cutoff=SUGGEST_FROM, limit=None
        )
        return [(near_bones, score) for near_bones, score, _ in near]

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        return self._index(lambda name: without_articles(fold(name)))

    @cached_property
    def _by_skeleton(self) -> dict[str, tuple[str, ...]]:
        index = self._index(lambda name: "" if holds_acronym(name) else skeleton(name))
        return {bones: ids for bones, ids in index.items() if _consonant_count(bones) >= LEAST_CONSONANTS}

    @cached_property
    def _by_acronym(self) -> dict[str, tuple[str, ...]]:
        return self._index(_acronym)

    @cached_property
    def _by_initials(self) -> dict[str, tuple[str, ...]]:
        return self._index(_initials)

    def _index(self, key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
        index: dict[str, dict[str, None]] = {}
        for row_id, names in self.names.items():
            for name in names:
                index.setdefault(key(name), {})[row_id] = None
        index.pop("", None)
        return {name: tuple(ids) for name, ids in index.items()}


def _acronym(text: str) -> str:
    """The letters of a name that is an acronym of three words or four, in small letters; "" for others."""
    letters = fold(text.replace(".", ""))
    return letters if is_acronym(text) and len(letters) > 2 else ""


def _initials(text: str) -> str:
    """The first letters of a name of three words or four beside "of" and the like; "" for others."""
    words = [word for word in fold(text).split() if word not in _BETWEEN]
    return "".join(word[0] for word in words) if 3 <= len(words) <= ACRONYM_LETTERS else ""


def _consonant_count(bones: str) -> int:
    return len(bones.replace(" ", ""))


def file_safe_name(parts: Iterable[str]) -> str:
    """The parts joined by underscores, each in small Latin letters, digits and hyphens; empty ones are left out.

    One that is too long is cut and ends in a digest of the whole.
    """
    given = [part for part in parts if part]
    name = "_".join(_safe_part(part) for part in given)
    if len(name) <= LONGEST_FILE_NAME:
        return name
    digest = sha256("\n".join(given).encode()).hexdigest()[:8]
    return f"{name[: LONGEST_FILE_NAME - 9].rstrip('-_')}_{digest}"


def _safe_part(part: str) -> str:
    """A part in safe letters; of one without any, a digest."""
    return slug(romanise(part)) or sha256(part.encode()).hexdigest()[:8]
