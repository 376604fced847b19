"""Names that every file system takes."""

from collections.abc import Iterable
from hashlib import sha256

from claims.names import romanise, slug

LONGEST_NAME = 120  # characters, without the ending


def safe_name(parts: Iterable[str]) -> str:
    """The parts joined by underscores, each in small Latin letters, digits and hyphens; empty ones are left out."""
    given = [part for part in parts if part]
    name = "_".join(_safe(part) for part in given)
    if len(name) <= LONGEST_NAME:
        return name
    digest = sha256("\n".join(given).encode()).hexdigest()[:8]
    return f"{name[: LONGEST_NAME - 9].rstrip('-_')}_{digest}"


def _safe(part: str) -> str:
    """A part in safe letters; of one without any, a digest."""
    return slug(romanise(part)) or sha256(part.encode()).hexdigest()[:8]
