"""Sources named by id, name or alias in any case; what cannot be compared is refused with what would do."""

import pytest

from claims.errors import ClaimsError
from claims.survey.between import place_named, sources_named
from tests.builders.collection_tables import build_collection, claim, row

NAMED = build_collection(
    claim("a", source="sohr"),
    claim("b", source="hawar"),
    claim("c", source="wiki"),
    claim("d", source="herald"),
    sources=[
        row("sources", "sohr", name="SOHR", aliases="Syrian Observatory|المرصد السوري"),
        row("sources", "hawar", name="Hawar News", aliases="ANHA|The Agency"),
        row("sources", "wiki", name="Wikipedia", aliases="the agency"),
    ],
)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["sohr", "hawar"], ("sohr", "hawar")),
        (["hawar", "sohr"], ("hawar", "sohr")),
        ([" SOHR ", "HAWAR NEWS"], ("sohr", "hawar")),
        (["syrian observatory", "anha", "Wikipedia"], ("sohr", "hawar", "wiki")),
        (["المرصد السوري", "hawar", ""], ("sohr", "hawar")),
    ],
)
def test_a_source_is_named_by_id_name_or_alias(names: list[str], ids: tuple[str, ...]) -> None:
    assert sources_named(NAMED, names) == ids


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["sohr", "hawer"], "no source 'hawer'; allowed: an id or a name, such as hawar (Hawar News)"),
        (["sohr", "Observatory of Syria"], "no source 'Observatory of Syria'; allowed: an id or a name, such as sohr (SOHR)"),
        (["sohr", "zzz"], "no source 'zzz'; allowed: an id or a name, such as sohr (SOHR); hawar (Hawar News); wiki (Wikipedia)"),
        (["sohr", "the agency"], "'the agency' names several sources; allowed: one of the ids hawar, wiki"),
        (["sohr", "SOHR"], "'sohr' and 'SOHR' are one source, SOHR, which cannot be compared with itself; allowed: two or three different sources, such as sohr,hawar"),
        (["sohr"], "1 named to compare with each other; allowed: two or three different sources, such as sohr,hawar"),
        ([], "0 named to compare with each other; allowed: two or three different sources, such as sohr,hawar"),
        (["sohr", "hawar", "wiki", "herald"], "4 named to compare with each other; allowed: two or three different sources, such as sohr,hawar"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_with_what_would_do(names: list[str], message: str) -> None:
    with pytest.raises(ClaimsError) as refused:
        sources_named(NAMED, names)
    assert str(refused.value) == message


def test_a_place_is_named_alike() -> None:
    collection = build_collection(claim("a"), places=[row("places", "qam", name="Qamishli", aliases="القامشلي")])
    assert place_named(collection, "qamishli") == place_named(collection, "القامشلي") == "qam"
    with pytest.raises(ClaimsError, match=r"^no place 'Qamishly'; allowed: an id or a name, such as qam \(Qamishli\)$"):
        place_named(collection, "Qamishly")
