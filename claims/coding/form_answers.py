"""What a form asks of an account, as answers: made from an existing account, and turned into statements again."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_by

from claims.coding.coded_account import CodedAccount, CodedStatement
from claims.coding.read_figures import ReadFigure, countable_fields, read_figures
from claims.coding.vocabulary import Vocabulary, clean_text
from claims.errors import ValueFormatError
from claims.extract.document.document import Document
from claims.extract.records import fragment_of
from claims.model import Basis, FieldType, Speaker, Stance
from claims.values import Count

RESPONSIBLE = "initiator"  # the field whose values somebody may be said to deny
Value = tuple[str, str]  # a field and one of its values
Chain = tuple[Speaker, ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words of the document that support what is said.

    Attributes:
        paragraph: Where they stand, counted from 1; None where there is no text.
    """

    fragment: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, kw_only=True)
class FormAnswers:
    """The answers to a form on one account.

    Attributes:
        values: The values of each field but counts, as a collection writes them.
        bases: What a value rests on, where the words do not state it.
        line: The figures as they were written.
        figures: The figures as they were read.
        chain: Who is quoted for the whole account.
        deniers: The sources that are quoted as denying who did it.
        words: Words of the document for all that has none of its own.
        rest: Statements that the form has no box for; they stay as they are.
    """

    values: Mapping[str, tuple[str, ...]] = made_by(default_factory=dict)
    bases: Mapping[Value, Basis] = made_by(default_factory=dict)
    line: str = ""
    figures: tuple[ReadFigure, ...] = ()
    stance: Stance = Stance.ASSERTS
    chain: Chain = ()
    deniers: tuple[str, ...] = ()
    words: Words = Words()
    rest: tuple[CodedStatement, ...] = ()


def answers_of(vocabulary: Vocabulary, account: CodedAccount) -> FormAnswers:
    """The answers that a form shows of an account; what it has no box for, or says twice, is the rest."""
    stance, chain = _main_speakers(account.statements)
    fields, counted = vocabulary.rows("fields"), countable_fields(vocabulary)
    values: dict[str, list[str]] = {}
    figures: list[CodedStatement] = []
    denied: dict[str, list[CodedStatement]] = {}
    rest: list[CodedStatement] = []
    for statement in account.statements:
        if statement.field in counted:
            figures.append(statement)
        elif denier := _denier(statement):
            denied.setdefault(denier, []).append(statement)
        elif (
            statement.group
            or fields[statement.field]["type"] == FieldType.COUNT
            or statement.value in values.get(statement.field, ())
            or statement.value != clean_text(statement.value)  # a box for one line would change it
        ):
            rest.append(statement)
        else:
            values.setdefault(statement.field, []).append(statement.value)
    whole = values.get(RESPONSIBLE, [])
    deniers = [denier for denier, each in denied.items() if [one.value for one in each] == whole]
    rest += [one for denier, each in denied.items() if denier not in deniers for one in each]
    line, unwritten = _write_line(vocabulary, account.statements, figures)
    return FormAnswers(
        values={field_id: tuple(each) for field_id, each in values.items()},
        line=line,
        figures=read_figures(line, vocabulary).figures,
        stance=stance,
        chain=chain,
        deniers=tuple(deniers),
        words=_main_words(account.statements),
        rest=(*rest, *unwritten),
    )


def _main_speakers(statements: Sequence[CodedStatement]) -> tuple[Stance, Chain]:
    """How most of an account is presented, and who is quoted for it."""
    speakers = Counter(
        (statement.stance, statement.chain)
        for statement in statements
        if not _denier(statement) and len({each.source_id for each in statement.chain}) == len(statement.chain)
    )
    return speakers.most_common(1)[0][0] if speakers else (Stance.ASSERTS, ())


def _main_words(statements: Sequence[CodedStatement]) -> Words:
    found = Counter((each.fragment, each.paragraph) for each in statements if each.fragment)
    fragment, paragraph = found.most_common(1)[0][0] if found else ("", None)
    return Words(fragment=fragment, paragraph=paragraph)


def _denier(statement: CodedStatement) -> str:
    """The source that denies who did it; "" where nobody does."""
    is_denial = statement.field == RESPONSIBLE and len(statement.chain) == 1
    return statement.chain[0].source_id if is_denial and statement.chain[0].stance is Stance.DENIES else ""


def _write_line(
    vocabulary: Vocabulary, statements: Sequence[CodedStatement], figures: Sequence[CodedStatement]
) -> tuple[str, list[CodedStatement]]:
    """The figures in a line that is read as they are, and those that no line can say."""
    kept = list(figures)
    while kept:
        wanted = [_as_figure(statement, statements, kept) for statement in kept]
        line = write_figures(wanted, vocabulary)
        read = read_figures(line, vocabulary)
        if read.is_clear and [_key(each) for each in read.figures] == [_key(each) for each in wanted]:
            return line, [each for each in figures if each not in kept]
        kept = kept[:-1]
    return "", list(figures)


def _as_figure(
    statement: CodedStatement, statements: Sequence[CodedStatement], figures: Sequence[CodedStatement]
) -> ReadFigure:
    whole = statements[statement.part_of] if statement.part_of is not None else None
    place = next((place for place, each in enumerate(figures) if each is whole), None)
    return ReadFigure(
        field=statement.field, group=statement.group, count=Count.parse(statement.value), start=0, end=0, part_of=place
    )


def _key(figure: ReadFigure) -> tuple[str, str, Count, int | None]:
    return figure.field, figure.group, figure.count, figure.part_of


