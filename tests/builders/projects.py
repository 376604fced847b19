"""Projects to try things on."""

from datetime import UTC, datetime
from typing import TypeVar

from claims.databases.address import Address
from claims.projects import Edit, create_project, open_project, put

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

Home = TypeVar("Home", bound=Address)


def account(source: str, killed: str, *, day: str = "2021-01-23") -> list[Edit]:
    """A source with one document, one claim on a clash in Qamishli, and how many it says were killed."""
    said = {"claim_id": f"{source}-c", "stance": "asserts", "coder": "Ada"}
    return [
        put("sources", source_id=source, name=source.title(), kind="outlet"),
        put("places", place_id="qamishli", name="Qamishli", kind="town"),
        put("documents", document_id=f"{source}-d", source_id=source, title="Clash", language="en", published_from=day, published_to=day),
        put("claims", claim_id=f"{source}-c", document_id=f"{source}-d", title="Clash in Qamishli", background="no"),
        put("statements", statement_id=f"{source}-1", field="when", value=day, **said),
        put("statements", statement_id=f"{source}-2", field="where", value="qamishli", **said),
        put("statements", statement_id=f"{source}-3", field="kind", value="clash", **said),
        put("statements", statement_id=f"{source}-4", field="killed", value=killed, **said),
    ]  # fmt: skip


def two_outlets(folder: Home) -> Home:
    """A project of two sources that contradict each other on the killed."""
    path = create_project("Two outlets", folder=folder, by="Ada", at=NOW)
    assert isinstance(path, type(folder))
    with open_project(path) as project:
        project.change([*account("hawar", "3"), *account("sohr", "5")], what="Two accounts", by="Ada", at=NOW)
    return path
