"""What one source says of one field of an incident: each figure with whom it counts, who says it and what it rests on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claims.discrepancies.discrepancy_sentences import count_words, inferred_words, value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.rules.unlike_counts import counts_with_sums
from claims.model import Basis, FieldType, Statement, split_list
from claims.names import join_words
from claims.tables import Collection
from claims.values import Count

_SHORT_NAME = re.compile("[A-Z]{2,6}")
_IN_BRACKETS = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, kw_only=True)
class FigureAnswer:
    """One figure, or one other value, as a source gives it.

    Attributes:
        value: In words, without whom it counts.
        group: Whom it counts; "" for anyone.
        whom: The same in short.
        count: None where the field does not count.
        statements: Those that say so; of a sum, those that are added up.
        remarks: Who says it, whether with reservation or denied, whom it cites, whether it is inferred.
        of_them: What it says of some of those counted, such as "1 seriously wounded".
        readings: Other values that the same words allow.
        compared: Whether it may be held against what others say; what is denied may not.
        together: Whether it is the sum of several.
    """

    field: str
    value: str
    group: str = ""
    whom: str = ""
    count: Count | None = None
    statements: tuple[Statement, ...]
    remarks: tuple[str, ...] = ()
    of_them: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    compared: bool = True
    together: bool = False

    @property
    def inferred(self) -> bool:
        """Whether no words say it and the coder concludes it."""
        return all(statement.basis is Basis.INFERENCE for statement in self.statements)

    @property
    def text(self) -> str:
        """The answer on one line: "6 (NDF, including 1 seriously wounded)", "17 or at most 17", "1 (NDF) [activists, with reservation]"."""
        value = " or ".join([self.value, *self.readings]) + (" together" if self.together else "")
        whom = ", ".join([*([self.whom] if self.whom else []), *(f"including {each}" for each in self.of_them)])
        remarks = f" [{', '.join(self.remarks)}]" if self.remarks else ""
        return value + (f" ({whom})" if whom else "") + remarks


def short_party(collection: Collection, party_id: str) -> str:
    """The name of a party in short: its abbreviation where it has one, else its name without what stands in brackets."""
    row = collection.rows["parties"].get(party_id)
    if row is None:
        return party_id
    short = next((name for name in split_list(row["aliases"]) if _SHORT_NAME.fullmatch(name)), "")
    return short or _IN_BRACKETS.sub("", str(row["name"])) or party_id


def source_answers(accounts: Accounts, source_id: str, field: str) -> tuple[FigureAnswer, ...]:
    """What the source says of the field in this incident: what is in force, and sums as the rules make them.

    Equal answers of several documents are one. A figure that is part of another one stands with it, and so does another
    reading of the same words.
    """
    said = [each for each in accounts.by_field.get(field, ()) if accounts.source_of(each) == source_id]
    known = {each.statement_id for each in said}
    answers = [_answer(accounts, [each]) for each in said if each.part_of not in known]
    answers += _sums(accounts, said)
    merged: dict[tuple[object, ...], FigureAnswer] = {}
    for answer in answers:
        told = (answer.value, answer.group, answer.remarks, answer.of_them, answer.compared, answer.together)
        before = merged[told].statements if told in merged else ()
        merged[told] = replace(answer, statements=(*before, *answer.statements))
    return tuple(merged.values())


def _sums(accounts: Accounts, said: list[Statement]) -> list[FigureAnswer]:
    if not said or accounts.spec(said[0].field).type is not FieldType.COUNT:
        return []
    return [
        _answer(accounts, count.statements, total=count.count, group=count.group)
        for count in counts_with_sums(accounts, said)
        if len(count.statements) > 1
    ]


def _answer(
    accounts: Accounts, statements: Iterable[Statement], *, total: Count | None = None, group: str = ""
) -> FigureAnswer:
    """One answer; `total` and `group` are those of a sum."""
    said = tuple(statements)
    lead, collection = said[0], accounts.collection
    counted = total or lead.count
    whom = group if total else (lead.group if lead.count else "")
    return FigureAnswer(
        field=lead.field,
        value=_short_value(collection, lead, counted),
        group=whom,
        whom=short_party(collection, whom) if whom else "",
        count=counted,
        statements=said,
        remarks=_remarks(accounts, said),
        of_them=() if total else tuple(_of_them(accounts, lead)),
        readings=() if total else tuple(_readings(accounts, lead)),
        compared=not lead.is_denied,
        together=total is not None,
    )


def _short_value(collection: Collection, statement: Statement, count: Count | None = None) -> str:
    if count:
        return count.as_told
    is_party = collection.field_specs[statement.field].type is FieldType.PARTY
    return short_party(collection, statement.value) if is_party else value_words(collection, statement)


def _readings(accounts: Accounts, lead: Statement) -> Iterable[str]:
    """The other values that the words of a statement allow, each once; with whom they count where that is another."""
    found: dict[str, None] = {}
    for each in accounts.all_statements:
        if each.reading_of == lead.statement_id and each.field == lead.field:
            value = _short_value(accounts.collection, each, each.count)
            whom = short_party(accounts.collection, each.group) if each.group else "of whom is not stated"
            found[value if each.group == lead.group else f"{value} {whom}"] = None
    return found


def _remarks(accounts: Accounts, said: tuple[Statement, ...]) -> tuple[str, ...]:
    collection, lead = accounts.collection, said[0]
    own = accounts.source_of(lead)
    sources = dict.fromkeys(collection.source_of_document[each] for each in lead.cites)
    cited = [collection.name_of("sources", source) for source in sources if source != own]
    parts = [
        _vague_word(lead),
        collection.name_of("sources", lead.chain[-1].source_id) if lead.chain else "",
        "with reservation" if not all(each.certain for each in said) else "",
        "denied" if lead.is_denied else "",
        f"citing {join_words(cited)}" if cited else "",
        inferred_words([each.basis for each in said]).strip(" ()"),
    ]
    return tuple(part for part in parts if part)


def _vague_word(statement: Statement) -> str:
    """The word that stands for a number, quoted; "" where a number is given."""
    words, _, is_read = count_words(statement.count).partition(" (read as") if statement.count else ("", "", "")
    return f"“{words}”" if is_read and statement.count and words != statement.count.as_told else ""


def _of_them(accounts: Accounts, whole: Statement) -> Iterable[str]:
    """The parts of a count that its source gives, in words."""
    for part in accounts.all_statements:
        if part.part_of == whole.statement_id and part.count and not part.reading_of:
            other = part.field != whole.field
            whom = [short_party(accounts.collection, part.group)] if part.group not in ("", whole.group) else []
            words = [
                value_words(accounts.collection, part),
                *([accounts.spec(part.field).label] if other else []),
                *whom,
            ]
            yield " ".join(words)
