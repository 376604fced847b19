"""The words behind a value: where they stand, who says them, and the numbers that open them."""

from tests.builders.collection_tables import claim, row, said
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings, place_line, who_says, words_block

WORDS = {
    "fragment": "nine <b> were killed",
    "verbatim": "nine",
    "paragraph": "4",
    "gloss": "They say “nine”.",
    "note": "A note.",
}


def test_words_of_a_statement_have_place_fragment_gloss_and_speakers() -> None:
    study, _ = one_incident(
        claim("a", killed=said("9", **WORDS, chain="source-b:denies")), claim("b", source="source-b")
    )
    shown = words_block(study, study.collection.statement_records["a-1"])
    for part in (
        '<p class="cc-soft"><b><bdi>source-a</bdi></b>, <cite dir="auto" lang="en"><bdi>a-doc</bdi></cite>, '
        "<b>paragraph 4</b> · 24 January 2021</p>",
        "<mark>nine</mark> &lt;b&gt; were killed",
        '<p class="cc-gloss"><b>In English:</b> <span dir="ltr">They say “<bdi>nine</bdi>”.</span></p>',
        "<b>Who says it:</b> <bdi>source-a</bdi>, quoting <bdi>source-b</bdi>, who denies it, says</p>",
        '<b>Note:</b> <span dir="ltr">A note.</span></p>',
    ):
        assert part in shown
    assert "Said:" not in shown
    assert "Another reading" not in shown
    assert "reading of the words" not in shown
    assert "Inferred" not in shown


def test_what_the_coder_inferred_is_said_with_what_it_was_concluded_from() -> None:
    counts = [said("0", basis="inference", note="Only shots are told."), said("1", basis="inference")]
    study, _ = one_incident(claim("a", killed=counts, wounded=said("2", basis="reading", note="He is meant.")))
    records = study.collection.statement_records
    inferred = words_block(study, records["a-1"])
    reason = '<b>Inferred by the coder:</b> <span dir="ltr">Only shots are told.</span></p>'
    assert f'<p class="cc-inference">{reason}' in inferred
    assert "Note:" not in inferred
    assert "<b>Inferred by the coder:</b> the reason is not recorded.</p>" in words_block(study, records["a-2"])
    reading = words_block(study, records["a-3"])
    assert "A reading of the words." in reading
    assert "He is meant." in reading


def test_document_is_left_out_where_it_is_named_above_but_the_paragraph_is_not() -> None:
    study, _ = one_incident(claim("a", killed=said("9", **WORDS)))
    shown = words_block(study, study.collection.statement_records["a-1"], with_document=False)
    assert "a-doc" not in shown
    assert '<p class="cc-soft">paragraph 4</p>' in shown


def test_missing_words_are_said_to_be_missing() -> None:
    study, _ = one_incident(claim("a", killed="9"))
    shown = words_block(study, study.collection.statement_records["a-1"])
    assert "No quotation is stored for this." in shown
    assert "blockquote" not in shown


def test_place_names_the_document_that_holds_it_and_links_to_web_addresses_only() -> None:
    outer = row("documents", "outer")
    inner = row("documents", "a-doc", within="outer", url="https://a.example/1", archive_url="https://b.example/1")
    study, _ = one_incident(claim("a", killed="9"), documents=[outer, inner])
    document = study.collection.row("documents", "a-doc")
    shown = place_line(study, document)
    assert "; in <b><bdi>source-a</bdi></b>" in shown
    assert shown.count("<a href=") == 2
    assert shown.index("a.example") < shown.index("b.example")
    assert place_line(study, {**document, "url": "javascript:alert(1)"}).count("<a href=") == 1


def test_speakers_are_named_from_the_outermost_inwards() -> None:
    study, _ = one_incident(
        claim("a", killed=said("9", stance="relays", chain="source-b:relays > source-c:asserts")),
        claim("b", source="source-b"),
        claim("c", source="source-c"),
    )
    assert who_says(study, study.collection.statement_records["a-1"]) == (
        "<bdi>source-a</bdi>, quoting <bdi>source-b</bdi>, who passes it on, who quotes <bdi>source-c</bdi>, passes on"
    )


def test_same_words_are_set_once_however_many_numbers_open_them() -> None:
    study, _ = one_incident(claim("a", killed="9", wounded="3"))
    openings = Openings(study)
    first, again, other = (
        openings.number("9", ("a-1",)),
        openings.number("nine", ("a-1",)),
        openings.number("3", ("a-2",)),
    )
    targets = [shown.split('popovertarget="')[1].split('"')[0] for shown in (first, again, other)]
    assert targets[0] == targets[1] != targets[2]
    html = openings.html(dark=True)
    assert html.startswith('<div class="cc cc-dark">')
    assert html.count("<div popover") == 2
    assert all(html.count(f'<div popover id="{target}"') == 1 for target in targets)


def test_value_without_statements_opens_nothing() -> None:
    study, _ = one_incident(claim("a", killed="9"))
    openings = Openings(study)
    assert openings.number("<none>", ()) == "<bdi>&lt;none&gt;</bdi>"
    assert openings.html(dark=False) == '<div class="cc cc-light"></div>'
