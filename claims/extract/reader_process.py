"""Reads a document in a process of its own, limited in time and memory, so that no user waits for another's.

`python -m claims.extract.reader_process` is that process: it takes a pickled `Task` from standard input and writes a pickled draft,
or the sentence of a refusal, to standard output. Only this module starts it, so nothing from outside is unpickled.
"""

import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Thread

from claims.errors import DocumentError
from claims.extract.document.document import Document
from claims.extract.document.limits import LIMITS, Limits
from claims.extract.document.read_file import Known, is_plain, read_content, read_passage
from claims.extract.draft.duplicates import with_stored_documents
from claims.extract.draft.links import with_cited_outlets
from claims.extract.endpoint.endpoint_settings import EndpointSettings
from claims.extract.endpoint.model_extractor import ModelExtractor
from claims.extract.extractor import PatternExtractor
from claims.extract.records import DraftDocument, Extractor
from claims.tables import Collection

LOOK_SECONDS = 0.2  # between two reports that it is still reading
QUICK_CHARACTERS = 100_000  # read within seconds


@dataclass(frozen=True, kw_only=True)
class Task:
    """A document to read.

    Attributes:
        content: The bytes of a file; None where `passage` is given.
        passage: A text that was pasted.
        collection: Whose names are looked for.
        source_id: The source that publishes it, "" where the collection does not have it.
        endpoint: The model that is asked too; None: none is, and nothing leaves this computer.
    """

    content: bytes | None = None
    passage: str = ""
    name: str = "passage"
    known: Known
    collection: Collection | None
    source_id: str = ""
    limits: Limits = LIMITS
    endpoint: EndpointSettings | None = None


@dataclass(frozen=True)
class Waiting:
    """The task is not done yet; so many seconds have passed."""

    seconds: float


def is_quick(task: Task) -> bool:
    """Whether a task is a plain text so short that reading it takes less time than starting a process, and asks no model."""
    if task.endpoint:
        return False
    if task.content is None:
        return len(task.passage) <= QUICK_CHARACTERS
    return len(task.content) <= QUICK_CHARACTERS and is_plain(task.content)


def read_draft(task: Task) -> DraftDocument:
    """Reads in this process.

    Raises:
        DocumentError: It cannot be read.
    """
    return draft_document(_document(task), task.collection, source_id=task.source_id, endpoint=task.endpoint)


def draft_document(
    document: Document,
    collection: Collection | None,
    *,
    source_id: str = "",
    endpoint: EndpointSettings | None = None,
) -> DraftDocument:
    """The draft of a document that is read already, with what it cites looked up among the stored documents."""
    draft = extractor_of(collection, source_id, endpoint).extract(document)
    if collection is None:
        return draft
    return with_cited_outlets(with_stored_documents(draft, collection), collection, source_id=source_id)


def extractor_of(
    collection: Collection | None, source_id: str = "", endpoint: EndpointSettings | None = None
) -> Extractor:
    """The extractor of the package, and a model beside it where an endpoint is given."""
    if endpoint:
        return ModelExtractor(endpoint, collection, source_id)
    return PatternExtractor(collection, source_id)


def read_in_process(task: Task) -> Iterator[Waiting | DraftDocument]:
    """Reads in a process of its own: yields `Waiting` now and then while it runs, and the draft last.

    Whoever stops iterating ends the process.

    Raises:
        DocumentError: It cannot be read, or takes more time or memory than allowed.
    """
    started = time.monotonic()
    with _process() as process:
        answers: list[bytes] = []
        # A thread, for `communicate` called again after a timeout does not write the rest of its input.
        talk = Thread(target=lambda: answers.append(process.communicate(pickle.dumps(_slim(task)))[0]), daemon=True)
        talk.start()
        while talk.is_alive():
            passed = time.monotonic() - started
            if passed > task.limits.most_seconds:
                raise DocumentError(
                    f"{task.name}: not read within {task.limits.most_seconds:.0f} seconds; allowed: a smaller document, or its text pasted"
                )
            yield Waiting(passed)
            talk.join(LOOK_SECONDS)
    yield _answered(b"".join(answers), task.name)


def _slim(task: Task) -> Task:
    """The task without what reading does not look at, which may be large."""
    if task.collection is None:
        return task
    collection = task.collection
    empty = {table: getattr(collection, table).iloc[:0] for table in ("claims", "statements", "judgements")}
    return replace(task, collection=replace(collection, problems=(), **empty))


def _document(task: Task) -> Document:
    if task.content is None:
        return read_passage(task.passage, known=task.known, limits=task.limits)
    return read_content(task.content, name=task.name, known=task.known, limits=task.limits)


@contextmanager
def _process() -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "claims.extract.reader_process"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _answered(answer: bytes, name: str) -> DraftDocument:
    draft = None
    with suppress(Exception):  # half an answer of a process that was ended, for want of memory for instance
        draft = pickle.loads(answer)
    if isinstance(draft, DraftDocument):
        return draft
    if isinstance(draft, str):
        raise DocumentError(draft)  # the sentence of a refusal
    raise DocumentError(f"{name}: reading failed: too little memory, or a damaged file; allowed: its text pasted")


def _limit_memory(limits: Limits) -> None:
    with suppress(ImportError, ValueError, OSError):  # where the system has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.most_memory, limits.most_memory))


def main() -> None:
    """Reads the task on standard input, and writes the draft or the sentence of a refusal."""
    task: Task = pickle.loads(sys.stdin.buffer.read())
    _limit_memory(task.limits)
    answer: DraftDocument | str
    try:
        answer = read_draft(task)
    except DocumentError as error:
        answer = str(error)
    except MemoryError:
        answer = f"{task.name}: reading it takes too much memory; allowed: a smaller document, or its text pasted"
    except RecursionError:
        answer = f"{task.name}: it is nested too deeply; allowed: its text pasted"
    sys.setrecursionlimit(10_000)
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
