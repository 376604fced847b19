"""The HTTP side of the API: who asks, which page of which list, and whether it changed since."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from claims.api.open_studies import OpenStudies, opened_project, opened_projects, revision_of
from claims.cli.json_records import Record, claim_record, discrepancy_record, incident_record
from claims.databases.address import Address
from claims.errors import ClaimsError, UnknownIdError
from claims.installation.version import __version__
from claims.model import Kind, Severity
from claims.study import Study

MOST_ITEMS = 500  # of one page
NOT_MODIFIED, UNKNOWN = 304, 404


class OpenedCollection(BaseModel):
    """A project that the token opens."""

    name: str
    title: str
    changed: str


class PartOfList(BaseModel):
    """A part of a list, and where the next one is."""

    total: int
    offset: int
    limit: int
    next: str | None
    items: list[dict[str, Any]]


app = FastAPI(
    title="Competing Claims",
    version=__version__,
    description="What a project holds, to read: incidents, claims, and where they disagree. A token of the project opens it; an owner makes one.",
    docs_url=None,  # its pages load scripts from elsewhere
    redoc_url=None,
)
_studies = OpenStudies()
_bearer = HTTPBearer(description="A token of the project.")
Secret = Annotated[HTTPAuthorizationCredentials, Security(_bearer)]
Offset = Annotated[int, Query(ge=0, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ITEMS, description="How many to give.")]


def _project(name: str, secret: Secret) -> Address:
    path = opened_project(name, secret.credentials)
    if path is None:
        raise HTTPException(UNKNOWN, f"no project {name!r} that this token opens")
    return path


Project = Annotated[Address, Depends(_project)]


def _tag(request: Request, response: Response, path: Project) -> None:
    """Names the answer by the state of the project and what is asked; ends here where the one who asks has it already."""
    asked = f"{__version__} {path} {revision_of(path)} {request.url.query} {request.url.path}"
    tag = f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'
    if tag in [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]:
        raise HTTPException(NOT_MODIFIED, headers={"ETag": tag})
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"


@app.exception_handler(ClaimsError)
def _say_error(_: Request, error: ClaimsError) -> JSONResponse:
    if isinstance(error, UnknownIdError):
        return JSONResponse({"detail": str(error)}, status_code=UNKNOWN)
    # Other errors name files and servers.
    return JSONResponse({"detail": "this cannot be read at the moment"}, status_code=503)


@app.get("/v1/collections")
def get_collections(secret: Secret) -> list[OpenedCollection]:
    """The projects that the token opens."""
    return [
        OpenedCollection(**{key: getattr(info, key) for key in OpenedCollection.model_fields})
        for info in opened_projects(secret.credentials)
    ]


@app.get("/v1/collections/{name}", dependencies=[Depends(_tag)])
def get_collection(path: Project) -> Record:
    """What a project is called, and how much it holds."""
    study = _studies.study(path)
    collection = study.collection
    counted = {table: len(getattr(collection, table)) for table in ("sources", "documents", "claims", "statements")}
    about = {key: getattr(collection, key) for key in ("title", "version", "date", "licence", "digest")}
    return {
        "name": path.stem,
        **about,
        **counted,
        "incidents": len(study.incidents.table),
        "discrepancies": len(study.findings.discrepancies),
        "problems": len(collection.problems),
    }


@app.get("/v1/collections/{name}/incidents", dependencies=[Depends(_tag)])
def get_incidents(request: Request, path: Project, offset: Offset = 0, limit: Limit = 100) -> PartOfList:
    """The incidents, each with its places, its claims, its parts and what it is part of."""
    study = _studies.study(path)
    return _page(request, list(study.incidents.rows), offset, limit, lambda each: _incident(study, each))


@app.get("/v1/collections/{name}/incidents/{incident_id}", dependencies=[Depends(_tag)])
def get_incident(path: Project, incident_id: str) -> Record:
    """One incident."""
    return _incident(_studies.study(path), incident_id)


@app.get("/v1/collections/{name}/claims", dependencies=[Depends(_tag)])
def get_claims(request: Request, path: Project, offset: Offset = 0, limit: Limit = 100) -> PartOfList:
    """The claims, each with its document, source and incident, and its statements."""
    study = _studies.study(path)
    ids = study.collection.claims["claim_id"].tolist()
    return _page(request, ids, offset, limit, lambda each: claim_record(study.collection, study.incidents, each))


@app.get("/v1/collections/{name}/discrepancies", dependencies=[Depends(_tag)])
def get_discrepancies(
    request: Request,
    path: Project,
    severity: Annotated[list[Severity], Query(description="Only these; repeatable.")] = [],  # noqa: B006  # never changed
    kind: Annotated[list[Kind], Query(description="Only these; repeatable.")] = [],  # noqa: B006
    incident: Annotated[str, Query(description="Only those in this incident.")] = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> PartOfList:
    """Where accounts disagree, the gravest first, each with its sides and the words behind them."""
    study = _studies.study(path)
    chosen = [
        each
        for each in study.findings.discrepancies
        if (not severity or each.severity in severity)
        and (not kind or each.kind in kind)
        and (not incident or each.incident_id == incident)
    ]
    return _page(
        request, chosen, offset, limit, lambda each: discrepancy_record(study.collection, study.incidents, each)
    )


def _incident(study: Study, incident_id: str) -> Record:
    return incident_record(study.collection, study.incidents, incident_id)


def _page(
    request: Request, every: Sequence[Any], offset: int, limit: int, record: Callable[[Any], Record]
) -> PartOfList:  # ids, or findings
    """The part of a list that is asked for."""
    is_last = offset + limit >= len(every)
    following = request.url.include_query_params(offset=offset + limit, limit=limit)
    return PartOfList(
        total=len(every),
        offset=offset,
        limit=limit,
        next=None if is_last else f"{following.path}?{following.query}",
        items=[record(each) for each in every[offset : offset + limit]],
    )
