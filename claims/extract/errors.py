"""The error of documents that cannot be read."""

from claims.errors import ClaimsError


class DocumentError(ClaimsError):
    """Raised when a document cannot be read; the message names it, says why, and what would do."""
