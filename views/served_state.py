"""Two addresses for whoever runs the app: whether it is alive, and whether it is ready for visitors."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

UNAVAILABLE = 503


def state_routes() -> list[Route]:
    """`/health` answers while the process does; `/ready` also asks the database."""
    return [Route("/health", _health), Route("/ready", _ready)]


async def _health(_: Request) -> JSONResponse:
    return JSONResponse({"alive": True})


def _ready(_: Request) -> JSONResponse:  # in a thread of its own, for a database may keep it waiting
    from claims.operation.service_state import service_state  # here, for the first page does without

    state = dict(service_state())
    return JSONResponse(state, status_code=200 if all(state.values()) else UNAVAILABLE)
