"""Which sources, or which place, are meant: by id, name or another name, in any case; a name that is unknown is answered with near ones."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from claims.errors import UnknownIdError, ValueFormatError
from claims.names import NameTable, fold
from claims.tables import Collection

LEAST_COMPARED, MOST_COMPARED = 2, 3  # sources that are compared with each other
MOST_NEAR = 3
LEAST_LIKE = 60.0  # of 100: two names that share a word reach it, two of different words do not


def sources_named(collection: Collection, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of the two or three sources that these names stand for, in their order.

    Args:
        collection: Where the sources stand.
        names: Ids, names or aliases, in any case.

    Raises:
        UnknownIdError: A name is unknown, or stands for several sources; the message offers near names or their ids.
        ValueFormatError: There are fewer than two or more than three, or one source is named twice.

    Example:
        >>> sources_named(collection, ["SOHR", "hawar news"])
        ('sohr', 'hawar')
    """
    allowed = "two or three different sources, such as sohr,hawar"
    given = [name.strip() for name in names if name.strip()]
    found = [source_named(collection, name) for name in given]
    for place, source_id in enumerate(found):
        if source_id in found[:place]:
            first = given[found.index(source_id)]
            name = collection.name_of("sources", source_id)
            raise ValueFormatError(
                f"{first!r} and {given[place]!r} are one source, {name}, which cannot be compared with itself; allowed: {allowed}"
            )
    if not LEAST_COMPARED <= len(found) <= MOST_COMPARED:
        raise ValueFormatError(f"{len(found)} named to compare with each other; allowed: {allowed}")
    return tuple(found)


def source_named(collection: Collection, name: str) -> str:
    """The id of the source with this id, name or alias.

    Raises:
        UnknownIdError: No source has it, or several have; the message offers near names or their ids.
    """
    return _row_named(collection, "sources", "source", name)


def place_named(collection: Collection, name: str) -> str:
    """The id of the place with this id, name or alias.

    Raises:
        UnknownIdError: No place has it, or several have; the message offers near names or their ids.
    """
    return _row_named(collection, "places", "place", name)


def _row_named(collection: Collection, table: str, what: str, name: str) -> str:
    wanted = fold(name)
    names = NameTable.of(getattr(collection, table))
    ids = [row_id for row_id in names.names if fold(row_id) == wanted] or list(names.candidates(name))
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise UnknownIdError(f"{name!r} names several {table}; allowed: one of the ids {', '.join(ids)}")
    near = _near(names, wanted) or list(names.names)[:MOST_NEAR]
    offered = "; ".join(f"{row_id} ({collection.name_of(table, row_id)})" for row_id in near)
    raise UnknownIdError(f"no {what} {name!r}; allowed: an id or a name, such as {offered}")


def _near(table: NameTable, wanted: str) -> list[str]:
    """The ids whose id or name is most like the folded text, best first."""
    pairs = [(row_id, fold(each)) for row_id, names in table.names.items() for each in (row_id, *names)]
    found = process.extract(
        wanted, [folded for _, folded in pairs], scorer=fuzz.WRatio, processor=None, score_cutoff=LEAST_LIKE, limit=None
    )
    return list(dict.fromkeys(pairs[place][0] for _, _, place in found))[:MOST_NEAR]
