"""Conventions: the row that well-known datasets would have published from the same accounts, by our reading of their rules."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.conventions.convention_table import (
        CONVENTION_COLUMNS,
        CONVENTIONS,
        READING,
        Convention,
        conventions_table,
        publish,
    )
    from claims.conventions.dataset_rules import Published
    from claims.conventions.death_counts import Deaths, read_deaths
    from claims.conventions.spread import DATASETS, SPREAD_COLUMNS, convention_spreads, number_apart

__all__ = [
    "CONVENTIONS",
    "CONVENTION_COLUMNS",
    "DATASETS",
    "READING",
    "SPREAD_COLUMNS",
    "Convention",
    "Deaths",
    "Published",
    "convention_spreads",
    "conventions_table",
    "number_apart",
    "publish",
    "read_deaths",
]

open_when_used(__name__)
