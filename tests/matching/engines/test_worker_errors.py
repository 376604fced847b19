"""What Spark says of a failure becomes one sentence; none of this starts Spark."""

import pytest

from claims.errors import ClaimsError, CollectionError, ExportError

pytest.importorskip("pyspark", reason="PySpark is not installed (pip install pyspark)")

from py4j.protocol import Py4JError

from claims.matching.engines.spark_run import failures_as
from claims.matching.engines.worker_errors import error_of

IN_WORKER = (
    'An exception was thrown from the Python worker:\nTraceback (most recent call last):\n  File "x.py", line 1\n'
)
IN_JAVA = "An error occurred while calling o1.save.\n: org.apache.hadoop.fs.ParentNotDirectoryException: "


@pytest.mark.parametrize(
    ("message", "expected", "words"),
    [
        (f"{IN_WORKER}claims.errors.CollectionError: no day; allowed: a day", CollectionError, "no day; allowed: a day"),
        (f"{IN_WORKER}MemoryError: full", ExportError, "x: a worker ended with MemoryError: full; allowed: y"),
        (f"{IN_JAVA}no folder: file:/a\n\tat org.apache.B.c(D.java:1)", ExportError, "x: no folder: file:/a; allowed: y"),
        ("[PATH_NOT_FOUND] Path does not exist: a.\n\nmore", ExportError, "x: [PATH_NOT_FOUND] Path does not exist: a.; allowed: y"),
        ("", ExportError, "x: ExportError; allowed: y"),
    ],
)  # fmt: skip
def test_a_failure_is_told_without_its_trace(message: str, expected: type[ClaimsError], words: str) -> None:
    found = error_of(message, ExportError, "x", "y")
    assert type(found) is expected
    assert str(found) == words


@pytest.mark.parametrize("error", [Py4JError("gone"), ConnectionRefusedError("gone")])
def test_what_fails_in_spark_is_raised_as_an_error_of_the_package(error: Exception) -> None:
    with (
        pytest.raises(CollectionError, match=r"^it ended: gone; allowed: more$"),
        failures_as(CollectionError, "it ended", "more"),
    ):
        raise error
