"""What the columns of a table mean together: days from parts, whose account a row is, figures in rows, one person a row."""

import re
from dataclasses import replace

import pandas as pd

from claims.importers.cells.date_cells import read_days
from claims.importers.mapping.column_cells import CELLS_TRIED
from claims.importers.mapping.described_columns import DescribedColumn, table_tags
from claims.importers.mapping.mapping import OUTCOMES, Meaning
from claims.importers.read.read_table import Table
from claims.importers.remarks import Remarks

MOSTLY = 0.5
SUMS = 0.9  # of the rows, in which groups add up to the total
REGIONS = 0.8  # of the cells are "Town, Province"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REGION = re.compile(r".*[^,]+, ?[^,]+")
_ALSO_A_PLACE = "also looks like place;"
_SEPARATORS = {";": "semicolon", "|": "bar", ",": "comma"}
_PERSON = ("age", "sex", "birth", "person", "trait")  # tags of columns that describe a person
_LISTED = 0.1  # of the cells hold several values

Rows = dict[str, Meaning]
Columns = dict[str, DescribedColumn]


def agree_on_meanings(
    rows: list[Meaning], columns: list[DescribedColumn], table: Table, *, each_row_is_an_account: bool
) -> list[Meaning]:
    """The rows, where the other columns of the table decide what one means."""
    by_name, of = {row.column: row for row in rows}, {column.name: column for column in columns}
    _figures_in_rows(by_name, of)
    _unnamed_counts(by_name, of, table)
    if setting := each_row_setting(rows, columns, table):
        _of_outcome(by_name, of, setting[0].detail.partition(";")[0])
    _days(by_name, of, table)
    _places(by_name, of)
    _sources(by_name, of, each_row_is_an_account=each_row_is_an_account)
    _running_totals(by_name, of)
    _lists(by_name, of)
    _ids_of_persons(by_name, of)
    return [_with_reason(row, of[row.column]) for row in by_name.values()]


def _named(rows: Rows, means: str) -> str:
    """The first column with the meaning; "" where there is none."""
    return next((name for name, row in rows.items() if row.means == means), "")


def _ignore(rows: Rows, name: str, why: str) -> None:
    rows[name] = Meaning(name, "ignore", "", why)


def _with_reason(row: Meaning, column: DescribedColumn) -> Meaning:
    if row.means != "ignore" or row.detail:
        return row
    return replace(row, detail="the heading is not known" if column.cells.texts else "no cell says anything")


def _figures_in_rows(rows: Rows, of: Columns) -> None:
    """A column that names figures needs one that holds them, or a person in each row; one of values needs one that names them."""
    field, value = _named(rows, "field"), _named(rows, "value")
    if value and not field:
        _ignore(rows, value, "numbers of which the heading does not say what they count")
    if field and not value:
        numbers = [
            name for name, column in of.items() if "number" in column.heading.tags and column.cells.counts() > MOSTLY
        ]
        if numbers:
            rows[numbers[0]] = Meaning(numbers[0], "value")
        elif not _describe_persons(of):
            _ignore(rows, field, "names figures, but no column holds them")


def _unnamed_counts(rows: Rows, of: Columns, table: Table) -> None:
    """What the numbers below "Civilians", "Total" or "low" count, where other headings or the name of the file or sheet say it."""
    unsaid = [
        column for name, column in of.items()
        if rows[name].means == "ignore" and not column.heading.outcome and column.cells.counts() > MOSTLY
        and (column.heading.group or column.heading.tags & {"number", "min", "max", "best", "value"})
    ]  # fmt: skip
    outcomes = _unsaid_outcomes(unsaid, rows, of, table)
    for column in unsaid:
        heading, outcome = column.heading, outcomes.get(column.name, "")
        meaning = Meaning(column.name, outcome + heading.bound, heading.group)
        if outcome and not heading.unknown and not heading.tags & {"event", "events"} and _is_free(meaning, rows):
            rows[column.name] = meaning
        elif heading.group and not rows[column.name].detail:
            _ignore(rows, column.name, "a number of people; the heading does not say whether killed or wounded")


