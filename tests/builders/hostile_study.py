"""A study of two accounts that cannot both be true, told in words that mean harm to what shows them."""

from datetime import UTC, datetime
from functools import cache

from claims.discrepancies import find_discrepancies
from claims.findings import Findings
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.tables import Collection
from tests.builders.collection_tables import Tables, build_collection, claim, row, said

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
FORMULA = "=1+1 <script>alert(1)</script> | **bold** [link](https://evil.example) $x$ \u202etxt.exe"
MARKUP = "=1+1 <script>x</script> {{tpl}} [[link]] '''b''' |- <ref>r</ref> \\input{x} $y$ %c & #h _u ~ ISBN 123 http://evil.example"
ARABIC = "قُتل ستة أشخاص"
SHOOTING = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
Study = tuple[Collection, Incidents, Findings]


def study_of(*claims: Tables, **tables: list[dict[str, str]]) -> Study:
    """The claims as a collection, its incidents and its findings."""
    collection = build_collection(*claims, **tables)
    assert not collection.problems, collection.problems
    incidents = link_incidents(collection, match_claims(collection))
    return collection, incidents, find_discrepancies(collection, incidents)


@cache
def hostile_study() -> Study:
    """One police officer killed (claims `one`), nobody killed (`two`), with formulas, markup and Arabic in every kind of cell."""
    killed = said("1", group="police", fragment=FORMULA, paragraph="2", note="@SUM(A1)")
    denied = said("0", stance="denies", fragment=f"nobody\nwas killed {ARABIC}", gloss="six were killed")
    return study_of(
        claim("one", **SHOOTING, killed=killed),
        claim("two", source="source-b", **SHOOTING, killed=denied),
        sources=[
            row("sources", "source-a", name=MARKUP),
            row("sources", "source-b", name="The <b>Watch</b>"),
        ],
        documents=[
            row("documents", "one-doc", title=MARKUP, url="https://one.example/a?b=[c]|d", archive_url="https://web.archive.org/web/20210125000000/https://one.example"),
        ],
    )  # fmt: skip
