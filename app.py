"""The app: opens one collection, compares its accounts once, and hands the result to the page that is asked for."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import streamlit as st

from claims.discrepancies import Settings
from claims.errors import ClaimsError
from claims.matching import LinkSettings, MatchSettings
from views import adding, adding_words, conventions, discrepancies, incident, review, words
from views.frame import alert, frame, problems, style
from views.safe import literal
from views.study import Matched, Study, compare, read_matched, with_added

DEFAULT_COLLECTION = Path(__file__).resolve().parent / "data" / "qamishli-hasakah"


def main() -> None:
    """Draws the page that the address names, in the frame that all pages share."""
    st.set_page_config(page_title=words.APP, layout="wide")
    style()
    study = _study_or_stop
    incident_page = st.Page(lambda: incident.show_page(study()), title=words.INCIDENT, url_path="incident")

    def all_discrepancies() -> None:
        discrepancies.show_page(study(), incident_page)

    # The first page has the address "/" and no other; the hidden one keeps links good when another page becomes the first.
    pages = [
        st.Page(all_discrepancies, title=words.DISCREPANCIES, default=True),
        st.Page(all_discrepancies, title=words.DISCREPANCIES, url_path="discrepancies", visibility="hidden"),
        incident_page,
        st.Page(lambda: conventions.show_page(study()), title=words.CONVENTIONS, url_path="conventions"),
        st.Page(lambda: review.show_page(study(), _read()), title=words.REVIEW, url_path="review"),
        st.Page(lambda: adding.show_page(study(), _read(), incident_page), title=adding_words.ADD, url_path="add"),
    ]
    st.navigation(pages, position="top").run()


def _study_or_stop() -> Study:
    """The study with its frame drawn; without anything to compare, the page ends with a sentence on what to do."""
    try:
        matched = _read()
        study = _study(matched, matched.key, matched.place, matched.revision())
    except (ClaimsError, OSError) as error:
        alert(words.CANNOT_OPEN, literal(error), words.CANNOT_OPEN_WHY)
        st.stop()
    if study.incidents.table.empty:
        alert(words.NO_CLAIMS, words.NO_CLAIMS_WHY)
        if study.collection.problems:
            problems(study.collection.problems)
        st.stop()
    frame(study)
    return study


def collection_path() -> Path:
    """The folder or workbook to show: named after `--`, or in CLAIMS_COLLECTION, or the one that comes along."""
    named = [*sys.argv[1:2], os.environ.get("CLAIMS_COLLECTION", "")][0]
    return Path(named) if named else DEFAULT_COLLECTION


def _stamps(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells at a glance that a file may have changed: its name, size and time."""
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path] * path.is_file()
    return tuple((str(each), each.stat().st_size, each.stat().st_mtime_ns) for each in files)


@st.cache_data(max_entries=16, show_spinner=False)
def _digest(path: str, stamps: tuple[tuple[str, int, int], ...]) -> str:
    """SHA-256 of the files, read again when their stamps change."""
    content = sha256(path.encode())
    for file, _, _ in stamps:
        content.update(sha256(Path(file).read_bytes()).digest())
    return content.hexdigest()


def _read() -> Matched:
    """The collection with its scores, and with what users added to it."""
    path = collection_path()
    key = repr((MatchSettings(), LinkSettings(), Settings()))
    matched = _matched(str(path), _digest(str(path), _stamps(path)), key)
    return _with_added(matched, matched.key, matched.place, matched.accepted_revision())


@st.cache_resource(max_entries=2, show_spinner=words.LOADING)
def _with_added(_matched: Matched, key: str, place: Path | None, revision: tuple[int, ...]) -> Matched:  # noqa: ARG001  # key and revision are the key of the cache
    """Scoring of what was added, done once for each content of the files and each document."""
    return with_added(_matched, place)


@st.cache_resource(max_entries=2, show_spinner=words.LOADING)
def _matched(path: str, digest: str, settings: str) -> Matched:
    """Reading and matching, done once for each content of the files."""
    return read_matched(Path(path), key=f"{digest} {settings}")


@st.cache_resource(max_entries=2, show_spinner=words.LOADING)
def _study(_matched: Matched, key: str, place: Path | None, revision: tuple[int, ...]) -> Study:  # noqa: ARG001  # key and revision are the key of the cache
    """Linking and comparing, done once for each content of the files and each state of the workspace."""
    return compare(_matched, place)


main()
