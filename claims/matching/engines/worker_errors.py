"""The errors that messages of Spark stand for, in the words of this package."""

import re

from claims.errors import ClaimsError, CollectionError

_TRACE = "Traceback (most recent call last):"
_JAVA_CLASSES = re.compile(r"^[: ]*(?:[a-z]\w*\.[\w.$]+: )*")


def error_of(message: str, kind: type[ClaimsError], what: str, allowed: str) -> ClaimsError:
    """The error for a message of Spark, without its traces; what a worker refused is told in the words of the worker."""
    lines = message.partition("\n\tat ")[0].strip().splitlines() or [kind.__name__]
    why = next((line for line in lines if not line.startswith("An error occurred while calling")), lines[0])
    if _TRACE in lines:
        name, _, met = lines[-1].partition(": ")
        if name.startswith("claims."):
            return CollectionError(met)
        why = f"a worker ended with {lines[-1]}"
    return kind(f"{what}: {_JAVA_CLASSES.sub('', why)}; allowed: {allowed}")
