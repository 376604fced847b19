"""The claim frame: one row per claim with everything that matching compares, the only input of scoring."""

from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints
from claims.matching.claims.mask_numbers import mask_column, mask_columns
from claims.model import Basis, FieldSpec, FieldType, SourceKind, Statement
from claims.tables import Collection
from claims.trees import Tree
from claims.values import Precision, Span

CLAIM_COLUMNS = (
    "claim_id", "source_id", "document_id", "title", "first", "last", "precision", "published_first", "published_last", "places",
    "place_paths", "parties", "party_paths", "kinds", "text", "cites", "within", "background",
    "guessed", "headline", "capitals", "place_names", "area", "country", "latitude", "longitude", "paragraphs", "inferred", "listed",
)  # fmt: skip
# What a frame made elsewhere may leave out, and what stands there then.
DEFAULTS: dict[str, object] = {
    "guessed": False, "headline": "", "capitals": "", "place_names": "", "area": "", "country": "", "latitude": float("nan"), "longitude": float("nan"), "paragraphs": "", "inferred": False, "listed": False,
}  # fmt: skip
_DAY_ONE = np.datetime64("0001-01-01", "D")
_NOWHERE = tuple(DEFAULTS[column] for column in ("place_names", "area", "country", "latitude", "longitude"))
_OF_TIME = ("when", "began", "ended")
PEOPLE_KINDS = frozenset({"group", "rank", "role"})


def claim_frame(collection: Collection) -> pd.DataFrame:
    """One row per claim, columns `CLAIM_COLUMNS`, in the order of the ids; no count is read, only what it cites.

    `first` and `last` bound the time that the claim states (no value: open or unknown),
    `precision` says how to read them ("" when undated). Lists are joined by "|". A path names a place
    or party below all that hold it, largest first, each with its kind: "town:qamishli>quarter:halko".
    `text` is the title and the glosses without numbers, `headline` the title, `capitals` the words that
    either writes with a capital. `cites` are the documents that the claim names, whatever for. `paragraphs` are
    those that tell it, "" where the source lists events instead of telling them. `inferred` says that its time rests
    on inferences of the coder alone, `listed` that it is a row of a list, whose rows are different events.

    A claim frame made from any other table can be scored in the same way. Where there is no tree of
    places, `place_names` (joined by "|"), `area`, `country` and coordinates say where; `guessed` marks a
    stated time that is only inferred from the day of publication.
    """
    places = _paths(collection.place_tree, collection.places)
    parties = _paths(collection.party_tree, collection.parties)
    rows = [_claim_row(collection, claim, places, parties) for claim in collection.rows["claims"].values()]
    frame = pd.DataFrame(rows, columns=list(CLAIM_COLUMNS)).sort_values("claim_id", ignore_index=True)
    dates = ["first", "last", "published_first", "published_last"]
    days = {column: pd.to_datetime(frame[column]).astype("datetime64[us]") for column in dates}
    text, capitals = _of_distinct(frame["text"], mask_columns)
    (headline,) = _of_distinct(frame["headline"], lambda titles: (mask_column(titles),))
    return frame.assign(**days, text=text, capitals=capitals, headline=headline)


def _of_distinct(
    texts: "pd.Series[str]", mask: Callable[["pd.Series[str]"], tuple["pd.Series[str]", ...]]
) -> list["pd.Series[str]"]:
    """The columns that masking makes of texts, each distinct text masked once."""
    codes, distinct = pd.factorize(texts)
    return [column.iloc[codes].set_axis(texts.index) for column in mask(pd.Series(distinct, dtype="str"))]


