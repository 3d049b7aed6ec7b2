"""UK dates, financial years and times of day: what is read, to the character, and what is left alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clock_times import find_clock_times
from extract.dates import Dated, find_date_ranges, find_dates
from extract.year_spans import financial_year_of, find_year_spans


@pytest.mark.parametrize(
    ("text", "printed", "iso"),
    [
        ("held on 18 November 2031.", "18 November 2031", "2031-11-18"),
        ("on Tuesday, 13th July 2031 at noon", "Tuesday, 13th July 2031", "2031-07-13"),
        ("Dydd Mawrth, 22ain Mehefin, 2031 am 6.00", "Dydd Mawrth, 22ain Mehefin, 2031", "2031-06-22"),
        ("ar 4ydd o Dachwedd 2031 fel", "4ydd o Dachwedd 2031", "2031-11-04"),
        ("Thursday, 18th November, 2031, at 10.00 am", "Thursday, 18th November, 2031", "2031-11-18"),
        ("the 9th of June 2031", "9th of June 2031", "2031-06-09"),
        ("13 th July 2031", "13 th July 2031", "2031-07-13"),
        ("published in March 2032", "March 2032", "2032-03"),
        ("Sept 2031", "Sept 2031", "2031-09"),
        ("final day is 25.10.31. Then", "25.10.31", "2031-10-25"),
        ("took place on 15/09/2031, with", "15/09/2031", "2031-09-15"),
        ("2031-11-18", "2031-11-18", "2031-11-18"),
        ("July 13th, 2031", "July 13th, 2031", "2031-07-13"),
        ("by 29h September all", "29h September", None),
    ],
)
def test_a_date_is_found_to_the_character(text: str, printed: str, iso: str | None) -> None:
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.iso) == (printed, iso)


@pytest.mark.parametrize(
    "text",
    [
        "it may be 20 people",
        "see section 6.3.12",
        "31 November 2031",
        "the March of 400 people",
        "version 12.14.99.1",
        "0300 123 2031",
        "April 2031/32",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_dates_in_a_list_share_the_year_of_the_last() -> None:
    found = find_dates("on 2nd March, 5th June and 9th September 2031")
    assert [each.iso for each in found] == ["2031-03-02", "2031-06-05", "2031-09-09"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13-14 July 2031", "2031-07-13/2031-07-14"),
        ("1 April 2031 to 31 March 2032", "2031-04-01/2032-03-31"),
        ("October to March 2032", "2031-10/2032-03"),
        ("3 December – 14 January 2032", "2031-12-03/2032-01-14"),
    ],
)
def test_a_range_has_both_its_ends(text: str, iso: str) -> None:
    assert find_date_ranges(text) == [(0, len(text), iso)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("the 2031/22 plan", []),
        ("the 2031/32 plan", ["2031/32"]),
        ("the 2031-32 plan", ["2031/32"]),
        ("the 2031/2032 plan", ["2031/32"]),
        ("for 2031-34", ["2031/2034"]),
        ("for 2031 to 2034", ["2031/2034"]),
        ("for 2031/34 and 2034–37", ["2031/2034", "2034/2037"]),
        ("on 2031-11-18", []),
        ("2031, 2032", []),
    ],
)
def test_years_of_a_plan(text: str, spans: list[str]) -> None:
    assert [span.text for span in find_year_spans(text)] == spans


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("at 10.00 am", ["10:00"]),
        ("from 6.30pm", ["18:30"]),
        ("10am to 12 noon", ["10:00", "12:00"]),
        ("12.30 pm", ["12:30"]),
        ("14:05", ["14:05"]),
        ("14.30 hrs", ["14:30"]),
        ("item 10.30 and £4.50", []),
        ("ratio 25:99", []),
    ],
)
def test_times_of_day(text: str, times: list[str]) -> None:
    assert [found.text for found in find_clock_times(text)] == times


@given(
    st.dates(date(1980, 1, 1), date(2080, 12, 31)), st.sampled_from(["{d} {B} {Y}", "{A} {d} {B} {Y}", "{d}/{m}/{Y}"])
)
def test_every_day_of_the_calendar_is_read_as_it_is_written(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, B=day.strftime("%B"), A=day.strftime("%A"), Y=day.year)
    assert [found.iso for found in find_dates(text)] == [day.isoformat()]


@given(st.text(alphabet="0123456789 /.-:–JulyMarchthapmo,", max_size=60))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    found = find_dates(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(st.dates(date(2001, 1, 1), date(2080, 12, 31)), st.integers(0, 364))
def test_a_day_without_year_is_the_nearest_on_the_asked_side(limit: date, days: int) -> None:
    past, future = limit - timedelta(days=days), limit + timedelta(days=days)
    if (past.month, past.day) != (2, 29):
        assert Dated(0, 1, past.month, past.day).before(limit.isoformat()) == past.isoformat()
    if (future.month, future.day) != (2, 29):
        assert Dated(0, 1, future.month, future.day).after(limit.isoformat()) == future.isoformat()


@pytest.mark.parametrize(
    ("iso", "year"), [("2031-04-01", "2031/32"), ("2032-03-31", "2031/32"), ("1999-12", "1999/00")]
)
def test_financial_years_run_from_april(iso: str, year: str) -> None:
    assert financial_year_of(iso) == year
