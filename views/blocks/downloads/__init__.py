"""The button *Download* of a page: what it offers, how the file begins, the file."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from views.blocks.downloads.download_buttons import download_buttons

__all__ = ["download_buttons"]

open_when_used(__name__)
