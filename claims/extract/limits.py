"""How large a document may be."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Sizes beyond which a document is refused.

    Attributes:
        most_bytes: Of the file.
        most_characters: Of its text.
        most_pages: Of a PDF.
        most_unpacked: Bytes that a packed file may unfold to.
        most_parts: Files within a packed file.
    """

    most_bytes: int = 20_000_000
    most_characters: int = 2_000_000
    most_pages: int = 400
    most_unpacked: int = 60_000_000
    most_parts: int = 2_000


LIMITS = Limits()
