"""Exports: the discrepancies, or one incident's accounts side by side, as a file that leads back to the words."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.escaping import visible
    from claims.exports.cited_words import words_of
    from claims.exports.figures.figure_tables import FigureScope
    from claims.exports.file_names import chosen_in_name, file_name
    from claims.exports.formats import COLLECTION_FORMATS, FORMATS, CollectionFormat, Format
    from claims.exports.write_exports import (
        export_claims,
        export_collection,
        export_conventions,
        export_discrepancies,
        export_figures,
        export_incident,
        export_incidents,
    )

__all__ = [
    "COLLECTION_FORMATS",
    "FORMATS",
    "CollectionFormat",
    "FigureScope",
    "Format",
    "chosen_in_name",
    "export_claims",
    "export_collection",
    "export_conventions",
    "export_discrepancies",
    "export_figures",
    "export_incident",
    "export_incidents",
    "file_name",
    "visible",
    "words_of",
]

open_when_used(__name__)
