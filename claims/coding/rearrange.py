"""Splits and merges existing accounts, and moves them to another document."""

from collections.abc import Collection

from claims.coding.code_claim import FreeId
from claims.coding.vocabulary import Row, Vocabulary, clean_text
from claims.errors import AcceptError
from claims.names import free_name
from claims.projects.edits import Edit, put, remove

_LINKS = ("part_of", "reading_of")
EVENT_FIELDS = ("kind", "when", "where")  # what says of which event an account is


def move_account(vocabulary: Vocabulary, claim_id: str, document_id: str, *, text: str = "") -> tuple[Edit, ...]:
    """The edits that put a claim under another document; the claim that it updates is dropped where that is of another source.

    Paragraphs, which are those of the document before, are dropped; so are quotations that the text does not hold.

    Args:
        vocabulary: The project.
        claim_id: The claim.
        document_id: The other document.
        text: Of the other document; "" where none is kept.

    Raises:
        AcceptError: It is of this document already.
    """
    claims, documents = vocabulary.rows("claims"), vocabulary.rows("documents")
    claim = claims[claim_id]
    if claim["document_id"] == document_id:
        raise AcceptError("the account is of this document already; allowed: another document")
    source_id = documents[document_id]["source_id"]
    edits = [put("claims", **_of_source(vocabulary, {**claim, "document_id": document_id}, source_id))]
    for other in claims.values():
        if other.get("supersedes") == claim_id and documents[other["document_id"]]["source_id"] != source_id:
            edits.append(put("claims", **{**other, "supersedes": ""}))
    statements = [row for row in vocabulary.rows("statements").values() if row["claim_id"] == claim_id]
    return (*edits, *(put("statements", **_quoted_in(row, " ".join(text.split()))) for row in statements))


def _quoted_in(row: Row, text: str) -> Row:
    """The statement without what cannot stand in the text."""
    is_elsewhere = bool(text) and clean_text(row.get("fragment", "")) not in text
    return {**row, "paragraph": "", **({"fragment": "", "verbatim": ""} if is_elsewhere else {})}


def _of_source(vocabulary: Vocabulary, claim: Row, source_id: str) -> Row:
    """The claim without an earlier one that is of another source."""
    earlier = vocabulary.rows("claims").get(claim.get("supersedes", ""))
    same = earlier and vocabulary.rows("documents")[earlier["document_id"]]["source_id"] == source_id
    return claim if same else {**claim, "supersedes": ""}


def merge_accounts(vocabulary: Vocabulary, kept: str, other: str) -> tuple[Edit, ...]:
    """The edits that make two claims of one document one: the statements of the other go to the one that is kept.

    Judgements of the other are of the one that is kept from then on, but for those between the two.

    Raises:
        AcceptError: They are of two documents, or are one claim.
    """
    claims = vocabulary.rows("claims")
    if kept == other or claims[kept]["document_id"] != claims[other]["document_id"]:
        raise AcceptError("not two accounts of one document; allowed: another account of the same document")
    moved = [
        put("statements", **{**row, "claim_id": kept})
        for row in vocabulary.rows("statements").values()
        if row["claim_id"] == other
    ]
    later = [
        put("claims", **{**row, "supersedes": kept if row["claim_id"] != kept else claims[other].get("supersedes", "")})
        for row in claims.values()
        if row.get("supersedes") == other
    ]
    return (*moved, *later, *_judged(vocabulary, kept, other), remove("claims", other))


def _judged(vocabulary: Vocabulary, kept: str, other: str) -> list[Edit]:
    edits = []
    for row_id, row in vocabulary.rows("judgements").items():
        pair = [kept if row[side] == other else row[side] for side in ("claim_a", "claim_b")]
        if other in (row["claim_a"], row["claim_b"]):
            judged = {**row, "claim_a": pair[0], "claim_b": pair[1], "digest_a": "", "digest_b": ""}
            edits.append(remove("judgements", row_id) if pair[0] == pair[1] else put("judgements", **judged))
    return edits


def split_account(
    vocabulary: Vocabulary, claim_id: str, statement_ids: Collection[str], *, title: str, free: FreeId | None = None
) -> tuple[Edit, ...]:
    """The edits that make some statements of a claim a claim of their own; links between the two end.

    What says of which event the claim is (kind, days, place) is said of both, where none of it goes.

    Raises:
        AcceptError: None would go, or none would stay.
    """
    free = free or (lambda table, wanted: free_name(wanted, vocabulary.rows(table)))
    claim = vocabulary.rows("claims")[claim_id]
    rows = [row for row in vocabulary.rows("statements").values() if row["claim_id"] == claim_id]
    going = {row["statement_id"] for row in rows if row["statement_id"] in statement_ids}
    if not 0 < len(going) < len(rows):
        raise AcceptError(f"{len(going)} of {len(rows)} statements; allowed: some of them, but not all")
    new_id = free("claims", f"{claim_id}.2")
    titles = {row["title"] for row in vocabulary.rows("claims").values()}
    new_title = free_name(clean_text(title) or claim["title"], titles)
    new = {**claim, "claim_id": new_id, "title": new_title, "supersedes": ""}
    said = {row["field"] for row in rows if row["statement_id"] in going}
    of_both = [row for row in rows if row["field"] in EVENT_FIELDS and row["field"] not in said]
    copies = [
        {
            **row,
            **dict.fromkeys(_LINKS, ""),
            "claim_id": new_id,
            "statement_id": free("statements", f"{new_id}.{number}"),
        }
        for number, row in enumerate(of_both, start=1)
    ]
    edits = [*(_cut(row, going, new_id) for row in rows), *copies]
    return (put("claims", **new), *(put("statements", **row) for row in edits))


def _cut(row: Row, going: Collection[str], new_id: str) -> Row:
    """A statement on its side, without links to the other."""
    goes = row["statement_id"] in going
    links = {link: "" for link in _LINKS if row.get(link) and (row[link] in going) != goes}
    return {**row, **links, "claim_id": new_id if goes else row["claim_id"]}