def _unsaid_outcomes(unsaid: list[DescribedColumn], rows: Rows, of: Columns, table: Table) -> dict[str, str]:
    """Column to outcome: that of the file, of all other counts where none is a total, or of the total that groups add up to."""
    said = {row.outcome: name for name, row in rows.items() if row.outcome}
    if not said:
        return {column.name: table_tags(table).outcome for column in unsaid}
    totals = {
        row.outcome: name for name, row in rows.items() if row.outcome and not row.group and not row.option("source")
    }
    if len(said) == 1 and not totals:
        return {column.name: next(iter(said)) for column in unsaid if column.heading.bound}
    groups = [column for column in unsaid if column.heading.group]
    numbers = {
        each.name: pd.to_numeric(each.texts.head(CELLS_TRIED), errors="coerce")
        for each in (*of.values(),)
        if each in groups or each.name in totals.values()
    }
    for outcome, total in totals.items():
        added = sum(
            (numbers[column.name].fillna(0) for column in groups), start=pd.Series(0.0, index=numbers[total].index)
        )
        if len(groups) > 1 and (added == numbers[total])[numbers[total].notna()].mean() > SUMS:
            return {column.name: outcome for column in groups}
    return {}


def _is_free(meaning: Meaning, rows: Rows) -> bool:
    return all(meaning.takes != row.takes for row in rows.values())


def _of_outcome(rows: Rows, of: Columns, outcome: str) -> None:
    """Where each row is a person, day and place are those of what befell them, not of another thing that did."""
    for means in ("date", "place"):
        read = _named(rows, means)
        of_it = [
            name for name, row in rows.items()
            if row.detail.startswith(f"also looks like {means};") and of[name].heading.outcome == outcome
        ]  # fmt: skip
        if read and of_it and of[read].heading.outcome not in {"", outcome}:
            rows[of_it[0]] = Meaning(of_it[0], means)
            for name in {read, *of_it[1:]}:
                _ignore(rows, name, f"also looks like {means}; {means} is read from {of_it[0]}")


def _days(rows: Rows, of: Columns, table: Table) -> None:
    """Year, month and day are read where no column has whole days; a day under a heading that nobody knows is a day.

    Days without a year are of the one that the name of the sheet or the file has.
    """
    date = _named(rows, "date")
    if date:
        end = _named(rows, "date_end")
        if end and "date" not in of[end].heading.tags and "start" not in of[date].heading.tags:
            _ignore(rows, end, f"the day is read from {date}, to which it does not belong")
        whole = of[date]
        has_year = whole.cells.share(whole.cells.without_year.__contains__) <= MOSTLY
        years = set(_YEAR.findall(table.sheet) or _YEAR.findall(table.file))
        if not has_year and not _named(rows, "year") and len(years) == 1:
            rows[date] = replace(rows[date], detail=f"year={years.pop()}")
        for part in ("year", "month", "day")[not has_year :]:
            if (name := _named(rows, part)) and whole.cells.filled >= of[name].cells.filled * MOSTLY:
                _ignore(rows, name, f"the day is read from {date}")
        return
    if any(_named(rows, means) for means in ("year", "published")):
        return
    unknown = [
        name for name, column in of.items()
        if rows[name].means == "ignore" and not rows[name].detail and column.cells.dates() > 0.9 and column.cells.counts() < MOSTLY
    ]  # fmt: skip
    if len(unknown) == 1:
        rows[unknown[0]] = Meaning(unknown[0], "date")


def _places(rows: Rows, of: Columns) -> None:
    """A place whose cells end in a region gives both, unless another column gives the place and one the region."""
    places = [name for name, row in rows.items() if row.means == "place" or row.detail.startswith(_ALSO_A_PLACE)]
    places.sort(key=lambda name: rows[name].means != "place")
    with_region = [
        name for name in places if of[name].cells.share(lambda text: bool(_REGION.fullmatch(text))) > REGIONS
    ]
    plain = [name for name in places if name not in with_region and "address" not in of[name].heading.tags]
    if not with_region:
        return
    has_both = bool(plain) and bool(_named(rows, "admin1"))
    read = Meaning(plain[0], "place") if has_both else Meaning(with_region[0], "place_and_region")
    for name in places:
        _ignore(rows, name, f"{_ALSO_A_PLACE} place is read from {read.column}")
    rows[read.column] = read


def _sources(rows: Rows, of: Columns, *, each_row_is_an_account: bool) -> None:
    """Whose account a row is, where rows of several sources tell of one day and place; else what the row cites, or who said it."""
    name = _named(rows, "source")
    if not name:
        return
    column = of[name]
    if column.cells.pages() > MOSTLY:
        rows[name] = Meaning(name, "citations")
    elif _tells_of_persons(rows, of) and "speaker" in column.heading.tags:
        rows[name] = Meaning(name, "speaker")
    elif not (each_row_is_an_account or _tells_accounts(name, rows, of)):
        if "speaker" in column.heading.tags:
            rows[name] = Meaning(name, "speaker")
        else:
            is_name = column.cells.share(lambda text: text.count(" ") < 8 and '"' not in text) > MOSTLY
            rows[name] = Meaning(name, "sources" if is_name else "citations")


