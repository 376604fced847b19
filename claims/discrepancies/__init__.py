"""Discrepancies: where the accounts of one incident part, with words, sides and origins."""

from claims.discrepancies.accounts import Settings
from claims.discrepancies.finding import find_discrepancies
from claims.discrepancies.side_by_side import CELL_COLUMNS, side_by_side

__all__ = ["CELL_COLUMNS", "Settings", "find_discrepancies", "side_by_side"]
