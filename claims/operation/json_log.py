"""A log as JSON, one object a line: what happened in the program, never a text, a name or an address of anybody's work."""

import json
import logging
import os
import sys
from datetime import UTC, datetime

VARIABLE = "CLAIMS_LOG"
_OURS = ("claims", "views")  # loggers whose messages are sentences of the code and quote nothing


class JsonLines(logging.Formatter):
    """Each record as an object: when, how grave, where in the code, and what happened.

    The message of another library may quote what users wrote: of its records only the place is kept. Numbers that belong to
    an event are given as `extra={"told": {...}}`.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": f"{record.name}:{record.lineno}",
        }
        if record.name.split(".")[0] in _OURS:
            told |= {"event": str(record.msg), **getattr(record, "told", {})}
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
        return json.dumps(told)


def log_as_json() -> bool:
    """Makes every logger of this process write so to the error output, where CLAIMS_LOG is json, and says whether it is."""
    if os.environ.get(VARIABLE) != "json":
        return False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in list(logging.root.manager.loggerDict):
        write_as_all_do(logging.getLogger(name))
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # without the addresses its lines say nothing
    return True


def write_as_all_do(logger: logging.Logger) -> None:
    """Makes a logger hand its records on instead of writing them itself."""
    logger.handlers.clear()
    logger.propagate = True
