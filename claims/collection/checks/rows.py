"""Checking rows: cells of one row against one another, and against the rows that they name."""

from collections.abc import Callable, Iterator, Mapping
from itertools import compress

from claims.collection.columns import Columns
from claims.collection.parsed_values import publication_days
from claims.collection.problems import ProblemLog
from claims.model import Basis, FieldType, split_list
from claims.schema import SCHEMA

MOST_ROWS_NAMED = 20  # in the message on inferences without a note
MOST_FRAGMENT_WORDS = 12  # of someone else's text, only this much goes into a collection
Tables = Mapping[str, Columns]


def check_rows(tables: Tables, log: ProblemLog) -> None:
    """Runs every check of `ROW_CHECKS`."""
    for check in ROW_CHECKS:
        check(tables, log)


def _check_publication(tables: Tables, log: ProblemLog) -> None:
    documents = tables["documents"]
    first, last = publication_days(documents)
    for place in (first > last).nonzero()[0].tolist():
        shown = f"{documents['published_to'][place]!r}, before published_from {documents['published_from'][place]!r}"
        log.refuse("documents", documents.rows[place], "published_to", shown, "the same day or a later one")


def _check_points(tables: Tables, log: ProblemLog) -> None:
    places = tables["places"]
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        for row, here, there in zip(places.rows, places[column], places[other], strict=True):
            if there and not here:
                log.refuse("places", row, column, f"nothing beside a {other}", "both, or neither")


def _check_fragments(tables: Tables, log: ProblemLog) -> None:
    statements = tables["statements"]
    counts = {text: len(text.split()) for text in statements.distinct("fragment")}
    allowed = f"at most {MOST_FRAGMENT_WORDS} words of the source"
    if long := {text: f"{allowed}, not {count}" for text, count in counts.items() if count > MOST_FRAGMENT_WORDS}:
        log.refuse_texts("statements", "fragment", statements.filled("fragment"), long)


def _check_verbatim(tables: Tables, log: ProblemLog) -> None:
    statements = tables["statements"]
    columns = (statements.rows, statements["verbatim"], statements["fragment"])
    for row, verbatim, fragment in zip(*columns, strict=True):
        if verbatim not in ("", fragment) and " ".join(verbatim.split()) not in " ".join(fragment.split()):
            log.refuse("statements", row, "verbatim", repr(verbatim), words_of_fragment(fragment))


def words_of_fragment(fragment: str) -> str:
    """What may stand as verbatim beside a fragment."""
    if not fragment:
        return "nothing without a fragment: put the words of the document there too"
    return f"words from the fragment, which is {fragment!r}"


def _check_terms(tables: Tables, log: ProblemLog) -> None:
    fields = tables["fields"]
    columns = (fields.rows, fields["type"], fields["terms"], fields["exclusive"])
    for row, type_, terms_text, exclusive in zip(*columns, strict=True):
        terms = split_list(terms_text)
        if type_ == FieldType.TERM and not terms:
            log.refuse("fields", row, "terms", "nothing", "the terms of the field, split at |")
        for pair in split_list(exclusive):
            pair_terms = {term.strip() for term in pair.split("/")}
            if len(pair_terms) != 2 or not pair_terms <= set(terms):
                log.refuse("fields", row, "exclusive", repr(pair), "two of the field's terms, written one/other")


def _check_same_claim(tables: Tables, log: ProblemLog) -> None:
    statements = tables["statements"]
    for column in ("part_of", "reading_of"):
        if not statements.says(column):
            continue
        claim_of = _values_of(statements, set(statements.distinct(column)), "claim_id")
        for row, linked, claim in _linking(statements, column, "claim_id"):
            other = claim_of.get(linked)
            if other is not None and other != claim:
                shown = f"{linked!r}, which belongs to claim {other!r}"
                log.refuse("statements", row, column, shown, f"a statement of claim {claim!r}")


def _check_supersedes(tables: Tables, log: ProblemLog) -> None:
    claims, documents = tables["claims"], tables["documents"]
    if not claims.says("supersedes"):
        return
    document_of = _values_of(claims, set(claims.distinct("supersedes")), "document_id")
    source_of = _values_of(documents, set(documents.distinct("document_id")), "source_id")
    for row, superseded, document in _linking(claims, "supersedes", "document_id"):
        source, earlier = source_of.get(document), source_of.get(document_of.get(superseded))
        if source is not None and earlier is not None and source != earlier:
            shown = f"{superseded!r}, a claim of source {earlier!r}"
            log.refuse("claims", row, "supersedes", shown, f"a claim of source {source!r}")


def _check_inferences(tables: Tables, log: ProblemLog) -> None:
    statements = tables["statements"]
    inferred = statements.rows_of("basis", {Basis.INFERENCE})
    noted = dict(statements.filled("note"))
    bare = [row for row, _ in inferred if row not in noted]
    if bare:
        rows = ", ".join(map(str, bare[:MOST_ROWS_NAMED])) + (", ..." if len(bare) > MOST_ROWS_NAMED else "")
        found = f"no note on {len(bare)} inferences, in rows {rows}; the rows are kept"
        log.warn("statements", "note", found, "a note: what the coder concluded the value from")


def _check_judged_pairs(tables: Tables, log: ProblemLog) -> None:
    judgements = tables["judgements"]
    for row, one, other in zip(judgements.rows, judgements["claim_a"], judgements["claim_b"], strict=True):
        if one and one == other:
            log.refuse("judgements", row, "claim_b", f"{other!r}, as in claim_a", "another claim")


def _linking(columns: Columns, link: str, column: str) -> Iterator[tuple[int, str, str]]:
    """Row number, the row that it names, and a text of its own, of every row that names one."""
    links = columns[link]
    return compress(zip(columns.rows, links, columns[column], strict=True), links)


def _values_of(columns: Columns, ids: set[str], column: str) -> dict[str | None, str]:
    """Each of the ids to the value of the column, by the first row that has the id."""
    own = columns[SCHEMA[columns.table][0].name]
    pairs = zip(reversed(own), reversed(columns[column]), strict=True)
    return {row_id: value for row_id, value in pairs if row_id in ids}


ROW_CHECKS: tuple[Callable[[Tables, ProblemLog], None], ...] = (
    _check_publication,
    _check_points,
    _check_fragments,
    _check_verbatim,
    _check_terms,
    _check_same_claim,
    _check_supersedes,
    _check_inferences,
    _check_judged_pairs,
)
