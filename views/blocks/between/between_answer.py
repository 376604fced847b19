"""What a comparison of sources answers, as HTML: one sentence, and how much there is to compare."""

from collections.abc import Sequence

from claims.survey.between import CASUALTIES, EVERYTHING, Between, field_groups
from views.markup import folded, link, literal, name
from views.state.page_study import PageStudy
from views.texts import between_words, words
from views.texts.translation import counted

MOST_LINKED = 20


def about_words(study: PageStudy, about: str) -> str:
    """What is compared, in words: the name of a group of fields, or the label of a field."""
    if about == EVERYTHING:
        return between_words.EVERYTHING_LABEL
    return between_words.GROUPS.get(about) or study.field_label(about)


def _about_in_sentence(study: PageStudy, about: str) -> str:
    """What is compared as a sentence names it: the label of a field in quotation marks, for it may be a word such as "when"."""
    words = literal(about_words(study, about))
    return words if about in between_words.GROUPS else between_words.FIELD.format(label=words)


def names_html(study: PageStudy, source_ids: Sequence[str]) -> str:
    """The names of sources as a sentence lists them."""
    names = [name(study.source(each)) for each in source_ids]
    return between_words.TWO_NAMES.format(first=words.COMMA.join(names[:-1]), last=names[-1])


def answer_html(study: PageStudy, between: Between, about: str) -> str:
    """The answer as the heading of the page, and below it how many incidents can be compared."""
    below = " ".join(filter(None, [_comparable(study, between, about), _on_casualties(study, between, about)]))
    quoted = _quoted(study, between)
    return f'<div class="cc cc-answer"><h1>{_answer(study, between, about)}</h1><p class="cc-line">{below}</p>{quoted}</div>'


def _answer(study: PageStudy, between: Between, about: str) -> str:
    names = names_html(study, between.source_ids)
    if not between.shared:
        return between_words.NOTHING_SHARED.format(names=names)
    on = "" if about == EVERYTHING else between_words.ON.format(about=_about_in_sentence(study, about))
    shared = literal(counted(len(between.shared), between_words.SHARED))
    number = len(between.clashes)
    if not number:
        return between_words.NO_CLASH_BETWEEN.format(names=names, about=on, shared=shared)
    return between_words.CLASH_BETWEEN.format(number=number, names=names, about=on, shared=shared)


def _comparable(study: PageStudy, between: Between, about: str) -> str:
    if not between.shared:
        return ""
    what = between_words.ANYTHING
    if about != EVERYTHING:
        what = between_words.WHAT.format(about=_about_in_sentence(study, about))
    number, of_three = len(between.comparable), len(between.source_ids) > 2
    if not number:
        none = between_words.NONE_COMPARABLE_OF_THREE if of_three else between_words.NONE_COMPARABLE
        return none.format(what=what)
    if number == len(between.shared):
        every = between_words.ALL_COMPARABLE_OF_THREE if of_three else between_words.ALL_COMPARABLE
        return every.format(what=what)
    some = between_words.COMPARABLE_OF_THREE if of_three else between_words.COMPARABLE
    return some.format(number=number, what=what)


def _on_casualties(study: PageStudy, between: Between, about: str) -> str:
    """Of all contradictions, how many are on casualties, as these are what most come for."""
    group = field_groups(study.collection).get(CASUALTIES)
    if about != EVERYTHING or not between.clashes or not group:
        return ""
    number = sum(each.field in group.fields for each in between.clashes)
    return between_words.ON_CASUALTIES.format(number=number) if number else between_words.NONE_ON_CASUALTIES


def _quoted(study: PageStudy, between: Between) -> str:
    """What counting accounts of others that quote or cite the sources would add, with the incidents to open."""
    if not between.quoted:
        return ""
    links = "".join(
        f"<li>{link(study.incident_name(each), 'incident', id=each)}</li>" for each in between.quoted[:MOST_LINKED]
    )
    summary = between_words.QUOTED.format(number=len(between.quoted))
    return f'<div class="cc-soft">{folded(summary, f"<ul>{links}</ul>")}</div>'
