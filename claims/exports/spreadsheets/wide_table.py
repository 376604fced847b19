"""The same rows wide: one row per point, what each side or source says in columns of its own."""

from dataclasses import replace

from claims.exports.sheet import Cell, Column, Section, Sheet, relation_means

RELATION_MEANS = Column(
    name="relation_means", label="Relation means", meaning="The definition of the row's relation.", width=30
)


def wide_sheet(sheet: Sheet) -> Sheet:
    """One row per section; a bar separates several answers. A table without sections is as wide as it can be already."""
    if sheet.is_flat:
        return sheet
    layout, sections = sheet.layout, sheet.sections
    common = (*layout.common, *layout.subject)
    facets = list(dict.fromkeys(str(row[layout.facet]) for section in sections for row in section.rows))
    spread = [(facet, name) for facet in facets for name in layout.wide or layout.table if name != layout.facet]
    means = [RELATION_MEANS] if "relation" in sheet.labels else []
    columns = {column.name: column for column in sheet.columns}
    return replace(
        sheet,
        name=f"{sheet.name} wide",
        title=f"{sheet.title}, one row each; a column per {columns[layout.facet].label.lower()} and answer",
        columns=(
            *(columns[name] for name in common),
            *means,
            *(_spread(columns[name], facet) for facet, name in spread),
        ),
        rows=tuple(
            (
                *(section.rows[0][name] for name in common),
                *(_relations_mean(section) for _ in means),
                *(_answers(section, layout.facet, facet, name) for facet, name in spread),
            )
            for section in sections
        ),
        layout=replace(layout, heading=(), facts=(), table=common, ids=(), common=(), wide=()),
        cited=tuple(tuple(dict.fromkeys(key for keys in each.cited for key in keys)) for each in sections),
        beside=(),
    )


def _spread(column: Column, facet: str) -> Column:
    return replace(
        column,
        name=f"{facet}: {column.name}",
        label=f"{facet}: {column.label}",
        meaning=f"{column.meaning} Of {facet} alone.",
        spread=True,
    )


def _relations_mean(section: Section) -> str:
    """What the relations of a section mean: that of the point, or those of its rows, each once."""
    rows = [section.cells] if "relation" in section.cells else section.rows
    meanings = {str(row["relation"]): relation_means(row) for row in rows}
    return " | ".join(f"{name}: {means}" if len(meanings) > 1 else means for name, means in meanings.items())


def _answers(section: Section, column: str, facet: str, name: str) -> Cell:
    """What the rows of a value of the facet hold: one answer as it is, so that a number stays one; several as text."""
    cells = [row[name] for row in section.rows if str(row[column]) == facet and row[name] != ""]
    answers = list(dict.fromkeys(cells))
    return answers[0] if len(answers) == 1 else " | ".join(map(str, answers))