def _tells_accounts(name: str, rows: Rows, of: Columns) -> bool:
    """Whether rows with different values share day and place: half of them, or a tenth below a heading such as "outlet"."""
    when = [column for means in ("date", "year", "month", "day") if (column := _named(rows, means))]
    where = [
        column
        for means in ("place", "place_and_region", "admin2", "admin1", "latitude", "longitude")
        if (column := _named(rows, means))
    ]
    is_outlet, has_text = "outlet" in of[name].heading.tags, bool(_named(rows, "text"))
    if (_named(rows, "published") and (is_outlet or has_text)) or (is_outlet and has_text and not where):
        return True  # rows are what outlets published
    if not when or not (where or _named(rows, "title")):
        return False
    frame = pd.DataFrame({each: of[each].texts for each in {*when, *where[:1], name}})
    if date := _named(rows, "date"):
        frame[date] = read_days(frame[date], Remarks(""))["first"].astype("str").replace("NaT", "")
    frame = frame[(frame[name] != "") & (frame[when[0]] != "")]
    if frame.empty:
        return False
    several = frame.groupby([*when, *where[:1]], sort=False)[name].transform("nunique") > 1
    return float(several.mean()) >= (_LISTED if is_outlet else MOSTLY)


def _running_totals(rows: Rows, of: Columns) -> None:
    """A count that only rises with the day, in every row, is a running total."""
    date, place = _named(rows, "date"), _named(rows, "place") or _named(rows, "admin1")
    for name, row in list(rows.items()):
        if row.outcome and date and of[name].cells.rises_with(of[date].texts, of[place].texts if place else None):
            _ignore(rows, name, "only rises from day to day, as a running total does")


def _lists(rows: Rows, of: Columns) -> None:
    """Says by which sign several values of a cell are parted."""
    for name, row in rows.items():
        if row.means in {"sources", "participant", "initiator", "attacked"} and not row.detail:
            signs = _SEPARATORS if row.means == "sources" else {";": "semicolon", "|": "bar"}
            shares = {word: of[name].cells.share(lambda text, sign=sign: sign in text) for sign, word in signs.items()}  # type: ignore[misc]
            most = max(shares, key=lambda word: shares[word])
            if shares[most] > _LISTED:
                rows[name] = replace(row, detail=f"sep={most}")


def _ids_of_persons(rows: Rows, of: Columns) -> None:
    """Where each row is a person, an id of each row tells persons apart, not events."""
    name = _named(rows, "id")
    if name and "event" not in of[name].heading.tags and _rows_are_persons(rows, of) and of[name].cells.all_distinct():
        _ignore(rows, name, "tells persons apart, not events; those of one day and place are counted together")


def _rows_are_persons(rows: Rows, of: Columns) -> bool:
    """Whether columns describe a person in each row, and none counts any; what is published is written by a person, not about one."""
    is_counted = any(row.outcome or row.means in {"value", "published"} for row in rows.values())
    return not is_counted and _describe_persons(of)


def _tells_of_persons(rows: Rows, of: Columns) -> bool:
    """Whether each row is a person and says what befell them."""
    return bool(_named(rows, "field")) and not _named(rows, "value") and _describe_persons(of)


def _describe_persons(of: Columns) -> bool:
    """Whether two columns describe one person, who is no perpetrator."""
    tags = [column.heading.tags for column in of.values() if not column.heading.tags & {"initiator", "@perpetrators"}]
    kinds = {tag for each in tags for tag in _PERSON if tag in each}
    has_name = any("name" in each for each in tags)
    return len(kinds) + has_name > 1 and bool(kinds & {"age", "sex", "birth", "person"})


def each_row_setting(rows: list[Meaning], columns: list[DescribedColumn], table: Table) -> list[Meaning]:
    """The setting that every row is one person, where columns describe persons and none counts any; what for is said by names or headings."""
    by_name, of = {row.column: row for row in rows}, {column.name: column for column in columns}
    if _named(by_name, "field") or not _rows_are_persons(by_name, of):
        return []
    headings = {column.heading.outcome for column in columns}
    outcome = table_tags(table).outcome or next((each for each in OUTCOMES if each in headings), "killed")
    return [Meaning("", "each_row", "", f"{outcome}; why=columns describe one person a row, and none counts any")]
