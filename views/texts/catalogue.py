"""Reads the catalogue of a language, `<language>.po` beside this file, as gettext writes it: read and compiled once."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path


@cache
def read_catalogue(language: str) -> GNUTranslations:
    """The texts of a language by their English, with its plural forms."""
    # Only readers of another language wait for it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with catalogue_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return GNUTranslations(BytesIO(compiled.getvalue()))


def catalogue_file(language: str) -> Path:
    """The catalogue of a language."""
    return Path(__file__).with_name(f"{language}.po")
