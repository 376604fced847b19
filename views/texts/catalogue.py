"""Reads the catalogue of a language, `<language>.po` beside this file, as gettext writes it: read and compiled once."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path


@cache
def read_catalogue(language: str) -> GNUTranslations:
    """The texts of a language by their English, with its plural forms."""
    import polib  # only readers of another language wait for it

    return GNUTranslations(BytesIO(polib.pofile(str(catalogue_file(language))).to_binary()))


def catalogue_file(language: str) -> Path:
    """The catalogue of a language."""
    return Path(__file__).with_name(f"{language}.po")
