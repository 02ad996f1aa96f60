"""Days as integers: 20220913 is 2022-09-13. Reading them as written, counting with them, showing them.

Integers of this form compare as days do. They are terms of the rule programs, where every term is a text or an integer, and
properties of the JSON facts that durable-rules reads, so that both evaluators compare days in the same way without knowing
that they are days. What a file says is often no day but a month or a year: that is a `Span` of two of them. `datetime.date`
does the counting.
"""

import re
from datetime import date
from typing import NamedTuple

from casus.files.problems import quote, wrong

FIRST_YEAR = 1900
LAST_YEAR = 2100

EARLIEST = 10101
"""0001-01-01: counting backward stops here, far before any day that can be written in a file."""
LATEST = 99991231
"""9999-12-31: counting forward stops here. Beyond it the integers would no longer compare as days."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FORM = "write year-month-day, as in 2022-09-13; or 2022-09 or 2022 when no more is known"
_LONGEST = 40  # characters of a text that are worth a guess
_SPELLED = re.compile(r"[^\W_]+(?:[ .,/\-\u2013]+[^\W_]+){0,2}")
"""Up to three words. A sign before or after them, as in ~2022-09 or 2022-09-13?, says something that would be lost; so does a time of day."""


class Span(NamedTuple):
    """A day, a month or a year as a closed interval of days, with the text it was read from."""

    first: int
    last: int
    text: str


class DayError(NamedTuple):
    """Why a text is not a day, in words for its author, and what to write instead."""

    message: str
    cure: str


def parse_day(text: str) -> Span | DayError:
    """Read a day (2022-09-13), a month (2022-09) or a year (2022); or a day or month as people write it, where that leaves no doubt.

    The result is the interval of all days meant, or a `DayError`. Its text has the form year-month-day, however it was written.
    No exception is raised for any text.
    """
    parts = text.split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        said = _guesses(text, sure=True) if len(text) <= _LONGEST and _SPELLED.fullmatch(text) else []
        return parse_day(said[0]) if len(said) == 1 else DayError(f"{quote(text)} is not a day", _cure(text))
    year = int(parts[0])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DayError(
            f"{text} is outside the years that Casus reads", f"write a year from {FIRST_YEAR} to {LAST_YEAR}"
        )
    if len(parts) == 1:
        return Span(year * 10000 + 101, year * 10000 + 1231, text)
    month = int(parts[1])
    if not 1 <= month <= 12:
        what = "month" if len(parts) == 2 else "day"
        return DayError(f"{text} is not a {what}; months go from 01 to 12", _cure(text))
    length = _month_length(year, month)
    if len(parts) == 2:
        return Span(_pack(year, month, 1), _pack(year, month, length), text)
    day = int(parts[2])
    if not 1 <= day <= length:
        only_month = f"{text[:7]} when only the month is known"
        cure = f"write {text[:7]}-{length}, or {only_month}" if day else f"write {only_month}"
        return DayError(f"{text} is not a day; {MONTHS[month - 1]} {year} has {length}", cure)
    packed = _pack(year, month, day)
    return Span(packed, packed, text)


def in_order(text: str) -> str:
    """A day, month or year in the form year-month-day, in which texts sort as days do; empty for another text."""
    span = parse_day(text) if text else None
    return span.text if isinstance(span, Span) else ""


def day_of(text: str) -> int:
    """One day. Raises CasusError for a text that is none, or that is a month or a year."""
    span = parse_day(text)
    if isinstance(span, DayError):
        raise wrong(span.message, span.cure, "day")
    if span.first != span.last:
        cure = f"write a day, as in {text[:4]}-{span.text[5:7] or '01'}-01"
        raise wrong(f"{text} is more than one day", cure, "day")
    return span.first


def add(day: int, n: int, unit: str) -> int:
    """The day `n` days, months or years after `day` (before it, when `n` is negative).

    `unit` is "days", "months" or "years"; any other is a ValueError. A month or a year later is the same day of the
    month, or the last day of a month that is too short: one month after 20220131 is 20220228. The result never
    leaves `EARLIEST` to `LATEST`.
    """
    if unit == "days":
        found = date.fromordinal(min(max(_number(day) + n, _FIRST_NUMBER), _LAST_NUMBER))
        return _pack(found.year, found.month, found.day)
    if unit not in ("months", "years"):
        raise ValueError(f"days are counted in days, months or years, not in {unit!r}")
    months = (day // 10000) * 12 + day // 100 % 100 - 1 + (n if unit == "months" else 12 * n)
    year, month = divmod(months, 12)
    if year < 1:
        return EARLIEST
    if year > 9999:
        return LATEST
    return _pack(year, month + 1, min(day % 100, _month_length(year, month + 1)))


def between(first: int, last: int) -> int:
    """How many days `last` lies after `first`: 1 from a day to the next, 0 to itself, negative when it lies before."""
    return _number(last) - _number(first)


def show_day(day: int) -> str:
    """A day as people write it: 20220913 is 2022-09-13."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def written_day(text: str) -> str:
    """A day, a month or a year as it stands in a sentence: 2022-09-13 is 13 September 2022."""
    year, *rest = text.split("-")
    parts = [*reversed(rest[1:]), *(MONTHS[int(month) - 1] for month in rest[:1]), year]
    return " ".join(part.lstrip("0") for part in parts)


