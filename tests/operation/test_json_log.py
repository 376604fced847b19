"""The log as JSON: our own sentences with their numbers, of other libraries the place alone."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest
from streamlit import logger as streamlit_loggers

import serve
from claims.operation.json_log import VARIABLE, JsonLines, log_as_json
from claims.safety.faults import note_fault


@pytest.fixture
def loggers_as_they_were() -> Iterator[None]:
    loggers = [logging.root, *map(logging.getLogger, logging.root.manager.loggerDict)]
    before = [(each, each.handlers[:], each.level, each.propagate) for each in loggers]
    yield
    for logger, handlers, level, propagate in before:
        logger.handlers[:], logger.propagate = handlers, propagate
        logger.setLevel(level)


@pytest.mark.parametrize(
    ("logger", "message", "kept"),
    [
        ("claims.workspace.database", "The connection was lost.", "The connection was lost."),
        ("sqlalchemy.engine", "INSERT INTO claims VALUES ('Ana said')", None),
        ("streamlit.web", "Saw Ana at /project?collection=secret", None),
    ],
)
def test_another_library_is_not_quoted(logger: str, message: str, kept: str | None) -> None:
    line = json.loads(JsonLines().format(logging.LogRecord(logger, logging.WARNING, __file__, 7, message, None, None)))
    assert line.get("event") == kept
    assert (line["level"], line["where"]) == ("warning", f"{logger}:7")
    assert "Ana" not in json.dumps(line)


def test_an_error_is_named_and_not_repeated() -> None:
    try:
        raise ValueError("Ana's text")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Ana's text", None, sys.exc_info())
    assert json.loads(JsonLines().format(record))["error"] == "ValueError"
    assert "Ana" not in JsonLines().format(record)


@pytest.mark.usefixtures("loggers_as_they_were")
def test_it_is_written_where_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "json")
    log_as_json()
    code = note_fault(ValueError("Ana's text"))
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["code"]) == ("A fault of the program.", code)


@pytest.mark.usefixtures("loggers_as_they_were")
def test_a_logger_that_streamlit_makes_while_it_serves_quotes_nobody_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "json")
    monkeypatch.setattr(streamlit_loggers, "setup_formatter", streamlit_loggers.setup_formatter)  # put back afterwards
    serve.log_as_asked()
    try:
        raise ValueError("Ana's text")
    except ValueError:
        streamlit_loggers.get_logger("streamlit.made_later").exception("Ana's text")
    [line] = capsys.readouterr().err.splitlines()
    assert json.loads(line)["error"] == "ValueError"
    assert "Ana" not in line


@pytest.mark.usefixtures("loggers_as_they_were")
def test_nothing_changes_where_it_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = logging.root.handlers[:]
    log_as_json()
    assert logging.root.handlers == before
