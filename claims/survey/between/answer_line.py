"""The answer in words: how many contradictions between the sources, in how many incidents that they share."""

from claims.names import join_words
from claims.survey.between.comparison_of_sources import Between
from claims.tables import Collection
from claims.values import number_of


def answer_line(collection: Collection, between: Between) -> str:
    """One sentence or two, such as "No contradiction between SOHR and Hawar News on casualties in 4 shared incidents."."""
    names, about = source_names(collection, between), f" on {between.about}" if between.about else ""
    if not between.shared:
        return f"{names} report no incident in common."
    number = len(between.clashes)
    what = number_of(number, "contradictions") if number else "No contradiction"
    shared = number_of(len(between.shared), "shared incidents")
    return f"{what} between {names}{about} in {shared}. {_how_many_compared(between)}"


def _how_many_compared(between: Between) -> str:
    number, all_of_them = len(between.comparable), len(between.shared)
    who = "both" if len(between.source_ids) == 2 else "at least two"
    what = f"report on {between.about}" if between.about else "report something to compare"
    if not number:
        return f"In none of these do {who} {what}."
    return f"In {'all' if number == all_of_them else number} of these {who} {what}."


def quoted_line(collection: Collection, between: Between) -> str:
    """What counting accounts of others that quote the sources would add; "" where that is nothing."""
    if not between.quoted:
        return ""
    more = number_of(len(between.quoted), "incidents")
    return f"Only what {source_names(collection, between)} publish is counted. Accounts of others that quote or cite them would add {more}."


def numbers_line(between: Between) -> str:
    """How many discrepancies there are, and how many omissions, which are counted apart."""
    found = number_of(len(between.discrepancies), "discrepancies")
    omissions = number_of(len(between.omissions), "omissions")
    clashes = number_of(len(between.clashes), "contradictions") if between.clashes else "no contradiction"
    return f"{found}, of these {clashes}. Counted apart: {omissions}."


def source_names(collection: Collection, between: Between) -> str:
    """The names of the sources as a sentence lists them."""
    return join_words([collection.name_of("sources", source_id) for source_id in between.source_ids])
