"""Comparing places and parties through their trees, one pair of lists of paths at a time."""

from claims.matching.claims.claim_frame import PEOPLE_KINDS

PLACE = (
    "not said", "same spot", "same town", "same district", "same region", "within one town", "within one district", "within one region", "some shared",
    "apart in one town", "apart in one district", "apart",
)  # fmt: skip
PARTY = (
    "not said",
    "two sides shared",
    "one side shared",
    "other bodies of two sides",
    "other bodies of one side",
    "groups of people only",
    "none shared",
)

_SMALL = frozenset({"site", "quarter"})
_DISTRICT = frozenset({"district", "governorate"})
_LARGE = frozenset({"region", "country"})
# From the nearest to the farthest relation of two places.
_NEAREST = {level: rank for rank, level in enumerate(PLACE[1:8] + PLACE[9:])}
_RELATED = frozenset(PLACE[1:8])
Path = tuple[str, ...]


def compare_places(one: str, other: str) -> str:
    """The same place, one holding the other (the smaller the holder the better), apart within one place, or apart.

    Where both name several places and each names one that the other does not, they share only some.
    """
    a, b = _paths(one), _paths(other)
    if not a or not b:
        return PLACE[0]
    relations = [[_place_relation(x, y) for y in b] for x in a]
    best = min((relation for row in relations for relation in row), key=_NEAREST.__getitem__)
    lone_a = any(not _RELATED.intersection(row) for row in relations)
    lone_b = any(not _RELATED.intersection(column) for column in zip(*relations, strict=True))
    return "some shared" if best in _RELATED and lone_a and lone_b else best


def compare_parties(one: str, other: str) -> str:
    """How many sides name the same bodies, or bodies of which one holds the other; groups of people count little."""
    a, b = bodies_of(one), bodies_of(other)
    if not a or not b:
        people = people_of(one) & people_of(other)
        return "groups of people only" if people else PARTY[0]
    sides = {path[0] for path in a} & {path[0] for path in b}
    shared = {x[0] for x in a for y in b if _holds(x, y) or _holds(y, x)}
    if shared:
        return "two sides shared" if len(shared) > 1 else "one side shared"
    return ("none shared", "other bodies of one side", "other bodies of two sides")[min(len(sides), 2)]


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(tuple(path.split(">")) for path in text.split("|") if path)


def _kind(node: str) -> str:
    return node.partition(":")[0]


def _holds(whole: Path, part: Path) -> bool:
    return part[: len(whole)] == whole


def people_of(text: str) -> set[Path]:
    """All parties of a list as they are, ranks, groups and roles included."""
    return set(_paths(text))


def bodies_of(text: str) -> set[Path]:
    """The parties without ranks, groups and roles: each cut back to the body that it belongs to."""
    cut = {tuple(node for node in path if _kind(node) not in PEOPLE_KINDS) for path in _paths(text)}
    return cut - {()}


def _place_relation(one: Path, other: Path) -> str:
    if one == other:
        return f"same {_size(one, small='spot')}"
    if _holds(one, other) or _holds(other, one):
        holder = min(one, other, key=len)
        return f"within one {_size(holder, small='town')}"
    common = tuple(node for node, same in zip(one, other, strict=False) if node == same)
    size = _size(common, small="town") if common else ""
    return f"apart in one {size}" if size in {"town", "district"} else "apart"


def _size(path: Path, *, small: str) -> str:
    """How large the place at the end of a path is; a region below a governorate or district is no larger than these."""
    kind = _kind(path[-1])
    if kind in _SMALL:
        return small
    if kind in _LARGE and not any(_kind(node) in _DISTRICT for node in path):
        return "region"
    return "district" if kind in _DISTRICT | _LARGE else "town"
