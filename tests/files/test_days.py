"""Days: what is read as one, what is said of the rest, and how they are counted."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casus.files import days
from casus.files.days import DayError, Span, add, between, in_order, parse_day, show_day

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines differ

FORM = "write year-month-day, as in 2022-09-13; or 2022-09 or 2022 when no more is known"

real_days = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


def packed(day: datetime.date) -> int:
    """A day of the standard library as our integer."""
    return day.year * 10000 + day.month * 100 + day.day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-09-13", 20220913, 20220913),
        ("2022-09", 20220901, 20220930),
        ("2022", 20220101, 20221231),
        ("2024-02", 20240201, 20240229),
        ("2100-02", 21000201, 21000228),
        ("2000-02-29", 20000229, 20000229),
        ("1900-01-01", 19000101, 19000101),
        ("2100-12-31", 21001231, 21001231),
    ],
)
def test_a_day_a_month_and_a_year_are_closed_intervals(text: str, first: int, last: int) -> None:
    """Each of the three forms stands for all of its days, the first and the last included."""
    assert parse_day(text) == Span(first, last, text)


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        (
            "2022-02-30",
            "2022-02-30 is not a day; February 2022 has 28",
            "write 2022-02-28, or 2022-02 when only the month is known",
        ),
        (
            "2024-02-30",
            "2024-02-30 is not a day; February 2024 has 29",
            "write 2024-02-29, or 2024-02 when only the month is known",
        ),
        (
            "1900-02-29",
            "1900-02-29 is not a day; February 1900 has 28",
            "write 1900-02-28, or 1900-02 when only the month is known",
        ),
        (
            "2022-04-31",
            "2022-04-31 is not a day; April 2022 has 30",
            "write 2022-04-30, or 2022-04 when only the month is known",
        ),
        ("2022-02-00", "2022-02-00 is not a day; February 2022 has 28", "write 2022-02 when only the month is known"),
        ("2022-13", "2022-13 is not a month; months go from 01 to 12", FORM),
        ("2022-00-10", "2022-00-10 is not a day; months go from 01 to 12", FORM),
        ("2022-30-04", "2022-30-04 is not a day; months go from 01 to 12", "did you mean 2022-04-30?"),
        ("1899", "1899 is outside the years that Casus reads", "write a year from 1900 to 2100"),
        ("2101-01-01", "2101-01-01 is outside the years that Casus reads", "write a year from 1900 to 2100"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_named_with_the_nearest_right_one(text: str, message: str, cure: str) -> None:
    """The message says what is wrong with the day, the cure what to write."""
    assert parse_day(text) == DayError(message, cure)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("3/5/2022", "did you mean 2022-05-03 or 2022-03-05?"),
        ("2022/30/04", "did you mean 2022-04-30?"),
        ("2009/10", "did you mean 2009-10?"),
        ("~2022-09", "did you mean 2022-09?"),
        ("2022-09-13?", "did you mean 2022-09-13?"),
        ("2022-09-13T10:00", "write 2022-09-13; Casus counts in days"),
        ("2022-09-13 10:00:00", "write 2022-09-13; Casus counts in days"),
        ("31.02.2022", FORM),
        ("20229999", FORM),
        ("yesterday", FORM),
        ("22", FORM),
        ("May May 2022", FORM),
        ("13 Sept 22", FORM),
        ("", FORM),
        ("-", FORM),
        ("\u0662\u0660\u0662\u0662", FORM),
        ("\u00b2\u00b2\u00b2\u00b2", FORM),
    ],
)
def test_a_day_in_another_form_is_offered_in_the_right_one(text: str, cure: str) -> None:
    """A guess is made only where the text can mean one or two days."""
    assert parse_day(text) == DayError(f'"{text}" is not a day', cure)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13.09.2022", "2022-09-13"),
        ("05.03.2022", "2022-03-05"),
        ("15.05.2023", "2023-05-15"),
        ("15 May 2023", "2023-05-15"),
        ("13. 9. 2022", "2022-09-13"),
        ("09/13/2022", "2022-09-13"),
        ("5/5/2022", "2022-05-05"),
        ("20220913", "2022-09-13"),
        ("2022-9-3", "2022-09-03"),
        ("2022/09/13", "2022-09-13"),
        ("09.2022", "2022-09"),
        ("13 September 2022", "2022-09-13"),
        ("May 5, 2022", "2022-05-05"),
        ("Sept 2022", "2022-09"),
        ("2022\u201309\u201313", "2022-09-13"),
    ],
)
def test_a_day_as_people_write_it_is_read_where_it_can_be_one_only(text: str, day: str) -> None:
    """What is kept of it is the day in one form."""
    assert parse_day(text) == parse_day(day)
    assert in_order(text) == day


def test_a_very_long_text_is_cut_in_the_message() -> None:
    """Nobody has to read a page of text to learn that it is not a day."""
    result = parse_day("9" * 5000)
    assert isinstance(result, DayError)
    assert result.message == f'"{"9" * 37}..." is not a day'
    assert result.cure == FORM


@untimed
@given(st.text() | st.text(alphabet="0123456789-./ TMay,:"))
def test_no_text_makes_the_reading_of_a_day_fail(text: str) -> None:
    """Any text is a span of days or an error with a cure, and what is offered as a cure is a day."""
    result = parse_day(text)
    if isinstance(result, DayError):
        assert result.message
        if result.cure.startswith("did you mean "):
            for guess in result.cure.removeprefix("did you mean ").removesuffix("?").split(" or "):
                assert isinstance(parse_day(guess), Span)
    else:
        assert show_day(result.first).startswith(text)
        assert show_day(result.last).startswith(text)
        assert result.first <= result.last


@pytest.mark.parametrize(
    ("day", "n", "unit", "expected"),
    [
        (20220913, 1, "days", 20220914),
        (20221231, 1, "days", 20230101),
        (20240228, 1, "days", 20240229),
        (20240301, -1, "days", 20240229),
        (20220131, 1, "months", 20220228),
        (20240131, 1, "months", 20240229),
        (20220331, -1, "months", 20220228),
        (20221115, 3, "months", 20230215),
        (20220115, -1, "months", 20211215),
        (20220913, 0, "months", 20220913),
        (20240229, 1, "years", 20250228),
        (20240229, 4, "years", 20280229),
        (19990420, -5, "years", 19940420),
        (20220913, 10**30, "days", days.LATEST),
        (20220913, -(10**30), "days", days.EARLIEST),
        (20220913, 10**30, "months", days.LATEST),
        (20220913, -(10**30), "years", days.EARLIEST),
    ],
)
def test_adding_stays_in_the_month_and_in_the_calendar(day: int, n: int, unit: str, expected: int) -> None:
    """A day that a month lacks becomes its last; no number leads out of the years that compare as days."""
    assert add(day, n, unit) == expected


def test_an_unknown_unit_is_a_mistake_of_the_program() -> None:
    """Units come from the rule language, never straight from a file."""
    with pytest.raises(ValueError, match="weeks"):
        add(20220913, 1, "weeks")


@untimed
@given(real_days, real_days)
def test_counting_agrees_with_the_standard_library(one: datetime.date, two: datetime.date) -> None:
    """The calendar done by hand is the calendar of `datetime`."""
    distance = (two - one).days
    assert between(packed(one), packed(two)) == distance
    assert add(packed(one), distance, "days") == packed(two)
    assert show_day(packed(one)) == one.isoformat()


@untimed
@given(real_days, st.integers(-200, 200))
def test_months_forward_and_back_lose_no_more_than_the_end_of_a_month(day: datetime.date, n: int) -> None:
    """Going some months away and back again gives the day itself or the end of a shorter month."""
    there = add(packed(day), n, "months")
    if there in (days.EARLIEST, days.LATEST):
        return
    back = add(there, -n, "months")
    assert back // 100 == packed(day) // 100
    assert min(day.day, 28) <= back % 100 <= day.day
