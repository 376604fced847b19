"""A small collection compared: three incidents, of three, two and one source, with counts that clash and that agree."""

from claims.discrepancies import find_discrepancies
from claims.survey import ScopeIndex
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.incidents import linked

A, B, C = "source-a", "source-b", "source-c"
COLLECTION = build_collection(
    claim("a1", source=A, when="2021-01-20", where="town", killed="5", participant="police"),
    claim("b1", source=B, when="2021-01-20", where="town", killed="8"),
    claim("c2", source=C, when="2021-03-01", where="village", wounded=said("3", group="police")),
    claim("a2", source=A, when="2021-03-01/2021-03-05", wounded="3"),
    claim("b3", source=B, force="fire at people"),
    places=[row("places", "county"), row("places", "town", parent="county"), row("places", "village")],
    parties=[row("parties", "state", kind="force"), row("parties", "police", parent="state")],
)
INCIDENTS = linked(COLLECTION, {"one": ["a1", "b1"], "two": ["c2", "a2"], "three": ["b3"]})
FINDINGS = find_discrepancies(COLLECTION, INCIDENTS)


def new_index() -> ScopeIndex:
    """An index that has answered nothing yet."""
    return ScopeIndex(COLLECTION, INCIDENTS, FINDINGS)
