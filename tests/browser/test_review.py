"""Reviewing in a real browser: three pairs by keys alone, one undone; five pairs as a historian would, with what each answer changed."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import serving
from claims.workspace import open_workspace, read_history
from tests.builders.browser_pages import open_page, say_name, serious_faults, visit
from tests.builders.hostile_collection import make_hostile
from tests.builders.shipped import SHIPPED
from views.texts import words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "work.sqlite3"
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(path))
    return path


@pytest.fixture
def reviewing(place: Path) -> Iterator[str]:
    with serving(SHIPPED) as address:
        assert not place.exists()  # the first judgement makes it
        yield f"{address}/review"


def judged(page: Page, number: int) -> None:
    """Waits until the page counts so many judgements of this reviewer."""
    expect(page.get_by_text(f"{number} reviewed by you")).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def press_first(page: Page, key: str) -> None:
    """Presses the first answer's key, again if the page was not listening yet when it was drawn."""
    for _ in range(3):
        page.keyboard.press(key)
        with suppress(AssertionError):
            expect(page.get_by_text("0 reviewed by you")).to_have_count(0, timeout=20_000)
            return


def test_three_pairs_are_judged_and_one_undone_by_keys_alone(page: Page, reviewing: str, place: Path) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, reviewing)
    name = page.get_by_label(words.YOUR_NAME)
    expect(name).to_be_visible()
    for _ in range(30):
        if name.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Ana x n p")  # keys that answer, where a name is typed
    page.keyboard.press("Enter")
    judged(page, 0)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    press_first(page, "x")
    judged(page, 1)
    for number, key in enumerate("np", 2):
        page.keyboard.press(key)
        judged(page, number)
    expect(page.get_by_role("heading", name=words.LAST_ANSWER)).to_be_visible()
    page.get_by_text(words.SCORE_OF_LAST).click()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert not serious_faults(page)
    page.keyboard.press("z")
    judged(page, 2)
    expect(page.get_by_text("Undone: ")).to_be_visible()
    accounts = page.locator("table.cc-fields").inner_text()
    page.reload()
    say_name(page, "Ana x n p")  # a visit ends where the page is loaded anew
    judged(page, 2)
    assert page.locator("table.cc-fields").inner_text() == accounts
    with open_workspace(place, collection="qamishli-hasakah") as workspace:
        found = [(each.by, str(each.verdict), each.stands) for each in read_history(workspace)]
    assert found == [("Ana x n p", verdict, verdict != "part of") for verdict in ("same", "not same", "part of")]


def test_five_pairs_are_judged_with_what_each_answer_means_and_changes(page: Page, reviewing: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, reviewing)
    for meaning in (*words.MEANINGS.values(), *words.EXAMPLES.values()):
        expect(page.get_by_text(meaning)).to_be_visible()
    say_name(page, "Ana")
    asked: list[tuple[str, ...]] = []
    for number, answer in enumerate(("not same", "same", "part", "not same", "unsure")):
        judged(page, number)
        asked.append(tuple(page.locator(".cc-side .cc-value").all_inner_texts()))
        for side in page.locator(".cc-side").all():
            quoted = side.locator("blockquote").all_inner_texts()
            assert len(set(quoted)) == len(quoted), "each quotation once"
            assert not [one for one in quoted for other in quoted if one != other and one in other], "and whole"
        before = left(page)
        page.get_by_role("button", name=words.ANSWERS[answer]).click()
        judged(page, number + 1)
        told = page.locator(".cc-box[role=status]").inner_text()
        assert "a probability of" in told
        assert not [name for name, other in re.findall(r"moved from (“.*?”) to (“.*?”)", told) if name == other]
        reason = page.get_by_text("your last answer changed the incidents")
        assert left(page) < before or reason.is_visible()
    assert len(set(asked)) == len(asked)
    open_page(page, words.GROUP_EVIDENCE, words.MATRIX)
    expect(page.get_by_role("heading", name=words.MATRIX_HEADING)).to_be_visible()  # else the page before is left
    page.go_back()
    judged(page, 5)  # the visit knows the name
    assert "Ana" not in page.url


def left(page: Page) -> int:
    """How many pairs the page says are left."""
    [number] = re.findall(r"(\d+) pairs? left", page.locator(".stMain").inner_text())
    return int(number)


def test_hostile_words_stay_words(page: Page, place: Path, tmp_path: Path) -> None:
    with serving(make_hostile(tmp_path / "hostile")) as address:
        visit(page, f"{address}/review")
        say_name(page, "<script>alert(1)</script>")
        judged(page, 0)
        press_first(page, "u")
        judged(page, 1)
        expect(page.locator("table.cc-fields")).to_contain_text("<script>alert(1)</script>")
    assert place.exists()
