"""The box Between two sources on the first page: the pairs that share most incidents, each a link."""

from claims.survey.between import CASUALTIES, PairNumbers
from views.markup import link, name
from views.state.page_study import MOST_PAIRS, PageStudy
from views.texts import between_words
from views.texts.translation import counted


def pairs_box(study: PageStudy, incident_ids: tuple[str, ...] | None) -> str:
    """The pairs of sources that report most incidents in common, with how often they contradict each other, or why there are none."""
    pairs = study.between.top_pairs(incident_ids, MOST_PAIRS)
    items = "".join(f"<li>{_pair(study, pair)}</li>" for pair in pairs)
    more = link(between_words.ALL_PAIRS, "between")
    shown = f"<ul>{items}</ul><p>{more}</p>" if pairs else f"<p>{needed_to_compare(study) or between_words.NO_PAIR}</p>"
    return f'<div class="cc cc-box cc-pairs"><h2>{between_words.PAIRS}</h2>{shown}</div>'


def needed_to_compare(study: PageStudy) -> str:
    """What a collection of fewer than two sources would need for a comparison, as HTML; "" where it has two."""
    if len(study.publishers) > 1:
        return ""
    named = [name(study.source(each)) for each in study.publishers]
    return between_words.ONE_SOURCE.format(name=named[0]) if named else between_words.NO_SOURCE


def _pair(study: PageStudy, pair: PairNumbers) -> str:
    plain = between_words.TWO_NAMES.format(
        first=study.source(pair.source_ids[0]), last=study.source(pair.source_ids[1])
    )
    casualties = (
        between_words.SOME_ON.format(number=pair.on_casualties) if pair.on_casualties else between_words.NONE_ON
    )
    others = between_words.SOME_ELSE.format(number=pair.on_others) if pair.on_others else between_words.NONE_ELSE
    shared = counted(pair.shared, between_words.SHARED)
    both = list(pair.source_ids)
    linked = link(casualties, "between", between=both, about=CASUALTIES)
    told = between_words.PAIR_SHARES.format(shared=shared, casualties=linked, others=others)
    return f"{link(plain, 'between', between=both)}<br><small>{told}</small>"
