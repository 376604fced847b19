"""What `claims serve` starts: the app, whose collection is read and compared while the browser still loads the page."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from streamlit import logger as streamlit_loggers
from streamlit import runtime

from claims.databases import running_writes
from claims.operation.json_log import log_as_json, write_as_all_do
from claims.people import OPERATOR, acting
from claims.safety.read_apart import start_reader
from claims.workspace.saved_results import paused_garbage_collection
from views.served_site import site_routes
from views.served_state import state_routes

MOST_SECONDS_TO_FINISH = 10.0
_log = logging.getLogger("views.serve")


@asynccontextmanager
async def preparing(_: st.App) -> AsyncIterator[None]:
    """Around the time that the app is served: what the first visit needs is made in a thread of its own."""
    Thread(target=_prepare, daemon=True).start()
    ending = asyncio.create_task(_end_sessions())
    log_as_asked()  # here, for the server sets its own loggers up when it starts
    _log.info("The app is served.")
    yield
    ending.cancel()
    await asyncio.to_thread(_finish_writes)


def log_as_asked() -> None:
    """Writes the log as the environment asks for, also what loggers write that Streamlit makes later."""
    if log_as_json():
        streamlit_loggers.setup_formatter = write_as_all_do


def _finish_writes() -> None:
    """What is being kept is finished, or rolled back where that takes too long."""
    all_finished = running_writes.RUNNING.close(most_seconds=MOST_SECONDS_TO_FINISH)
    _log.info("The app ends.", extra={"told": {"all_writes_finished": all_finished}})


async def _end_sessions() -> None:
    from views import ended_sessions  # here, for the first page waits for what is imported at the start

    while True:
        await asyncio.sleep(ended_sessions.LOOK_SECONDS)
        ended_sessions.end_sessions(runtime.get_instance())


def _prepare() -> None:
    with paused_garbage_collection():  # what is imported stays
        from views import navigation

    navigation.prepare_first_collection()
    navigation.page_was_drawn.wait()  # importing the other pages must not hold up the first
    from views import prepared_pages

    with acting(OPERATOR):  # for all who may open the collection
        prepared_pages.prepare_other_pages()


def say_fault(error: Exception) -> bool:
    """Says on the page what went wrong in a callback or in a part of the page, instead of a traceback."""
    from views.blocks.alerts import show_fault

    show_fault(error)
    return True


logging.getLogger("streamlit.error_util").setLevel(logging.CRITICAL)  # or it prints them, with texts and names
start_reader()  # before anything else: it gets ready while the app does
app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[*site_routes(), *state_routes()],
    lifespan=preparing,
    on_script_error=say_fault,
)
