"""Which source rests on which, by what its statements cite and whom they quote."""

from collections.abc import Callable

import pandas as pd

from claims.model import parse_chain, split_list
from claims.tables import Collection

RELIANCE_COLUMNS = ("source_id", "other_id", "how", "statements", "claims", "statement_ids")
CITES, QUOTES = "cites", "quotes"


def find_reliance(collection: Collection, claim_ids: pd.Series | None = None) -> pd.DataFrame:
    """A source cites another when a statement of its names a document of the other, and quotes it when the other is a speaker in the chain of one.

    Args:
        collection: Where the statements stand.
        claim_ids: The claims to look at; None means all.

    Returns:
        One row per source, another and how it rests on it, columns `RELIANCE_COLUMNS`, those with most statements
        first; `statement_ids` is joined by "|". What a source cites or quotes of its own is left out.
    """
    statements = collection.statements
    statements = statements if claim_ids is None else statements[statements["claim_id"].isin(claim_ids)]
    cited = _exploded(statements, "cites", split_list)
    cited["other_id"] = cited["other_id"].map(collection.source_of_document)
    quoted = _exploded(statements, "chain", lambda chain: tuple(link.source_id for link in parse_chain(chain)))
    pairs = pd.concat([cited.assign(how=CITES), quoted.assign(how=QUOTES)])
    pairs["source_id"] = pairs["claim_id"].map(collection.document_of_claim).map(collection.source_of_document)
    pairs = pairs[(pairs["source_id"] != pairs["other_id"]) & pairs["other_id"].notna()]
    pairs = pairs.drop_duplicates(["source_id", "other_id", "how", "statement_id"])
    groups = pairs.groupby(["source_id", "other_id", "how"])
    table = pd.DataFrame(
        {
            "statements": groups.size(),
            "claims": groups["claim_id"].nunique(),
            "statement_ids": groups["statement_id"].agg("|".join),
        }
    ).reset_index()
    order = ["how", "statements", "source_id", "other_id"]
    return table.sort_values(order, ascending=[True, False, True, True], ignore_index=True)[list(RELIANCE_COLUMNS)]


def _exploded(statements: pd.DataFrame, column: str, split: Callable[[str], tuple[str, ...]]) -> pd.DataFrame:
    """One row per statement and id in its cell of the column, which `split` parts."""
    filled = statements.loc[statements[column] != "", ["statement_id", "claim_id", column]]
    texts = filled.pop(column)
    ids = {text: split(text) for text in texts.unique()}
    return filled.assign(other_id=texts.map(ids)).explode("other_id")
