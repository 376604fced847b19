"""Studies as pages are given them, made from the claims of a test."""

from itertools import pairwise

from claims.schema import TABLE_COLUMNS
from claims.study import make_study
from tests.builders.collection_tables import Cells, Tables, build_collection, row
from views.state.page_study import PageStudy


def one_incident(*claims: Tables, **tables: list[Cells]) -> tuple[PageStudy, str]:
    """A study whose claims are judged to tell one event, and the id of their incident."""
    column = TABLE_COLUMNS["claims"][0]
    ids = [cells[column] for claim in claims for cells in claim["claims"]]
    judgements = [
        row("judgements", f"judgement-{one}", claim_a=one, claim_b=other, verdict="same")
        for one, other in pairwise(ids)
    ]
    study = PageStudy(**vars(make_study(build_collection(*claims, judgements=judgements, **tables))))
    [incident_id] = study.incidents.claims_of
    return study, incident_id