def write_figures(figures: Sequence[ReadFigure], vocabulary: Vocabulary) -> str:
    """A line that `read_figures` reads as these figures: "14+ killed, among them 3 Children; 30 wounded"."""
    labels = {field_id: row.get("label", "") for field_id, row in vocabulary.rows("fields").items()}

    def said(figure: ReadFigure) -> str:
        group = vocabulary.name_of("parties", figure.group) if figure.group else ""
        return " ".join(filter(None, (str(figure.count), group, labels.get(figure.field, figure.field))))

    lines = []
    for place, figure in enumerate(figures):
        if figure.part_of is None:
            parts = [said(each) for each in figures if each.part_of == place]
            lines.append(said(figure) + (f", among them {', '.join(parts)}" if parts else ""))
    return "; ".join(lines)


@dataclass(frozen=True)
class _Maker:
    """Turns answers into statements; those of an existing account keep their ids and whatever the form does not ask."""

    answers: FormAnswers
    text: str
    before: CodedAccount | None
    shown: FormAnswers  # as the form was opened

    def statements(self) -> tuple[CodedStatement, ...]:
        """In the order of the form."""
        left = [each for each in (self.before.statements if self.before else ()) if each not in self.answers.rest]
        made: list[CodedStatement] = []
        for wanted in (*self._valued(), *self._denied()):
            made.append(self._joined(wanted, left))
        offset = len(made)
        for figure in self.answers.figures:
            counted = self._joined(self._counted(figure), left)
            made.append(replace(counted, part_of=None if figure.part_of is None else offset + figure.part_of))
        made += self.answers.rest
        return tuple(self._with_links(made))

    def _valued(self) -> Iterator[CodedStatement]:
        for field_id, values in self.answers.values.items():
            for value in values:
                yield self._statement(field_id, value)

    def _denied(self) -> Iterator[CodedStatement]:
        for denier in self.answers.deniers:
            for value in self.answers.values.get(RESPONSIBLE, ()):
                chain = (Speaker(denier, Stance.DENIES),)
                yield replace(self._statement(RESPONSIBLE, value), stance=Stance.RELAYS, chain=chain)

    def _statement(self, field_id: str, value: str) -> CodedStatement:
        answers = self.answers
        return CodedStatement(
            field=field_id,
            value=value,
            fragment=answers.words.fragment,
            paragraph=answers.words.paragraph,
            stance=answers.stance,
            chain=answers.chain,
            basis=answers.bases.get((field_id, value), Basis.STATED),
        )

    def _counted(self, figure: ReadFigure) -> CodedStatement:
        """A figure with the words of the document that give it, where the words that were written stand there."""
        statement = replace(self._statement(figure.field, str(figure.count)), group=figure.group)
        written = clean_text(self.answers.line[figure.start : figure.end])
        if written and (at := self.text.find(written)) >= 0:
            document = Document(text=self.text)
            fragment, verbatim = fragment_of(document, at, at + len(written))
            paragraph = sum(start <= at for start, _ in document.paragraphs)
            return replace(statement, fragment=fragment, verbatim=verbatim, paragraph=paragraph)
        return replace(statement, verbatim=written if written in clean_text(statement.fragment) else "")

    def _joined(self, wanted: CodedStatement, left: list[CodedStatement]) -> CodedStatement:
        """The statement as the account has it, with what the form changed; one that it does not have as it is wanted."""
        alike = [each for each in left if _may_be(each, wanted)]
        if not alike:
            return wanted
        old = next((each for each in alike if _means_same(each.value, wanted.value)), alike[0])
        left.remove(old)
        is_moved = (self.answers.stance, self.answers.chain) != (self.shown.stance, self.shown.chain)
        if is_moved and (old.stance, old.chain) == (self.shown.stance, self.shown.chain):
            old = replace(old, stance=wanted.stance, chain=wanted.chain)
        is_same = _means_same(old.value, wanted.value)
        if not is_same:
            old = replace(old, value=wanted.value, basis=wanted.basis)
        if not is_same or self.answers.words != self.shown.words:
            old = replace(old, fragment=wanted.fragment, paragraph=wanted.paragraph, verbatim=wanted.verbatim)
        return old

    def _with_links(self, made: list[CodedStatement]) -> Iterator[CodedStatement]:
        """The statements with part_of as a position among these; figures have theirs already."""
        places = {statement.statement_id: place for place, statement in enumerate(made) if statement.statement_id}
        figures = range(
            len(made) - len(self.answers.rest) - len(self.answers.figures), len(made) - len(self.answers.rest)
        )
        for place, statement in enumerate(made):
            if place in figures or statement.part_of is None or self.before is None:
                yield statement
            else:
                whole = self.before.statements[statement.part_of].statement_id
                yield replace(statement, part_of=places.get(whole))


def _means_same(one: str, other: str) -> bool:
    """Whether two values are one, however a count is written."""
    if one == other:
        return True
    try:
        return Count.parse(one) == Count.parse(other)
    except ValueFormatError:
        return False


def _may_be(one: CodedStatement, other: CodedStatement) -> bool:
    """Whether one may be the other with another value."""
    return (one.field, one.group, _denier(one)) == (other.field, other.group, _denier(other))


def statements_of(
    answers: FormAnswers, *, text: str = "", before: CodedAccount | None = None, shown: FormAnswers | None = None
) -> tuple[CodedStatement, ...]:
    """The statements that the answers make.

    Args:
        answers: To the form.
        text: Of the document, where quotations are looked for.
        before: The account that was opened in the form.
        shown: The answers that the form showed when it was opened.
    """
    return _Maker(answers, text, before, shown or FormAnswers()).statements()
