"""The words behind a value: document, paragraph, fragment, who says it, and the numbers that open them."""

from dataclasses import dataclass, field
from hashlib import sha256

from claims.coding import SpeakerWords, say_speakers
from claims.model import Basis, Stance, Statement
from claims.tables import Row
from claims.texts import digest_of
from views.markup import lang, link, literal, name, outside_link, quote, sentence_html
from views.state.drawn_blocks import drawn
from views.state.page_study import PageStudy, published
from views.texts import coding_words, words
from views.texts.phrases import phrase


def words_block(study: PageStudy, statement: Statement, *, with_document: bool = True) -> str:
    """The words of a statement, with what a reader needs to find and weigh them."""
    document = study.document_of(statement.claim_id)
    where = _where(study, statement)
    place = place_line(study, document, where) if with_document else f'<p class="cc-soft">{where}</p>' if where else ""
    return f'<div class="cc-words">{place}{_fragment(document, statement)}{_circumstances(study, statement)}</div>'


def _words_behind(study: PageStudy, statement_id: str) -> str:
    return words_block(study, study.collection.statement_records[statement_id])


def place_line(study: PageStudy, document: Row, where: str = "") -> str:
    """Source, document, the document that holds it, where in it (HTML), day, and links to the original and its archived copy."""
    within = (
        f"; {words.WITHIN} {_title(study, study.collection.row('documents', document['within']))}"
        if document["within"]
        else ""
    )
    links = [
        outside_link(label, document[column])
        for label, column in ((words.ORIGINAL, "url"), (words.ARCHIVED, "archive_url"))
    ]
    number = f", <b>{where}</b>" if where else ""
    linked = "".join(f" · {each}" for each in links if each)
    return f'<p class="cc-soft">{_title(study, document)}{within}{number} · {literal(published(document))}{linked}</p>'


def _title(study: PageStudy, document: Row) -> str:
    title = f'<cite dir="auto"{lang(document["language"])}><bdi>{literal(document["title"])}</bdi></cite>'
    return f"<b>{name(study.source(document['source_id']))}</b>, {title}"


def _where(study: PageStudy, statement: Statement) -> str:
    """The paragraph, which leads to the whole text where a digest says which text it is."""
    if not statement.paragraph:
        return ""
    label = words.PARAGRAPH.format(number=statement.paragraph)
    document_id = study.collection.document_of_claim[statement.claim_id]
    has_text = digest_of(study.collection, document_id)
    return link(label, "text", document=document_id, statement=statement.statement_id) if has_text else label


def _fragment(document: Row, statement: Statement) -> str:
    if not statement.fragment:
        return f'<p class="cc-soft">{words.NO_FRAGMENT}</p>'
    gloss = (
        f'<p class="cc-gloss"><b>{words.IN_ENGLISH}</b> {sentence_html(statement.gloss)}</p>' if statement.gloss else ""
    )
    is_title = statement.fragment == document["title"]
    fragment = quote(statement.fragment, document["language"], verbatim=statement.verbatim, is_whole=is_title)
    return f'<div class="cc-both">{fragment}{gloss}</div>'


def _circumstances(study: PageStudy, statement: Statement) -> str:
    said = phrase(statement.said.in_words) if statement.said else ""
    cited = "; ".join(_title(study, study.collection.row("documents", document)) for document in statement.cites)
    lines = {
        words.WHO_SAYS: who_says(study, statement),
        words.SAID: literal(said),
        words.CITES: cited,
        words.NOTE: sentence_html(statement.note) if statement.note and statement.basis is not Basis.INFERENCE else "",
    }
    reading = f"<p>{words.READING}</p>" if statement.reading_of else ""
    return (
        _basis(statement)
        + reading
        + "".join(f'<p class="cc-soft"><b>{label}</b> {line}</p>' for label, line in lines.items() if line)
    )


def _basis(statement: Statement) -> str:
    """What the value rests on, in words; of an inference also what it was concluded from. What the words say needs none."""
    if statement.basis is Basis.INFERENCE:
        from_what = sentence_html(statement.note) if statement.note else words.NO_REASON
        return f'<p class="cc-inference"><b>{words.INFERRED_BY}</b> {from_what}</p>'
    return f'<p class="cc-soft">{words.READ_SO}</p>' if statement.basis is Basis.READING else ""


def who_says(study: PageStudy, statement: Statement) -> str:
    """Who says it as a sentence, from the document's source inwards: "Dabanga, quoting Residents, passes on"."""
    publisher = name(study.source_of_claim(statement.claim_id))
    return say_speakers(
        publisher, statement.stance, statement.chain, lambda speaker: name(study.source(speaker)), speaker_words()
    )


def speaker_words() -> SpeakerWords:
    """The words of such a sentence in the language of the reader."""
    return SpeakerWords(
        verbs={stance: coding_words.VERBS[stance] for stance in Stance},
        first=coding_words.FIRST_QUOTED,
        further=coding_words.FURTHER_QUOTED,
        manners={stance: "" if stance is Stance.ASSERTS else coding_words.MANNERS[stance] for stance in Stance},
        comma=words.COMMA,
    )


@dataclass(frozen=True)
class Openings:
    """The numbers of one page that open their words, and these words, each set once."""

    study: PageStudy
    opened: dict[str, str] = field(default_factory=dict)

    def number(self, value: str, statement_ids: tuple[str, ...], *, hint: str = "") -> str:
        """A value as a button that opens the words of its statements; the hint is seen before it is pressed."""
        if not statement_ids:
            return name(value)
        opening = "words-" + sha256("|".join(statement_ids).encode()).hexdigest()[:12]
        if opening not in self.opened:
            self.opened[opening] = self._popover(opening, value, statement_ids)
        return f'<button type="button" class="cc-number" popovertarget="{opening}" title="{literal(hint) or words.OPENS_WORDS}">{name(value)}</button>'

    def _popover(self, opening: str, value: str, statement_ids: tuple[str, ...]) -> str:
        blocks = "".join(drawn(self.study, _words_behind, statement_id) for statement_id in statement_ids)
        title = words.WORDS_BEHIND.format(value=literal(value))
        close = f'<button type="button" class="cc-close" popovertarget="{opening}" popovertargetaction="hide">{words.CLOSE}</button>'
        return f'<div popover id="{opening}" class="cc-popover" role="dialog" aria-label="{title}" tabindex="0">{close}<p><b>{title}</b></p>{blocks}</div>'

    def html(self, *, dark: bool) -> str:
        """The words that the numbers drawn so far open, in the colours of the theme."""
        return f'<div class="cc cc-{"dark" if dark else "light"}">{"".join(self.opened.values())}</div>'
