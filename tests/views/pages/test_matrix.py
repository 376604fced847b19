"""The page Matrix: its cells, and the accounts behind the one that is chosen."""

import re
from html import unescape
from urllib.parse import parse_qs

from claims.escaping import html_text
from claims.values import Relation
from tests.builders.app_pages import html, run
from views.texts import words


def matrix(shown: str) -> str:
    return shown.partition('<table class="cc-matrix">')[2].partition("</table>")[0]


def test_matrix_shows_figures_of_a_field_and_the_accounts_of_a_cell() -> None:
    shown = html(run("matrix", field="crowd"))
    assert words.CHOOSE_CELL in shown
    assert re.search('<td class="cc-clash-cell"><a [^>]*>[^<]*≠</a></td>', matrix(shown))
    address = next(each for each in re.findall('href="matrix[?]([^"]*)"', matrix(shown)) if each.endswith("cell=sohr"))
    asked = parse_qs(unescape(address))
    assert asked["field"] == ["crowd"]
    opened = html(run("matrix", **asked))
    assert words.CHOOSE_CELL not in opened
    assert opened.count('aria-current="true"') == 1
    assert f'id="cell-{" ".join(asked["cell"])}"' in opened.partition(' aria-current="true"')[0].rpartition("<a ")[2]
    assert '<details class="cc-card"' in opened


def test_only_cells_with_an_account_are_links_and_all_others_say_so() -> None:
    cells = re.findall("<td[^>]*>(.*?)</td>", matrix(html(run("matrix"))))
    assert {cell for cell in cells if "<a " not in cell} == {"·"}
    assert any("<a " in cell for cell in cells)


def test_a_source_that_is_filtered_for_is_the_only_column() -> None:
    heads = re.findall('<th scope="col">(.*?)</th>', matrix(html(run("matrix", source="SOHR"))))
    assert heads == [words.INCIDENT, "<bdi>SOHR</bdi>"]


def test_a_cell_without_an_account_that_an_address_names_says_so() -> None:
    shown = matrix(html(run("matrix")))
    told = re.findall("cell=([^&]*)&amp;cell=sohr", shown)
    other = next(each for each in re.findall('href="incident[?]id=([^"&]*)"', shown) if each not in told)
    opened = html(run("matrix", cell=[other, "sohr"]))
    assert words.CHOOSE_CELL not in opened
    assert html_text(Relation.NO_ACCOUNT.definition) in opened.partition(words.MATRIX_HEADING)[2].partition("</h2>")[2]
