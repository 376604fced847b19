"""Incidents from scored pairs: groups of claims, described, with their parts and near misses."""

import pandas as pd

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, NEAR_MISS_COLUMNS, PART_COLUMNS, Incidents
from claims.matching.describe import Draft, draft_incident, title_of
from claims.matching.explain import explain_pairs, records_of
from claims.matching.frame import claim_frame
from claims.matching.judged import Judged, read_judged
from claims.matching.link import group_claims
from claims.matching.parts import Part, find_parts, parent_of
from claims.matching.settings import LinkSettings, MatchSettings
from claims.model import Match
from claims.tables import Collection


def link_incidents(collection: Collection, matches: pd.DataFrame, *, settings: LinkSettings | None = None) -> Incidents:
    """Every claim in one incident, with what is part of what, and what almost linked.

    Judgements of the collection are obeyed before any score; where they clash, the clash is a row of
    `near_misses` that names the reviewers. The order of the rows given makes no difference.
    """
    settings = settings or LinkSettings()
    frame, judged = claim_frame(collection), read_judged(collection)
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
        near_misses=_near_misses(collection, frame, matches, judged, incident_of, settings),
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


def _near_misses(
    collection: Collection,
    frame: pd.DataFrame,
    matches: pd.DataFrame,
    judged: Judged,
    incident_of: dict[str, str],
    settings: LinkSettings,
) -> pd.DataFrame:
    """Pairs in different incidents that score from `near_points` on, and before them the clashes of judgements."""
    near = matches[matches["points"] >= settings.near_points]
    near = near[near["claim_a"].map(incident_of) != near["claim_b"].map(incident_of)]
    near = near.sort_values(["points", "claim_a", "claim_b"], ascending=[False, True, True]).head(
        settings.most_near_misses
    )
    pairs = list(zip(near["claim_a"], near["claim_b"], strict=True))
    found = explain_pairs(
        frame, [*pairs, *(clash[:2] for clash in judged.clashes)], name_of=collection.name_of, settings=MatchSettings()
    )
    reasons = [_reason(match, judged, settings) for match in found[: len(pairs)]] + [
        clash[2] for clash in judged.clashes
    ]
    rows = [
        (match.claim_a, match.claim_b, match.probability, reason) for match, reason in zip(found, reasons, strict=True)
    ]
    rows = rows[len(pairs) :] + rows[: len(pairs)]
    return pd.DataFrame(rows, columns=list(NEAR_MISS_COLUMNS))


def _reason(match: Match, judged: Judged, settings: LinkSettings) -> str:
    groups = (judged.group_of.get(match.claim_a, match.claim_a), judged.group_of.get(match.claim_b, match.claim_b))
    if groups in judged.apart:
        return f"{judged.apart[groups]}."
    against = sorted((each for each in match.evidence[1:] if each.points < 0), key=lambda each: each.points)[:2]
    words = " ".join(each.sentence for each in against) or "Too little speaks for it."
    if match.points >= settings.link_points:
        return f"The two score enough, but not the claims that each is linked with. {words}"
    return words
