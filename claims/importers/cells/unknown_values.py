"""Words and codes by which tables say that a value is not known."""

import re

_WORDS = frozenset(
    "unknown unk unkn na nan n/a n.a. n.a none null nil - -- --- – — ? ?? . .. tbc tbd not_known not_available not_stated"
    " not_reported not_applicable unspecified undetermined unclear unverified missing no_data".replace("_", " ").split()
) | {"not known", "not available", "not stated", "not reported", "not applicable", "no data"}
_CODES = re.compile(r"-(?:9{1,4}|88|77)(?:\.0+)?")


def is_unknown(text: str) -> bool:
    """Whether the text is a word ("Unknown", "n/a", "-") or code (-9, -99, -999, -88, -77) for not known."""
    return text.strip().lower() in _WORDS or bool(_CODES.fullmatch(text.strip()))
