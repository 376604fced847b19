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
        most_seconds: Of reading in a process of its own.
        most_memory: Bytes of address space of that process.
    """

    most_bytes: int = 20_000_000
    most_characters: int = 2_000_000
    most_pages: int = 400
    most_unpacked: int = 60_000_000
    most_parts: int = 2_000
    most_seconds: float = 90.0
    most_memory: int = 4_000_000_000


LIMITS = Limits()
