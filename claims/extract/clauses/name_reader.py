"""Names of the collection among the words of a sentence, in full or by their first word once a report gave them."""

from collections.abc import Iterator

from claims.extract.clauses.language_words import WordForms
from claims.extract.clauses.sentence import NameAt
from claims.extract.find.gazetteer import FoundName, Gazetteer, whole_names


class NameReader:
    """Finds the names of a report, sentence by sentence."""

    def __init__(self, text: str, gazetteer: Gazetteer, tells: tuple[str, ...]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.tells = tells  # words and particles before those to whom somebody speaks
        self.heads: dict[str, dict[tuple[str, str], None]] = {}  # bodies that were named, by the first word

    def of_words(self, words: list[WordForms], start: int, end: int) -> list[NameAt]:
        """The names among the words of a stretch, none inside a longer one."""
        whole = whole_names(self.gazetteer.find(self.text, start, end))
        firsts = {word.start: at for at, word in enumerate(words)}
        lasts = {word.end: at + 1 for at, word in enumerate(words)}
        names = [
            NameAt(
                name.table,
                name.ids[0],
                firsts[name.start],
                lasts[name.end],
                told=self._is_told(name, words[: firsts[name.start]]),
            )
            for name in whole
            if name.start in firsts and name.end in lasts
        ]
        return sorted([*names, *self._short_names(words, names)], key=lambda name: name.first)

    def _is_told(self, name: FoundName, before: list[WordForms]) -> bool:
        """Whether "to" stands before a name, as a word or as the first letter, without which it is the same name."""
        last = next((word.text for word in reversed(before) if word.text.isalnum()), "")
        if last in self.tells:
            return True
        particle = next((word for word in self.tells if self.text.startswith(word, name.start)), "")
        without = self.gazetteer.find(self.text, name.start + len(particle), name.end) if particle else []
        return any((other.table, other.ids) == (name.table, name.ids) and other.end == name.end for other in without)

    def _short_names(self, words: list[WordForms], names: list[NameAt]) -> Iterator[NameAt]:
        """The first words of longer names of bodies that the report gave before: "the council" of some council."""
        for at, word in enumerate(words):
            if word.forms[1:] and not any(name.first <= at < name.last for name in names):
                yield from (
                    NameAt(table, row, at, at + 1) for form in word.forms[1:] for table, row in self.heads.get(form, ())
                )
        for name in names:
            if name.last - name.first > 1 and name.table != "places":
                for form in words[name.first].forms:
                    self.heads.setdefault(form, {})[name.table, name.row_id] = None
