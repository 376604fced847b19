"""Statements of the counts that patterns find in a sentence, with the people who are counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.extract.attribute.read_statements import ReadStatement
from claims.extract.document.document import Document
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.counts import FoundCount, announced_counts, counts_of_mention
from claims.extract.find.gazetteer import FoundName, Gazetteer
from claims.extract.find.harm import Mention
from claims.extract.records import DraftStatement
from claims.model import Basis, Stance

DEMAND_WITHIN = 90  # characters before a number of released in which it is demanded
GROUP_WITHIN = 48  # characters between people and the party they are of


@dataclass(frozen=True)
class CountFinder:
    """Finds the counts of one document."""

    document: Document
    annotated: AnnotatedText
    gazetteer: Gazetteer

    def statements(self, sentence: int, told: list[ReadStatement] | None) -> Iterator[DraftStatement]:
        """A statement for each count of a sentence; one without a group of its own is of the group counted before it.

        Args:
            told: What the parse says of the sentence, beside which announced counts alone are looked for; None: not parsed.
        """
        counts, span = self._found(sentence, told), self.annotated.sentences[sentence]
        names = self.gazetteer.find(self.annotated.text, span.start, span.end) if counts else []
        group = ""
        for count in counts:
            own = self._group(count, names)
            group = own or group
            field = "detained" if count.field == "captured" and self._is_civilian(group) else count.field
            stance = {"stance": Stance.DEMANDS} if self._is_demanded(count) else {}
            yield DraftStatement.of_normalised(
                self.document, field, str(count.count), count.start, count.end, f"count of {count.field}", group=group,
                basis=Basis.STATED if own == group else Basis.READING, **stance,
            )  # fmt: skip

    def _found(self, sentence: int, told: list[ReadStatement] | None) -> list[FoundCount]:
        text, span = self.annotated.text, self.annotated.sentences[sentence]
        announced = announced_counts(text, span.start, span.end)
        if told is not None:
            fields = {(each.field, each.value) for each in told}
            return [each for each in announced if (each.field, str(each.count)) not in fields]
        counts = list(announced)
        for mention in self._mentions.get(sentence, []):
            counts += counts_of_mention(mention, text)
        return counts

    def _is_demanded(self, count: FoundCount) -> bool:
        before = self.annotated.text[max(0, count.start - DEMAND_WITHIN) : count.start]
        return count.field == "released" and bool(re.search(r"(?i)\bdemand", before))

    def _group(self, count: FoundCount, names: list[FoundName]) -> str:
        """Id of the party that the people counted are of: named within their phrase, or right behind it; else ""."""
        parties = [name for name in names if name.table == "parties"]
        within = [name for name in parties if name.start < count.people_end and name.end > count.people_start]
        if within:
            return within[-1].ids[0]
        behind = [name for name in parties if 0 <= name.start - count.people_end <= GROUP_WITHIN]
        link = self.annotated.text[count.people_end : behind[0].start] if behind else ""
        return behind[0].ids[0] if behind and re.match(r" (?:of|from|on|من|في)\b", link) else ""

    def _is_civilian(self, group: str) -> bool:
        """Whether those arrested are no fighters: a group or a role that no force is above."""
        kinds = {self.gazetteer.kinds.get(node, "") for node in self.gazetteer.party_tree.path(group)}
        return bool(group) and not kinds & {"side", "force", "body"}

    @cached_property
    def _mentions(self) -> dict[int, list[Mention]]:
        """The mentions of harm by their sentence."""
        mentions: dict[int, list[Mention]] = {}
        for mention in self.annotated.mentions:
            mentions.setdefault(mention.sentence, []).append(mention)
        return mentions
