"""How often sources agree: a matrix of sources by sources, each pair once, with the menu of its files."""

from collections.abc import Sequence

from claims.survey import Filter
from claims.survey.between import Agreement, PairAgreement
from views.blocks.plots.plot_menu import PlotFiles, plot_menu
from views.markup import link, name, page_table, scrolling, show
from views.plots.agreement_plot import agreement_frame, agreement_plot, columns_of, shares_of
from views.plots.plot_csv import plot_csv
from views.state.page_study import PageStudy
from views.texts import plot_words
from views.texts.translation import counted


def show_agreement(study: PageStudy, incident_ids: Sequence[str], *, chosen: Filter, filter: str = "") -> None:
    """Shows how the most connected sources of some incidents stand to one another.

    Args:
        study: What they belong to.
        incident_ids: Those that the filters leave.
        chosen: The filters.
        filter: The same in words.
    """
    show(f'<div class="cc"><h2>{plot_words.AGREEMENT}</h2></div>')
    agreement = study.agreement(tuple(incident_ids))
    if not agreement.pairs:
        show(f'<div class="cc"><p>{plot_words.NOTHING_SHARED}</p></div>')
        return
    show(scrolling(plot_words.AGREEMENT, _table(study, agreement), is_block=True))
    files = PlotFiles(
        what="agreement",
        title=plot_words.AGREEMENT,
        draw=lambda: agreement_plot(agreement, study.source),
        table=lambda at: plot_csv(study.collection, agreement_frame(agreement, study.source), at=at, filter=filter),
        filter=filter,
        chosen=chosen,
        reading=plot_words.AGREEMENT_HOW,
    )
    plot_menu(study.collection, files, how=f"{plot_words.AGREEMENT_HOW} {_left_out(agreement)}")


def _left_out(agreement: Agreement) -> str:
    shown = len(agreement.source_ids)
    sources = plot_words.MOST_CONNECTED.format(shown=shown, connected=agreement.connected)
    spread = plot_words.SPREAD_OVER_DAYS.format(counted=agreement.counted, all=agreement.incidents)
    return " ".join(
        [
            *([sources] if shown < agreement.connected else []),
            *([spread] if agreement.counted < agreement.incidents else []),
        ]
    )


def _table(study: PageStudy, agreement: Agreement) -> str:
    """Each pair once, below the diagonal; a column in which no pair stands is left out."""
    ids, across = agreement.source_ids, columns_of(agreement)
    rows = [
        [
            name(study.source(source_id)),
            *(
                _cell(agreement.of(source_id, other), (other, source_id)) if other in ids[:place] else ""
                for other in across
            ),
        ]
        for place, source_id in enumerate(ids)
        if place
    ]
    return page_table(
        plot_words.AGREEMENT_COLUMNS,
        rows,
        names=[study.source(source_id) for source_id in across],
        classes="cc-stack cc-agreement",
    )


def _cell(pair: PairAgreement | None, source_ids: tuple[str, str]) -> str:
    """What two sources have in common: a bar in three parts, the same in words, and a link to how they compare."""
    if pair is None:
        return ""
    incidents = counted(pair.shared, "incidents")
    if not pair.compared:
        return f"<small>{plot_words.NOTHING_COMPARED}</small><small>{incidents}</small>"
    kinds = ("agree", "differ", "contradict")
    texts = (plot_words.AGREE_SHARE, plot_words.DIFFER_SHARE, plot_words.CONTRADICT_SHARE)
    told = [each for each in zip(kinds, texts, shares_of(pair), strict=True) if each[2]]
    bar = "".join(f'<i class="cc-share-{kind}" style="width:{share}%"></i>' for kind, _, share in told)
    lines = "".join(f"<small>{text.format(share=share)}</small>" for _, text, share in told)
    fields = plot_words.COMPARED_FIELDS.format(fields=counted(pair.compared, "fields"), incidents=incidents)
    return f'<span class="cc-share" aria-hidden="true">{bar}</span>{lines}<small>{link(fields, "between", between=list(source_ids))}</small>'
