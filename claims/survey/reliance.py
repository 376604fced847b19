"""Repeats: which source rests on which, by what its statements cite and whom they quote."""

import pandas as pd

from claims.model import parse_chain, split_list
from claims.tables import Collection

REPEAT_COLUMNS = ("source_id", "other_id", "how", "statements", "claims", "statement_ids")
CITES, QUOTES = "cites", "quotes"


def repeats(collection: Collection, claim_ids: pd.Series | None = None) -> pd.DataFrame:
    """A source cites another when a statement of its names a document of the other, and quotes it when the other is a speaker in the chain of one.

    Args:
        collection: Where the statements stand.
        claim_ids: The claims to look at; None means all.

    Returns:
        One row a source, another and how it rests on it, columns `REPEAT_COLUMNS`, those with most statements
        first; `statement_ids` is joined by "|". What a source cites or quotes of its own is left out.
    """
    said = collection.statements
    said = said if claim_ids is None else said[said["claim_id"].isin(claim_ids)]
    cited = _exploded(said, "cites", split_list)
    cited["other_id"] = cited["other_id"].map(collection.source_of_document)
    quoted = _exploded(said, "chain", lambda chain: tuple(link.source_id for link in parse_chain(chain)))
    found = pd.concat([cited.assign(how=CITES), quoted.assign(how=QUOTES)])
    source_of = {
        claim: collection.source_of_document[document] for claim, document in collection.document_of_claim.items()
    }
    found["source_id"] = found["claim_id"].map(source_of)
    found = found[(found["source_id"] != found["other_id"]) & found["other_id"].notna()]
    found = found.drop_duplicates(["source_id", "other_id", "how", "statement_id"])
    groups = found.groupby(["source_id", "other_id", "how"], sort=True)
    table = pd.DataFrame(
        {
            "statements": groups.size(),
            "claims": groups["claim_id"].nunique(),
            "statement_ids": groups["statement_id"].agg("|".join),
        }
    ).reset_index()
    order = ["how", "statements", "source_id", "other_id"]
    return table.sort_values(order, ascending=[True, False, True, True], ignore_index=True)[list(REPEAT_COLUMNS)]


def _exploded(said: pd.DataFrame, column: str, split: object) -> pd.DataFrame:
    told = said.loc[said[column] != "", ["statement_id", "claim_id", column]]
    distinct = {text: split(text) for text in told[column].unique()}  # type: ignore[operator]
    return told.assign(other_id=told[column].map(distinct)).explode("other_id")[
        ["statement_id", "claim_id", "other_id"]
    ]
