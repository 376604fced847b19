"""Sentences about other events."""

import pytest

from claims.extract.find.background import is_background


@pytest.mark.parametrize(
    "sentence", ["20:45 on Monday gunmen killed four.", "8:30 p.m. a man was shot.", "8:30 Monday"]
)
def test_a_time_of_day_is_no_caption_of_a_video(sentence: str) -> None:
    assert not is_background(sentence)
