"""What the browser loads before a page asks for it."""

import pytest

from views.state import quick_links


def test_each_part_that_is_loaded_early_is_a_file_of_this_version_of_streamlit() -> None:
    parts = [file.split(".")[0] for file in quick_links.loaded_early()]
    assert parts == ["DataFrame", "Multiselect"]


def test_a_part_of_another_name_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_links, "_LOADED_EARLY", ("NoSuchPart", "Multiselect"))
    assert [file.split(".")[0] for file in quick_links.loaded_early.__wrapped__()] == ["Multiselect"]
