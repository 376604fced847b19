"""Finds towns of the world that a text names as places, with their levels; what fits several and the text does not settle stays open."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from claims.extract.languages.word_lists import rows, word_class
from claims.extract.towns.town_table import Town, name_of_town, towns_named
from claims.names import fold, romanise, slug
from claims.territories import country_code, country_name, division_code, division_name

KNOWN_TOWN = 15_000  # people from which on a town is known where the text names no country
FAMOUS_TOWN = 100_000  # and from which on it is known in a text about another country
LARGER = 10  # times as many people as every other town of the name: the one that is meant without a word more
MOST_WORDS = 5
LEAST_LETTERS = 3
LEAST_STEM = 4  # letters of a country before the ending of its adjective
_JOINING = r"(?:de|del|de la|de las|de los|la|las|los|el|al|du|des|do|da|y)"
_UPPER = "A-ZÀ-ÞĀĒĪŌŪḤḪ"
# A full stop ends a sentence, but for "St. Louis" and "U.S."; "al-Shughur" goes on a name.
_CASED = rf"[{_UPPER}](?:[\w’'-]|\.(?=\w))*(?:(?:(?<=\b[{_UPPER}])|(?<=\b[{_UPPER}]\w))\.)?"
_RUN = re.compile(rf"{_CASED}(?: (?:{_JOINING} )?(?:a[ldnrst]h?-|el-)?{_CASED}){{0,{MOST_WORDS}}}")
_LABEL = re.compile(r"(?:^|\n)[-*•▪● ]*$")  # before a name that opens a paragraph, as a label: "Taiz. On 4 November"
_ARABIC_ENDINGS = ("يتين", "يين", "يون", "ية", "ي")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")


@dataclass(frozen=True, kw_only=True)
class FoundPlace:
    """A place that a text names.

    Attributes:
        parent: Id of the place that holds it, "" where that is not known.
        written: The name as the text has it.
    """

    row_id: str
    name: str
    kind: str
    parent: str = ""
    written: str = ""


@dataclass(frozen=True)
class _Named:
    """A name that the words around it make a place; "in" alone makes few words of Arabic one."""

    name: str
    is_area: bool = False  # "X province": no town
    is_sure: bool = True


def find_towns(
    text: str, *, arabic: bool, known: Iterable[tuple[int, int]] = (), about: frozenset[str] | None = None
) -> list[FoundPlace]:
    """The towns, divisions and countries that a text names as places, each place once, what holds it before it.

    Args:
        text: The normalised text.
        arabic: Whether it is written in Arabic letters.
        known: Spans that names of a collection take: what they hold is known already.
        about: Codes of the countries of a collection that has places: a town elsewhere needs its country in the text.
    """
    taken = list(known)
    named = [
        name
        for start, end, name in (_arabic_names(text) if arabic else _cased_names(text))
        if not any(start < last and first < end for first, last in taken)
    ]
    areas = {each.name for each in named if each.is_area}
    names = list(dict.fromkeys(each.name for each in named))
    towns = towns_named(name for name in names if name not in areas and not _is_country(name))
    countries = _countries(text, arabic=arabic, towns=towns)
    sure = {each.name for each in named if each.is_sure}
    towns = {name: of_name for name, of_name in towns.items() if name in sure or _is_certain(of_name, countries)}
    towns = {name: of_name for name, of_name in towns.items() if _is_at_home(name, of_name, countries)}
    if about is not None:
        towns = {
            name: of_name for name, of_name in towns.items() if {town.country for town in of_name} & (countries | about)
        }
        countries = countries | (about if towns else frozenset())
    meant = countries if about is not None else countries | _countries_of_dominant(towns)
    places: dict[str, FoundPlace] = {}
    for name in names:
        for place in _levels(
            name, towns.get(name, []), countries=countries, meant=meant, names=names, is_area=name in areas
        ):
            places.setdefault(place.row_id, place)
    return list(places.values())


def countries_named(text: str) -> Iterator[tuple[str, int, int]]:
    """The code and the span of every word or run of words that names a country, also by an adjective ("Salvadoran")."""
    for run in _RUN.finditer(text):
        whole = re.sub(r"['’]s$", "", run.group())
        if code := _code(whole):
            yield code, run.start(), run.start() + len(whole)
            continue
        for word in re.finditer(r"[\w’']+", whole):
            if len(word.group()) >= LEAST_LETTERS and (code := _code(word.group())):
                yield code, run.start() + word.start(), run.start() + word.end()


def _cased_names(text: str) -> Iterator[tuple[int, int, _Named]]:
    """Runs of capitalised words behind "in" and the like, whole: part of a longer name is no place."""
    no_names = word_class("notname")  # months, weekdays, the police
    tails, place_words = word_class("place tail"), word_class("place before")
    goes_on = -1  # where the last place ended: ", Country" behind it is a place too
    for run in _RUN.finditer(text):
        words = run.group().split(" ")
        start = run.start()
        opened = False
        while len(words) > 1 and fold(words[0]) in place_words | word_class("sentence opening"):
            opened = fold(words[0]) in place_words
            start += len(words[0]) + 1
            words = words[1:]
        is_area = len(words) > 1 and fold(words[-1]) in tails
        name = " ".join(words[:-1] if is_area else words).rstrip(".'’")
        name = re.sub(r"['’]s$", "", name)
        levels = text[goes_on : run.start()] == ", " if goes_on >= 0 else False
        if fold(name) in no_names or len(name) < LEAST_LETTERS:
            continue
        if opened or levels or is_area or _is_placed(text, start):
            goes_on = run.end()
            yield start, start + len(name), _Named(name, is_area)
        elif text[start + len(name) : start + len(name) + 2] in {". ", ": "} and _LABEL.search(text, 0, start):
            yield start, start + len(name), _Named(name, is_sure=False)


def _is_placed(text: str, start: int) -> bool:
    """Whether the words before a name make it a place: "in", "the town of"; "north of" and "10 km from" do not."""
    words = fold(text[max(0, start - 60) : start].rsplit("\n", 1)[-1]).split()
    if words and words[-1] == "the":
        words = words[:-1]
    if not words or text[start - 1 : start] not in {" ", "\n"}:
        return False
    if words[-1] == "of":
        return words[-2:-1] != [] and words[-2] in word_class("place of")
    return words[-1] in word_class("place before")


def _arabic_names(text: str) -> Iterator[tuple[int, int, _Named]]:
    """One to three words behind "the town of", or one or two behind "in"."""
    words = list(_ARABIC_WORD.finditer(text))
    heads, areas, before = (word_class(name, "ar") for name in ("place of", "area of", "place before"))
    for at, word in enumerate(words[:-1]):
        plain = word.group()
        bare = next((plain[len(part) :] for part in ("وب", "ول", "ب", "ل", "و") if plain.startswith(part)), plain)
        is_head, is_area = {plain, bare} & heads, {plain, bare} & areas
        if not (is_head or is_area or plain in before):
            continue
        for length in (3, 2, 1) if is_head or is_area else (2, 1):
            group = words[at + 1 : at + 1 + length]
            if len(group) == length and text[group[0].start() : group[-1].end()] == " ".join(w.group() for w in group):
                yield (
                    group[0].start(),
                    group[-1].end(),
                    _Named(" ".join(w.group() for w in group), bool(is_area), bool(is_head or is_area)),
                )


def _is_country(name: str) -> bool:
    """Whether a name is the usual English or Arabic one of a country: "Santa Elena" is one of Saint Helena in Spanish alone."""
    code = country_code(name, typos=False)
    return bool(code) and (not name.isascii() or fold(country_name(code)) == fold(name))


def _countries(text: str, *, arabic: bool, towns: Mapping[str, list[Town]]) -> frozenset[str]:
    """The countries that a text names in any way, also by an adjective ("Salvadoran")."""
    if arabic:
        words = [word.group() for word in _ARABIC_WORD.finditer(text)]
        forms = {
            form for word in words for form in (word, *(word[len(p) :] for p in ("و", "ب", "ل") if word.startswith(p)))
        }
    else:
        forms = {re.sub(r"['’]s$", "", run.group()) for run in _RUN.finditer(text)}
        forms |= {word for form in forms for word in (form.split(" ", 1)[-1], *form.split(" "))}
    codes = (_code(form) for form in forms if len(form) >= LEAST_LETTERS and form not in towns)
    return frozenset(filter(None, codes))


@lru_cache(maxsize=65_536)
def _code(form: str) -> str:
    """The code of a country by a name or an English adjective: "Syrian", "Chilean", "Mexican"."""
    if code := country_code(_of_adjective().get(fold(form), form), typos=False):
        return code
    if _ARABIC_WORD.match(form):
        return country_of_adjective(form)
    stems = (form.removesuffix(ending) for ending in ("n", "an", "ian", "i") if form.endswith(ending))
    tried = (f"{stem}{ending}" for stem in stems if len(stem) >= LEAST_STEM for ending in ("", "a", "ia", "o", "as"))
    return next((code for name in tried if (code := country_code(name, typos=False))), "")


def country_of_adjective(form: str) -> str:
    """The code of a country by an Arabic adjective: "اليمني", "السورية", "العراقيين"."""
    bare = form.removeprefix("ال")
    stems = (bare.removesuffix(ending) for ending in _ARABIC_ENDINGS if bare.endswith(ending))
    stem = next((each for each in stems if len(each) >= LEAST_LETTERS), "")
    tried = (f"{the}{stem}{ending}" for the in ("ال", "") for ending in ("", "ا", "يا")) if stem else ()
    return next((code for name in tried if (code := country_code(name, typos=False))), "")


@cache
def _of_adjective() -> dict[str, str]:
    return {row["adjective"]: row["name"] for row in rows("adjectives", "en")}


def _countries_of_dominant(towns: Mapping[str, list[Town]]) -> frozenset[str]:
    """The countries of names that mean one town without a word more."""
    return frozenset(of_name[0].country for of_name in towns.values() if _is_dominant(of_name))


def _is_certain(towns: list[Town], countries: frozenset[str]) -> bool:
    """Whether a word that may be no name is one: of a town of a country that the text names, or of a famous one."""
    return _is_dominant(towns) or any(town.country in countries and town.population >= KNOWN_TOWN for town in towns)


def _is_at_home(name: str, towns: list[Town], countries: frozenset[str]) -> bool:
    """Whether a town lies in a country that the text names, or is written by its usual name: Al-Qahira in Yemen is not Cairo."""
    usual = not name.isascii() or name_of_town(name) == name_of_town(towns[0].name)
    return usual or not countries or any(town.country in countries for town in towns)


def _is_dominant(towns: list[Town]) -> bool:
    largest, *others = towns
    elsewhere = [town.population for town in others if town.country != largest.country]
    return largest.population >= FAMOUS_TOWN and largest.population >= LARGER * max(elsewhere, default=0)


def _levels(
    name: str,
    towns: list[Town],
    *,
    countries: frozenset[str],
    meant: frozenset[str],
    names: list[str],
    is_area: bool,
) -> Iterator[FoundPlace]:
    """The place of a name with what holds it, the largest first; nothing where the name is of no place."""
    if _is_country(name):
        yield replace(_country(country_code(name, typos=False)), written=name)
        return
    division = [code for country in sorted(meant) if (code := division_code(name, country))]
    if is_area and len(division) == 1:
        yield from _division(division[0], written=name)
        return
    fitting = [town for town in towns if town.country in countries] or [town for town in towns if town.country in meant]
    if not fitting and towns and (_is_dominant(towns) if meant else towns[0].population >= KNOWN_TOWN):
        fitting = towns
    if not fitting:
        yield from _division(division[0], written=name) if len(division) == 1 and not towns else ()
        return
    parents = list(_holding(fitting, names))
    yield from parents
    usual = fitting[0].name if _ARABIC_WORD.match(name) else name
    parent = parents[-1].row_id if parents else ""
    yield FoundPlace(row_id=_id(parent, usual), name=usual, kind="town", parent=parent, written=name)


def _holding(towns: list[Town], names: list[str]) -> Iterator[FoundPlace]:
    """The country and the division that all towns of a name lie in, as far as they agree or the text names it."""
    if len({town.country for town in towns}) > 1:
        return
    country = towns[0].country
    divisions = {town.division for town in towns}
    told = {code for name in names if (code := division_code(name, country))} & divisions
    division = next(iter(divisions if len(divisions) == 1 else told if len(told) == 1 else {""}))
    yield from _division(division) if division else [_country(country)]


def _country(code: str) -> FoundPlace:
    return FoundPlace(row_id=_id("", country_name(code)), name=country_name(code), kind="country")


def _division(code: str, *, written: str = "") -> Iterator[FoundPlace]:
    country = _country(code.partition("-")[0])
    yield country
    name = division_name(code)
    yield FoundPlace(
        row_id=f"{country.row_id}-{_id('', name)}",
        name=name,
        kind="governorate",
        parent=country.row_id,
        written=written,
    )


def _id(parent: str, name: str) -> str:
    """The id of a place: its name, behind that of what holds it."""
    return "-".join(filter(None, (parent, slug(romanise(name)))))
