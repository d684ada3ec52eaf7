"""The three calendars of the press: Solar Hijri, Hijri and Gregorian dates -> days, and the days of movable feasts.

Solar Hijri leap years follow the 33-year rule, which gives the official calendar of Iran for 1206-1498. Hijri dates
are those of Umm al-Qura (by `hijridate`), which runs from 1343 to 1500; a text's own country may be a day off.
"""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_SOLAR_EPOCH = 226_894  # ordinal of the day before 1 Farvardin 1, less the leap days of the cycle's start
_LONG_MONTHS = 6  # the first six Solar Hijri months have 31 days, the next five 30
_MONTHS = 12
HIJRI_YEARS = range(1343, 1501)  # the years of the Umm al-Qura tables
_HIJRI_YEAR, _HIJRI_EPOCH = 0.970224, 621.5774  # mean lunar year and epoch, in Gregorian years


def solar_leap(year: int) -> bool:
    """Say whether a Solar Hijri year has 366 days.

    >>> solar_leap(1399), solar_leap(1400)
    (True, False)
    """
    return (8 * year + 29) % 33 < 8


def solar_month_days(year: int, month: int) -> int:
    """Return the number of days of a Solar Hijri month."""
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _MONTHS or solar_leap(year) else 29


def solar_to_day(year: int, month: int, day: int) -> date:
    """Convert a Solar Hijri date.

    >>> solar_to_day(1400, 1, 1)
    datetime.date(2021, 3, 21)

    Raises:
        ValueError: there is no such date.
    """
    if not 1 <= month <= _MONTHS or not 1 <= day <= solar_month_days(year, month):
        raise ValueError(f"no Solar Hijri date: {year}-{month}-{day}")
    before = 31 * (month - 1) if month <= _LONG_MONTHS + 1 else 30 * (month - 1) + _LONG_MONTHS
    return date.fromordinal(_SOLAR_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day)


def day_to_solar(day: date) -> tuple[int, int, int]:
    """Convert a day to its Solar Hijri year, month and day.

    >>> day_to_solar(date(2016, 10, 16))
    (1395, 7, 25)
    """
    year = day.year - 621
    if day < solar_to_day(year, 1, 1):
        year -= 1
    rest = (day - solar_to_day(year, 1, 1)).days
    if rest < 31 * _LONG_MONTHS:
        return year, rest // 31 + 1, rest % 31 + 1
    rest -= 31 * _LONG_MONTHS
    return year, rest // 30 + _LONG_MONTHS + 1, rest % 30 + 1


def to_day(calendar: str, year: int, month: int, day: int) -> date | None:
    """Convert a date of one of the calendars; None where the calendar has no such date or no table for it."""
    try:
        if calendar == "hijri":
            return Hijri(year, month, day).to_gregorian() if year in HIJRI_YEARS else None
        return solar_to_day(year, month, day) if calendar == "solar_hijri" else date(year, month, day)
    except (ValueError, OverflowError):
        return None


def from_day(calendar: str, day: date) -> tuple[int, int, int] | None:
    """Return year, month and day of a day in one of the calendars; None outside the calendar's table."""
    if calendar == "hijri":
        try:
            return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
        except (ValueError, OverflowError):
            return None
    return day_to_solar(day) if calendar == "solar_hijri" else (day.year, day.month, day.day)


def month_days(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    """Return the first and the last day of a month of one of the calendars."""
    first = to_day(calendar, year, month, 1)
    if first is None:
        return None
    if calendar == "gregorian":
        return first, first.replace(day=monthrange(year, month)[1])
    after = to_day(calendar, year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (first, after - timedelta(days=1)) if after else None


def year_days(calendar: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of a year of one of the calendars."""
    first = to_day(calendar, year, 1, 1)
    after = to_day(calendar, year + 1, 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def hijri_begins(year: int) -> int:
    """Return the Gregorian year that a Hijri year begins in, by the mean length of the lunar year.

    >>> hijri_begins(840)
    1436
    """
    return int(year * _HIJRI_YEAR + _HIJRI_EPOCH)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian reckoning (the anonymous algorithm of 1876).

    >>> easter(2013)
    datetime.date(2013, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November.

    >>> thanksgiving(2016)
    datetime.date(2016, 11, 24)
    """
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
