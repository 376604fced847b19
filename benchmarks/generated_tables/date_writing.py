"""Days as people write them: the forms of one column, each as a function of the day."""

from collections.abc import Callable
from datetime import date
from random import Random

from benchmarks.generated_tables.words import words

Writer = Callable[[date], str]
_JALALI_MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
_OF = {"es": " de ", "pt": " de ", "de": ". "}  # between day and month; German has a point
_MONTH_FIRST = {"en"}
_FIRST_SERIAL = date(1899, 12, 30)


def date_forms(language: str, chance: Random) -> dict[str, Writer]:
    """The forms of a column by name, those that any language has and those of this one."""
    at = chance.randrange(4)
    forms: dict[str, Writer] = {
        "iso": lambda day: day.isoformat(),
        "iso with time": lambda day: f"{day.isoformat()} {day.day % 24:02}:{day.month:02}:00",
        "iso with zone": lambda day: f"{day.isoformat()}T{day.day % 24:02}:30:00Z",
        "year first, slashes": lambda day: day.strftime("%Y/%m/%d"),
        "day first": lambda day: day.strftime("%d/%m/%Y"),
        "day first, short": lambda day: f"{day.day}/{day.month}/{day.year}",
        "day first, points": lambda day: day.strftime("%d.%m.%Y"),
        "day first, hyphens": lambda day: day.strftime("%d-%m-%Y"),
        "day first, two digits": lambda day: day.strftime("%d/%m/%y"),
        "in words": lambda day: (
            f"{day.day}{_OF.get(language, ' ')}{_month(day, language, at)}{_before_year(language)}{day.year}"
        ),
        "serial": lambda day: str((day - _FIRST_SERIAL).days),
    }
    if language in _MONTH_FIRST:
        forms |= {
            "month first": lambda day: day.strftime("%m/%d/%Y"),
            "month first, short": lambda day: f"{day.month}/{day.day}/{day.year}",
            "month first, two digits": lambda day: f"{day.month}/{day.day}/{day:%y}",
            "month first, in words": lambda day: f"{words(f'month {day.month}', 'en')[0]} {day.day}, {day.year}",
            "short month": lambda day: f"{day.day:02}-{words(f'month {day.month}', 'en')[-1]}-{day:%y}",
            "day with its ending": lambda day: (
                f"{day.day}{_ending(day.day)} {words(f'month {day.month}', 'en')[0]} {day.year}"
            ),
            "with its weekday": lambda day: f"{day:%A}, {day.day} {words(f'month {day.month}', 'en')[0]} {day.year}",
            "compact": lambda day: day.strftime("%Y%m%d"),
        }
    if language in {"en", "ar"}:
        forms |= {
            "jalali": lambda day: "/".join(f"{part:02}" for part in jalali(day)),
            "jalali in words": _jalali_words,
        }
    return forms


def month_alone(day: date, language: str, form: str) -> str:
    """A month and year in the manner of a column."""
    if form in {"in words", "month first, in words", "short month", "day with its ending", "with its weekday"}:
        return f"{words(f'month {day.month}', language)[0]}{_before_year(language)}{day.year}"
    return day.strftime("%m/%Y") if form.startswith(("day", "month")) else day.strftime("%Y-%m")


def _month(day: date, language: str, at: int) -> str:
    names = words(f"month {day.month}", language)
    return names[at % len(names)]


def _before_year(language: str) -> str:
    return " de " if language in {"es", "pt"} else " "


def _ending(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _jalali_words(day: date) -> str:
    year, month, number = jalali(day)
    return f"{number} {_JALALI_MONTHS[month - 1]} {year}"


def jalali(day: date) -> tuple[int, int, int]:
    """The day in the solar calendar of Iran, right for the years 2013 to 2023: each begins on 21 March, after leap years of ours on 20."""
    start = _new_year(day.year)
    year = day.year - 621 if day >= start else day.year - 622
    passed = (day - (start if day >= start else _new_year(day.year - 1))).days
    months = passed // 31 if passed < 186 else 6 + (passed - 186) // 30
    return year, months + 1, (passed % 31 if passed < 186 else (passed - 186) % 30) + 1


def _new_year(year: int) -> date:
    return date(year, 3, 20 if year % 4 == 0 else 21)
