"""Makes the tables of names in claims/territories from the lists of ISO 3166 and of Unicode's CLDR.

Usage: python scripts/make_territories.py cldr-subdivisions-full/subdivisions/en/en.json iso3166_2/iso3166-2.json countries-50m.json
The files are data of packages (claims/territories/README.md says which); pycountry and babel are installed beside this.
"""

import csv
import gettext
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any  # JSON

import numpy as np
import pycountry
from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from claims.names import skeleton
from claims.territories.territory_names import further_names, name_key

FOLDER = Path(__file__).resolve().parents[1] / "claims" / "territories"
LANGUAGES = ("en", "ar", "fr", "es", "pt", "de", "ru", "uk", "tr", "ku", "ckb")
OTHER_LANGUAGES = {"eng", "ara", "fra", "spa", "por", "deu", "rus", "ukr", "tur", "kur", "ckb", "kmr"}
# The usual English name where CLDR writes two names or an unusual one.
NAMES = {
    "CD": "DR Congo", "CG": "Republic of the Congo", "CI": "Côte d'Ivoire", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao",
    "PS": "Palestine", "TR": "Türkiye",
}  # fmt: skip
# States that are no more, with the numbers that ISO 3166 gave them.
FORMER = {
    "ANHH": ("ANT", "530", "Netherlands Antilles"),
    "CSHH": ("CSK", "200", "Czechoslovakia"),
    "CSXX": ("SCG", "891", "Serbia and Montenegro"),
    "DDDE": ("DDR", "278", "German Democratic Republic"),
    "SUHH": ("SUN", "810", "Soviet Union"),
    "VDVN": ("VDR", "", "Democratic Republic of Vietnam"),
    "YDYE": ("YMD", "720", "Democratic Yemen"),
    "YUCS": ("YUG", "890", "Yugoslavia"),
}
# Codes that ISO gave to other divisions, while CLDR still has what they were.
GIVEN_ANEW = {"IR", "MA", "UG-331"}
UNUSUAL = {"UA"}  # countries whose divisions CLDR calls by names that few write in English
LEAST_LIKE = 60  # of another English name's consonants: nicknames are left out


def main() -> None:
    """Reads the two files named on the command line and writes both tables."""
    cldr, others, outlines = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:4])
    write("country_names", ("code", "alpha3", "number", "script", "box", "name", "names"), countries(boxes(outlines)))
    write("division_names", ("code", "name", "names"), divisions(found(cldr), others))


def countries(box_of: dict[str, str]) -> list[tuple[str, ...]]:
    """A row for each country, its names once for each spelling that is told apart."""
    locales = [Locale.parse(language).territories for language in LANGUAGES]
    translations = [translation("iso3166-1", language) for language in LANGUAGES]
    rows = []
    for country in pycountry.countries:
        code = country.alpha_2
        own = [getattr(country, kind, "") for kind in ("name", "common_name", "official_name")]
        names = [locale.get(code, "") for locale in locales]
        names += [*own, *(language.get(name, "") for language in translations for name in own if name)]
        rows.append(
            (
                code,
                country.alpha_3,
                country.numeric,
                script(code),
                box_of.get(country.numeric, ""),
                NAMES.get(code, names[0]),
                once(names),
            )
        )
    kosovo = once(locale.get("XK", "") for locale in locales)
    rows.append(("XK", "XKX", "", script("XK"), box_of["Kosovo"], "Kosovo", kosovo))
    rows += [(code, alpha3, number, "Latn", "", name, name) for code, (alpha3, number, name) in FORMER.items()]
    return sorted(rows)


def boxes(topology: dict[str, Any]) -> dict[str, str]:
    """South, west, north and east of each country in whole degrees around it, by its number, or its name where it has none.

    Islands that have the number of their country are of it.
    """
    scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"]]
    shapes: dict[str, list[Any]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        numbers = np.array(json.loads("[" + re.sub(r"[\[\]\s]", "", json.dumps(country["arcs"])) + "]"))
        points = np.concatenate([arcs[number if number >= 0 else ~number] for number in numbers])
        shapes.setdefault(country.get("id", country["properties"]["name"]), []).append(points)
    return {number: box(np.concatenate(parts)) for number, parts in shapes.items()}


def box(points: Any) -> str:
    """South, west, north and east of points, each a row of longitude and latitude."""
    west, south = np.floor(points.min(axis=0)).astype(int)
    east, north = np.ceil(points.max(axis=0)).astype(int)
    return f"{south} {west} {north} {east}"


def divisions(cldr: dict[str, str], others: dict[str, dict[str, dict[str, str]]]) -> list[tuple[str, ...]]:
    """A row for each division; names in other scripts and languages where the lists have them."""
    translations = [translation("iso3166-2", language) for language in LANGUAGES]
    rows = []
    for division in pycountry.subdivisions:
        code, name = division.code, division.name
        in_cldr = "" if {code, code[:2]} & GIVEN_ANEW else cldr.get(code.replace("-", "").lower(), "")
        english = in_cldr or name
        names = [english.split(", ")[0], *re.split(r"\s*(?:[\[\]/]|GB-\w+)\s*", name)]
        further = others.get(code[:2], {}).get(code, {}).get("localOtherName") or ""
        names += [other for other in in_our_languages(further) if other.isascii() is False or is_like(other, names)]
        names += [language.get(name, "") for language in translations]
        by_hand = further_names().get(code[:2], {}).get(code, []) if code[:2] in UNUSUAL else []
        rows.append((code, [*by_hand, *names][0], once(names)))
    return sorted(rows)


def in_our_languages(cell: str) -> list[str]:
    """The names of a cell such as "حلب (ara), Aleppo (eng)"."""
    return [name.strip() for name, code in re.findall(r"([^,()]+)\((\w{3})\)", cell) if code in OTHER_LANGUAGES]


def is_like(name: str, names: list[str]) -> bool:
    """Whether a name sounds like one of the others."""
    return any(fuzz.ratio(skeleton(name), skeleton(other)) >= LEAST_LIKE for other in names)


def script(code: str) -> str:
    """The script that is most usual in a country."""
    subtags = (get_global("likely_subtags").get(f"und_{code}") or "en_Latn").split("_")
    return subtags[1]


def translation(domain: str, language: str) -> dict[str, str]:
    """The translations of a list of ISO 3166 into a language."""
    language = {"ku": "kmr"}.get(language, language)
    read = gettext.translation(domain, pycountry.LOCALES_DIR, languages=[language], fallback=True)
    return dict(getattr(read, "_catalog", {}))


def once(names: Iterable[str]) -> str:
    """The names joined by bars, of those with one key the first."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(name_key(name), name.replace("|", " ").strip())
    return "|".join(name for key, name in by_key.items() if key)


def found(tree: dict[str, Any]) -> dict[str, str]:
    """The largest table of texts in a JSON file: CLDR nests it differently from release to release."""
    tables = [found(branch) if any(isinstance(leaf, dict) for leaf in branch.values()) else branch
              for branch in tree.values() if isinstance(branch, dict)]  # fmt: skip
    return max(tables, key=len, default={})


def write(table: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Writes one table and says how long it is."""
    path = FOLDER / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    sys.stdout.write(f"{path}: {len(rows)} rows, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
