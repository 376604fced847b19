"""Compare how several sources report the same event, down to the exact wording.

Five calls in a row, each usable alone: `load_collection`, `match_claims`, `link_incidents`,
`find_discrepancies`, `export_discrepancies`. The examples of this package take these names for granted:

    >>> collection = load_collection("data/qamishli-hasakah")
    >>> matches = match_claims(collection)
    >>> incidents = link_incidents(collection, matches)
    >>> findings = find_discrepancies(collection, incidents)

`FORMATS` are the formats of exports, `__version__` is the version of the package:

    >>> list(FORMATS)[:4]
    ['csv', 'xlsx', 'json', 'markdown']
    >>> __version__.count(".")
    2
"""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.collection import load_collection, make_collection, write_folder, write_workbook
    from claims.discrepancies import find_discrepancies, side_by_side
    from claims.errors import ClaimsError, CollectionError, ExportError, Problem, UnknownIdError, ValueFormatError
    from claims.exports import FORMATS, export_discrepancies, export_incident
    from claims.findings import Findings
    from claims.incidents import Incidents
    from claims.installation.version import __version__
    from claims.matching import explain, link_incidents, match_claims
    from claims.model import Discrepancy, Kind, Match, Severity, Side, Stance, Statement
    from claims.tables import Collection
    from claims.values import Count, Relation, Span

__all__ = [
    "FORMATS",
    "ClaimsError",
    "Collection",
    "CollectionError",
    "Count",
    "Discrepancy",
    "ExportError",
    "Findings",
    "Incidents",
    "Kind",
    "Match",
    "Problem",
    "Relation",
    "Severity",
    "Side",
    "Span",
    "Stance",
    "Statement",
    "UnknownIdError",
    "ValueFormatError",
    "__version__",
    "explain",
    "export_discrepancies",
    "export_incident",
    "find_discrepancies",
    "link_incidents",
    "load_collection",
    "make_collection",
    "match_claims",
    "side_by_side",
    "write_folder",
    "write_workbook",
]

open_when_used(__name__)
