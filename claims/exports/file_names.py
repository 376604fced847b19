"""Names of files that say what is in them: collection, content, and how it was chosen; safe on every file system."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from claims.exports.formats import format_named
from claims.names import file_safe_name
from claims.survey.filters import Filter
from claims.tables import Collection


def file_name(collection: Collection, what: str, *, format: str, chosen: Iterable[str] = ()) -> str:
    """A name such as "qamishli-hasakah_discrepancies_sohr-hawar_killed_2021-01.xlsx".

    Only small Latin letters, digits, hyphen and underscore stand in it. One that is too long is cut and ends in a digest
    of the whole.

    Args:
        what: What is in it, such as "discrepancies".
        format: A name in `FORMATS`; of formats with one ending, all but the first stand in the name.
        chosen: How it was chosen, as `chosen_in_name` gives it.
    """
    written = format_named(format)
    parts = [collection.name, what, *chosen, written.suffix]
    return f"{file_safe_name(parts)}.{written.extension}"


def chosen_in_name(chosen: Filter) -> tuple[str, ...]:
    """What a filter chooses as parts of a file name: sources, figures, the other lists, and the period last."""
    lists = (chosen.source, chosen.outcome, chosen.place, chosen.party, chosen.relation, chosen.severity, chosen.tag)
    return (*("-".join(map(str, values)) for values in lists if values), *_period(chosen.first, chosen.last))


def _period(first: date | None, last: date | None) -> tuple[str, ...]:
    """A period as short as it can be: a month or a year that is whole, a day, or its two ends."""
    if not first and not last:
        return ()
    if not first or not last:
        return (f"from-{first}" if first else f"until-{last}",)
    if first == last:
        return (str(first),)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return (first.isoformat()[:7],)
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return (first.isoformat()[:4],)
    return (f"{first}-to-{last}",)
