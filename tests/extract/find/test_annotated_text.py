"""A text is read in a time that grows with its length alone."""

import time
from datetime import date

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.find.annotated_text import annotate_text
from claims.extract.group.day import find_event_day

SAID = date(2021, 1, 27)  # a Wednesday
HOSTILE = ["two men and ", '"', ". ", "Smith ", "was shot ", "Saturday ", "عشرات ", "23-year-old "]
HOSTILE += ["two killed and one in critical condition, ", "overnight on Monday "]
TIMES = 3  # the least counts, whatever else the machine does; a long text that is quick enough is not read again


def seconds_once(text: str) -> float:
    """Seconds of this process that reading takes."""
    started = time.process_time()
    find_event_day(annotate_text(normalise_text(text).text, title_end=0, published=SAID))
    return time.process_time() - started


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    seconds_once(piece)  # word lists are read once
    small, large = (piece * (length // len(piece)) for length in (6_000, 24_000))
    least = min(seconds_once(small) for _ in range(TIMES))
    assert any(seconds_once(large) < 10 * least + 0.2 for _ in range(TIMES))


@pytest.mark.parametrize("letter", ["a", "\u0640"])
def test_a_megabyte_of_one_letter_is_read(letter: str) -> None:
    assert seconds_once(letter * 1_000_000) < 30