def _claim_row(
    collection: Collection, claim: dict[str, object], places: dict[str, str], parties: dict[str, str]
) -> tuple[object, ...]:
    """A row whose texts still have their numbers."""
    claim_id, document_id = str(claim["claim_id"]), str(claim["document_id"])
    document = collection.row("documents", document_id)
    specs = collection.field_specs
    told = [statement for statement in collection.statements_of_claim[claim_id] if statement.is_outcome]
    statements = [statement for statement in told if specs[statement.field].type is not FieldType.COUNT]
    of_type = {type_: _values(statements, specs, type_) for type_ in (FieldType.PLACE, FieldType.PARTY)}
    span = stated_span(statements)
    words = " ".join([str(claim["title"]), *dict.fromkeys(statement.gloss for statement in statements)])
    return (
        claim_id, document["source_id"], document_id, claim["title"],
        *((span.first, span.last, str(span.precision)) if span else (None, None, "")),
        document["published_first"], document["published_last"],
        *_ids_and_paths(of_type[FieldType.PLACE], places), *_ids_and_paths(of_type[FieldType.PARTY], parties),
        _joined(statement.value for statement in statements if statement.field == "kind"),
        words, _joined(cited for statement in told for cited in statement.cites), document["within"], claim["background"] == "yes",
        False, claim["title"], "", *_NOWHERE, _paragraphs(collection, claim_id, str(document["source_id"])), _time_inferred(statements),
        collection.row("sources", str(document["source_id"]))["kind"] == SourceKind.DATASET,
    )  # fmt: skip


def stated_span(statements: list[Statement]) -> Span | None:
    """The shortest span that holds all times that the statements give for the event; None when they give none.

    The field "when" goes before "began" and "ended", which together make a period.
    """
    spans = {
        name: [statement.span for statement in statements if statement.field == name and statement.span]
        for name in _OF_TIME
    }
    if spans["when"]:
        return _hull(spans["when"])
    first = _hull(spans["began"]).first if spans["began"] else None
    last = _hull(spans["ended"]).last if spans["ended"] else None
    return Span(first, last, Precision.PERIOD) if first or last else None


def _time_inferred(statements: list[Statement]) -> bool:
    """Whether all statements of the time that is read, of which there are some, are inferences of the coder."""
    of_time = [statement for statement in statements if statement.field in _OF_TIME and statement.span]
    read = [statement for statement in of_time if statement.field == "when"] or of_time
    return bool(read) and all(statement.basis is Basis.INFERENCE for statement in read)


def _paragraphs(collection: Collection, claim_id: str, source_id: str) -> str:
    """The paragraphs that tell a claim; a dataset has rows, of which one says nothing of the next."""
    if collection.row("sources", source_id)["kind"] == SourceKind.DATASET:
        return ""
    told = {statement.paragraph for statement in collection.statements_of_claim[claim_id] if statement.paragraph}
    return "|".join(map(str, sorted(told)))


def _hull(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    first = _bound([span.first for span in spans], least=True)
    last = _bound([span.last for span in spans], least=False)
    if first is None and last is None:
        return spans[0]
    precisions = {span.precision for span in spans}
    if Precision.PERIOD in precisions:
        return Span(first, last, Precision.PERIOD)
    return Span(first, last, precisions.pop() if first == last and len(precisions) == 1 else Precision.WITHIN)


def _bound(days: list[date | None], *, least: bool) -> date | None:
    known = [day for day in days if day]
    if len(known) < len(days):
        return None
    return min(known) if least else max(known)


def _values(statements: list[Statement], specs: dict[str, FieldSpec], type_: FieldType) -> list[str]:
    return [statement.value for statement in statements if specs[statement.field].type is type_]


def _paths(tree: Tree, frame: pd.DataFrame) -> dict[str, str]:
    kinds = dict(zip(frame.iloc[:, 0], frame["kind"], strict=True))
    return {node: ">".join(f"{kinds.get(step, '')}:{step}" for step in reversed(tree.path(node))) for node in kinds}


def _ids_and_paths(ids: list[str], paths: dict[str, str]) -> tuple[str, str]:
    distinct = sorted(set(ids))
    return "|".join(distinct), "|".join(paths.get(row_id, f":{row_id}") for row_id in distinct)


def _joined(values: Iterable[str]) -> str:
    return "|".join(sorted(set(values)))


def days_of(frame: pd.DataFrame, column: str) -> Ints:
    """Whole days since the year 1; -1 where there is no date."""
    values = frame[column].to_numpy(dtype="datetime64[D]")
    gaps = np.isnat(values)
    days: Ints = (np.where(gaps, _DAY_ONE, values) - _DAY_ONE).astype(np.int64)
    days[gaps] = -1
    return days