def _pack(year: int, month: int, day: int) -> int:
    return year * 10000 + month * 100 + day


def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _number(day: int) -> int:
    """The number of a day, for counting."""
    return date(day // 10000, day // 100 % 100, day % 100).toordinal()


_FIRST_NUMBER, _LAST_NUMBER = _number(EARLIEST), _number(LATEST)


def _cure(text: str) -> str:
    """What to write instead: the same day in the right form where the text leaves no doubt, else the form."""
    guesses = _guesses(text) if len(text) <= _LONGEST else []
    if guesses == [text[:10]] and ":" in text:
        return f"write {guesses[0]}; Casus counts in days"
    return f"did you mean {' or '.join(guesses)}?" if guesses else _FORM


def _guesses(text: str, sure: bool = False) -> list[str]:
    """The days or months that a text in another form can mean, as they should be written: none, one or two.

    sure: not those that nobody writes so, as 2022-30-04, nor 2009/10, which may be two years.
    """
    if text[10:11] in ("T", " ") and ":" in text:  # a time of day follows
        text = text[:10]
    if len(text) == 8 and text.isascii() and text.isdigit():
        return _days(text[:4], text[4:6], text[6:])
    words = "".join(char if char.isalnum() else " " for char in text).split()
    named = [(n, number) for n, word in enumerate(words) if (number := _month_number(word))]
    if len(named) == 1:
        place, number = named[0]
        words[place] = str(number)
        if len(words) == 3 and place < 2:  # 13 September 2022, September 13 2022
            words = [words[1 - place], words[place], words[2]]
    if not 2 <= len(words) <= 3 or not all(word.isascii() and word.isdigit() for word in words):
        return []
    if len(words) == 2:
        first = _days(words[0], words[1]) if named or not sure else []
        return first or _days(words[1], words[0])
    one, two, three = words
    if len(one) == 4:
        return _days(one, two, three) or ([] if sure else _days(one, three, two))
    if len(three) != 4:
        return []
    day_first = _days(three, two, one)
    if "." in text or named:  # else the order depends on the country
        return day_first
    return list(dict.fromkeys(day_first + _days(three, one, two)))


def _month_number(word: str) -> int:
    """The number of a month from its English name or the first three or more letters of it; 0 for other words."""
    if len(word) >= 3 and word.isascii():
        for number, name in enumerate(MONTHS, 1):
            if name.lower().startswith(word.lower()):
                return number
    return 0


def _days(year: str, month: str, day: str = "") -> list[str]:
    """The day or month of these parts as it should be written, in a list; an empty list if there is no such day."""
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= int(month) <= 12:
        return []
    if not day:
        return [f"{year}-{month:0>2}"]
    possible = 1 <= int(day) <= _month_length(int(year), int(month))
    return [f"{year}-{month:0>2}-{day:0>2}"] if possible else []
