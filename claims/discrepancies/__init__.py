"""Discrepancies: where the accounts of one incident differ, with words, sides and origins."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.discrepancies.find_discrepancies import Compared, find_discrepancies
    from claims.discrepancies.incident_accounts import Settings
    from claims.discrepancies.side_by_side import CELL_COLUMNS, claims_side_by_side, side_by_side

__all__ = ["CELL_COLUMNS", "Compared", "Settings", "claims_side_by_side", "find_discrepancies", "side_by_side"]

open_when_used(__name__)
