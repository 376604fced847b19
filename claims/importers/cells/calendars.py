"""Days, months and years of the Gregorian, Persian and Islamic calendar as days of ours."""

import calendar
from collections.abc import Collection
from datetime import date

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

OTHER_YEARS = range(1300, 1451)  # of the Persian and the Islamic calendar in the 20th and 21st century
_LAST_JALALI = 1410  # 2031: a later year is none of a past event
_FIRST_MODERN_HIJRI = 1343  # the first that the tables of Umm al-Qura hold
NO_DAY = "not a day of the calendar"


def days_in(year: int, month: int | None, day: int | None, calendar_name: str) -> tuple[date, date]:
    """First and last day of a year, month (no day) or day.

    Raises:
        ValueError: There is no such day, or its year is out of reach; the message says which.
    """
    try:
        months = (month, month) if month else (1, 12)
        return _one_day(year, months[0], day or 1, calendar_name), _one_day(year, months[1], day, calendar_name)
    except (ValueError, OverflowError):
        raise ValueError(NO_DAY) from None


def _one_day(year: int, month: int, day: int | None, calendar_name: str) -> date:
    """The day of ours; the last of the month where `day` is None."""
    if calendar_name == "jalali":
        last = day or JalaliDate.days_in_month(month, year)
        return JalaliDate(year, month, last).to_gregorian()  # type: ignore[no-untyped-call]  # it takes anything
    if calendar_name == "hijri":
        return date.fromisoformat(
            Hijri(year, month, day or Hijri(year, month, 1).month_length()).to_gregorian().isoformat()
        )
    return date(year, month, day or calendar.monthrange(year, month)[1])


def calendar_shown(years: Collection[int], *, has_day_31: bool) -> str:
    """The calendar that the years of a whole column show; "" where they say nothing or leave it open.

    Years from 1300 to 1450 throughout are Persian up to 1410, for no event has happened later, and Islamic where there
    are later ones. Among years of the Middle Ages and after, they are of ours.
    """
    others = [year for year in years if year in OTHER_YEARS]
    if not others:
        return ""
    if len(others) < len(years):
        return "gregorian" if any(1000 <= year < 1300 or 1450 < year < 1800 for year in years) else ""
    if max(others) <= _LAST_JALALI:
        return "jalali"
    return "hijri" if min(others) >= _FIRST_MODERN_HIJRI and not has_day_31 else ""


def refuse_year(year: int) -> str:
    """Why a year cannot be one of ours, with a guess; "" where it can."""
    if year in OTHER_YEARS:
        return "perhaps a year of the Persian or Islamic calendar; say which (detail calendar=jalali, =hijri or =gregorian)"
    if year > 2100:
        return (
            "no year of our calendar, perhaps of the Buddhist one" if 2440 < year < 2600 else "no year of our calendar"
        )
    return ""
