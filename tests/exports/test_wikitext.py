"""Wikitext as MediaWiki's grammar reads it: words stay words, each reference stands once in full."""

import re

import mwparserfromhell
import pytest

from claims.exports import export_discrepancies
from claims.exports.sheet import Reference
from claims.exports.wikitext import wiki_text, write_wikitext
from tests.builders.hostile_study import ARABIC, AT, MARKUP, hostile_study
from tests.builders.sheets import small_sheet


def test_table_parses_with_words_as_words_and_each_reference_once_in_full() -> None:
    code = mwparserfromhell.parse(export_discrepancies(*hostile_study(), format="wikitext", at=AT).decode())
    assert {str(template.name).strip() for template in code.filter_templates()} <= {"cite web"}
    assert not code.filter_wikilinks()
    tags = [str(tag.tag) for tag in code.filter_tags()]
    assert "script" not in tags
    assert tags.count("table") == 2  # killed, by incident and source; then the rows
    [cited] = code.filter_templates()
    assert str(cited.get("archive-date").value).strip() == "2021-01-25"
    full = [tag for tag in code.filter_tags() if tag.tag == "ref" and not tag.self_closing]
    names = [str(tag.get("name").value) for tag in full]
    assert len(names) == len(set(names)) == 2


def test_wiki_text_leaves_no_sign_that_begins_markup() -> None:
    text = wiki_text(MARKUP)
    assert not re.search(r"[\[\]{}|'<>*=~_]", text)
    assert "ISBN" not in text
    assert wiki_text(ARABIC) == ARABIC


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (Reference(key="a b/ü", source="S", title="T"), '<ref name="a-b/--736afe">S, “T”</ref>'),
        (Reference(key="k", source="S", title="T", published="2021"), '<ref name="k">S, “T”, 2021</ref>'),
        (
            Reference(key="k", source="S", title="T", url="http://x/ |[]{}<>'\"", archive_url="http://a/", language="und"),
            '<ref name="k">{{cite web |title=T |website=S |url=http://x/%20%7C%5B%5D%7B%7D%3C%3E%27%22 |archive-url=http://a/ |url-status=live}}</ref>',
        ),
        (
            Reference(key="k", source="S", title="T", url="http://x/", language="ar"),
            '<ref name="k">{{cite web |title=T |website=S |url=http://x/ |language=ar}}</ref>',
        ),
    ],
)  # fmt: skip
def test_a_reference_is_a_template_where_there_is_an_address(reference: Reference, shown: str) -> None:
    cited = ((reference.key,), (), (), ())
    assert shown in write_wikitext(small_sheet(references=(reference,), cited=cited)).decode()
