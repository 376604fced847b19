"""Incidents from scored pairs: groups of claims, described, with their parts."""

import pandas as pd

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.matching.claims.claim_frame import claim_frame
from claims.matching.linking.description import Draft, draft_incident, title_of
from claims.matching.linking.judgement_constraints import Judged, read_judged
from claims.matching.linking.link import group_claims
from claims.matching.linking.part_of import Part, find_parts, parent_of
from claims.matching.settings import LinkSettings
from claims.tables import Collection, records_of


def link_incidents(
    collection: Collection,
    matches: pd.DataFrame,
    *,
    settings: LinkSettings | None = None,
    frame: pd.DataFrame | None = None,
) -> Incidents:
    """Every claim in one incident, with what is part of what.

    Judgements of the collection are obeyed before any score; where they clash, the claims stay together and
    the clash is a row of `near_misses`. The order of the rows given makes no difference.

    Args:
        frame: The claim frame of the collection, where it is made already.
    """
    settings, judged = settings or LinkSettings(), read_judged(collection)
    frame = claim_frame(collection) if frame is None else frame
    rows = {row["claim_id"]: row for row in records_of(frame)}
    drafts = [
        draft_incident(claims, [rows[claim] for claim in claims])
        for claims in group_claims(frame, matches, judged, settings)
    ]
    drafts.sort(key=lambda draft: (pd.isna(draft.first), str(draft.first), str(draft.last), draft.incident_id))
    incident_of = {claim: draft.incident_id for draft in drafts for claim in draft.claims}
    parts = _with_judged(find_parts(drafts, collection, settings), judged, incident_of)
    return Incidents(
        table=_table(drafts, parts, collection),
        members=pd.DataFrame(
            [(incident, claim) for claim, incident in incident_of.items()], columns=list(MEMBER_COLUMNS)
        ),
        parts=pd.DataFrame([(part.part_id, part.whole_id, part.reason) for part in parts], columns=list(PART_COLUMNS)),
    )


def _table(drafts: list[Draft], parts: list[Part], collection: Collection) -> pd.DataFrame:
    by_id = {draft.incident_id: draft for draft in drafts}
    rows = [
        (
            draft.incident_id, title_of(draft, collection), draft.first, draft.last, draft.precision, "|".join(draft.places), "|".join(draft.parties),
            "|".join(draft.kinds), parent_of(draft.incident_id, parts, by_id), draft.background, len(draft.claims), draft.sources,
        )
        for draft in drafts
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS))
    return table.assign(
        **{column: pd.to_datetime(table[column]).astype("datetime64[us]") for column in ("first", "last")}
    )


def _with_judged(parts: list[Part], judged: Judged, incident_of: dict[str, str]) -> list[Part]:
    """The parts computed and those that reviewers named, whose words go first."""
    named = {(incident_of[part], incident_of[whole]): words for part, whole, words in judged.parts}
    turned = {(whole, part) for part, whole in named}
    computed = {
        (part.part_id, part.whole_id): part.reason for part in parts if (part.part_id, part.whole_id) not in turned
    }
    order = {incident: at for at, incident in enumerate(dict.fromkeys(incident_of.values()))}
    pairs = sorted({**computed, **named}.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))
    return [Part(part, whole, reason) for (part, whole), reason in pairs]
