"""Figures in tables: measured by header and row, with the unit, period and place that stand above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.paper import Paper
from tests.extract.test_figures import figures

PaperOf = Callable[..., Paper]

TABLES = {
    "money with its unit below the header": (
        [["Ward", "Budget"], ["", "£m"], ["North", "2.5"]],
        "",
        [(2_500_000, "gbp")],
    ),
    "money whose unit nobody says": ([["Ward", "Budget"], ["North", "2.5"]], "", []),
    "money whose unit the heading says": ([["Ward", "Budget"], ["North", "2.5"]], "Budgets (£m)", [(2_500_000, "gbp")]),
    "thousands in the heading": ([["Ward", "Calls"], ["North", "8"]], "Calls (thousands)", [(8000, "count")]),
    "rates": ([["Ward", "2030 to 2032"], ["North", "8.1"]], "Drowning rates per 100,000", [(8.1, "rate")]),
}


def test_cells_are_measured_by_header_and_row(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Assessments (2030-31)"),
        ("paragraph", "The boards of Westmere chose:"),
        ("table", [["Priority", "No. of boards", "Page"], ["Flooding", "11", "3"], ["Crime", "9", "4"]]),
    )
    found = figures(paper)
    assert [(fact.value, fact.measure, fact.evidence.quote) for fact in found] == [
        (11, "No. of boards: Flooding", "Flooding 11"),
        (9, "No. of boards: Crime", "Crime 9"),
    ]
    assert {(fact.geography, fact.period) for fact in found} == {("Westmere", "2030/31")}


def test_a_dash_or_two_amounts_name_no_row(paper_of: PaperOf) -> None:
    rows = [["Service", "Spent £k", "Budget £k"], ["-", "6.5", "7.5"], ["1,393.1 -10.3", "2.5", "3.5"]]
    assert figures(paper_of(("table", rows))) == []
    ages = figures(paper_of(("table", [["Age", "Victims of fraud"], ["18-24", "31"]])))
    assert [fact.measure for fact in ages] == ["Victims of fraud: 18-24"]


def test_ratings_are_no_figures(paper_of: PaperOf) -> None:
    assert figures(paper_of(("table", [["Risk", "Likelihood (1-5)"], ["Flood", "4"]]))) == []


def test_a_header_scales_its_column(paper_of: PaperOf) -> None:
    rows = [["Service", "Budget £m", "Share %"], ["Lamps", "43.5", "12"], ["Benches", "(3.2)", "1"]]
    found = figures(paper_of(("table", rows)))
    assert [(fact.value, fact.unit) for fact in found] == [
        (43_500_000, "gbp"), (12, "percent"), (-3_200_000, "gbp"), (1, "percent"),
    ]  # fmt: skip


def test_prose_that_repeats_a_row_is_not_recorded_again(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("table", [["Priority", "No. of boards"], ["Flooding", "9"]]),
        ("paragraph", "Nine local boards assessed that flooding is a key priority."),
    )
    assert [fact.evidence.quote for fact in figures(paper)] == ["Flooding 9"]


def test_a_row_named_in_passing_does_not_hide_another_figure(paper_of: PaperOf) -> None:
    table = ("table", [["Priority", "No. of partnerships"], ["Mental Health", "7"]])
    prose = ("paragraph", "The Board paid for 7 projects, among them mental health cards.")
    assert sorted(fact.value for fact in figures(paper_of(table, prose))) == [7, 7]


@pytest.mark.parametrize(("rows", "heading", "expected"), TABLES.values(), ids=TABLES)
def test_units_of_tables(
    paper_of: PaperOf, rows: list[list[str]], heading: str, expected: list[tuple[float, str]]
) -> None:
    paper = paper_of(("heading", heading or "Wards"), ("table", rows))
    assert [(fact.value, fact.unit) for fact in figures(paper)] == expected


def test_the_years_over_a_column_are_its_period(paper_of: PaperOf) -> None:
    (fact,) = figures(paper_of(("table", [["Ward", "2030 to 2032"], ["North", "81"]])))
    assert fact.period == "2030/2032"


def test_a_column_of_areas_says_where_each_row_holds(paper_of: PaperOf) -> None:
    rows = [["Provider", "Area", "Contract value"], ["Lamps Ltd", "Nether Hythe", "£220"], ["All", "Totals", "£500"]]
    assert [(fact.value, fact.geography) for fact in figures(paper_of(("table", rows)))] == [
        (220, "Nether Hythe"),
        (500, None),
    ]


def test_labels_in_cells_are_of_what_stands_over_them(paper_of: PaperOf) -> None:
    rows = [
        ["Share of lamps mended within a week", "", ""],
        ["Latest: 98.6%", "Target: 95%, Floor: 90%", "Previous: 97%"],
    ]
    assert [(fact.value, fact.measure) for fact in figures(paper_of(("table", rows)))] == [
        (98.6, "Latest: Share of lamps mended within a week"),
        (95, "Target: Share of lamps mended within a week"),
        (90, "Floor: Share of lamps mended within a week"),
        (97, "Previous: Share of lamps mended within a week"),
    ]


def test_labels_repeated_for_each_year_are_of_the_year_over_their_group(paper_of: PaperOf) -> None:
    rows = [
        ["", "", "2030-31", "", "2031-32"],
        ["", "Core", "Total", "Core", "Total"],
        ["", "£000s", "£000s", "£000s", "£000s"],
        ["Lamp grant", "12.5", "14.0", "13.5", "15.0"],
    ]
    assert [(fact.value, fact.measure, fact.period) for fact in figures(paper_of(("table", rows)))] == [
        (12_500, "2030-31 Core: Lamp grant", "2030/31"),
        (14_000, "2030-31 Total: Lamp grant", "2030/31"),
        (13_500, "2031-32 Core: Lamp grant", "2031/32"),
        (15_000, "2031-32 Total: Lamp grant", "2031/32"),
    ]


def test_two_labels_of_one_indicator_are_two_figures_though_the_values_are_alike(paper_of: PaperOf) -> None:
    one = [["Share of lamps mended within a week", ""], ["Latest: 64%", "Previous: 64%"]]
    two = [["Share of bright lamps mended within a week", ""], ["Latest: 64%", "Previous: 60%"]]
    assert [fact.measure for fact in figures(paper_of(("table", one), ("table", two)))] == [
        "Latest: Share of lamps mended within a week",
        "Previous: Share of lamps mended within a week",
        "Latest: Share of bright lamps mended within a week",
        "Previous: Share of bright lamps mended within a week",
    ]


def test_years_under_a_title_row_are_headers_though_the_table_says_of_none(paper_of: PaperOf) -> None:
    rows = [
        ["All figures in £m", "", ""],
        ["", "2030-31", "2031-32"],
        ["Lamps", "106", "123"],
        ["Number of wards", "49", "60"],
        ["Rate of increase", "-", "13%"],
    ]
    paper = paper_of(("table", rows, {"header_rows": 0, "caption": "Table 3: Total spend by type"}))
    assert [(fact.value, fact.unit, fact.period, fact.measure) for fact in figures(paper)] == [
        (106e6, "gbp", "2030/31", "Total spend by type: Lamps"),
        (123e6, "gbp", "2031/32", "Total spend by type: Lamps"),
        (49, "count", "2030/31", "Total spend by type: Number of wards"),
        (60, "count", "2031/32", "Total spend by type: Number of wards"),
        (13, "percent", "2031/32", "Total spend by type: Rate of increase"),
    ]


def test_short_years_over_columns(paper_of: PaperOf) -> None:
    rows = [["£s per pupil", "", ""], ["", "30-31", "31-32"], ["Schools", "£20,629", "£21,648"]]
    found = figures(paper_of(("table", rows, {"header_rows": 0, "caption": "Average cost"})))
    assert [(fact.value, fact.period) for fact in found] == [(20629, "2030/31"), (21648, "2031/32")]


def test_a_table_without_any_header_has_no_figures(paper_of: PaperOf) -> None:
    rows = [["Lamps", "106", "123"], ["Benches", "49", "60"]]
    assert figures(paper_of(("table", rows, {"header_rows": 0}))) == []


def test_how_many_are_green_is_a_rating(paper_of: PaperOf) -> None:
    assert figures(paper_of(("table", [["", "GREEN", "AMBER"], ["KPI Summary", "3", "4"]]))) == []


def test_rows_named_alike_are_told_apart_by_their_next_label(paper_of: PaperOf) -> None:
    rows = [
        ["Directorate", "Risk", "Cause", "Exposure £m"],
        ["ALL", "Floods", "It rains.", "12"],
        ["ALL", "Fires", "It does not.", "10"],
        ["CYPE", "Schools", "They fill.", "3"],
    ]
    assert [fact.measure for fact in figures(paper_of(("table", rows)))] == [
        "Exposure £m: ALL, Floods",
        "Exposure £m: ALL, Fires",
        "Exposure £m: CYPE, Schools",
    ]


def test_rows_named_alike_without_another_label_are_of_their_group(paper_of: PaperOf) -> None:
    rows = [["", "£m"], ["Lamps", ""], ["Other", "2"], ["Total", "2"], ["Benches", ""], ["Other", "3"], ["Total", "3"]]
    assert [fact.measure for fact in figures(paper_of(("table", rows)))] == [
        "£m: Lamps, Other",
        "£m: Lamps, Total",
        "£m: Benches, Other",
        "£m: Benches, Total",
    ]


def test_names_may_stand_after_the_numbers_of_an_earlier_year(paper_of: PaperOf) -> None:
    rows = [
        ["", "2030-31", "", "", "2031-32"],
        ["Core £000s", "Total £000s", "", "Core £000s", "Total £000s"],
        ["31.5", "33.0", "Pay", "32.5", "35.0"],
        ["35.0", "37.0", "Prices", "36.0", "39.0"],
    ]
    found = figures(paper_of(("table", rows, {"header_rows": 2})))
    assert [(fact.value, fact.measure) for fact in found][:3] == [
        (31_500, "2030-31 Core £000s: Pay"),
        (33_000, "2030-31 Total £000s: Pay"),
        (32_500, "2031-32 Core £000s: Pay"),
    ]
    numbered = [["1", "Flooding", "2031"], ["3", "Crime", "2032"]]
    assert figures(paper_of(("table", [["Order", "Title", "Year"], *numbered]))) == []


def test_years_and_quarters_name_their_rows_and_say_when(paper_of: PaperOf) -> None:
    rows = [["Year", "Thefts"], ["2030", "45"], ["2031", "52"]]
    assert [(fact.value, fact.period) for fact in figures(paper_of(("table", rows)))] == [(45, "2030"), (52, "2031")]
    rows = [["Year", "Ward", "Thefts"], ["2030/31", "North", "45"], ["2031/32", "North", "52"]]
    assert [(fact.measure, fact.period) for fact in figures(paper_of(("table", rows)))] == [
        ("Thefts: North", "2030/31"),
        ("Thefts: North", "2031/32"),
    ]


def test_an_ampersand_is_no_unit_of_millions(paper_of: PaperOf) -> None:
    rows = [["Fund", "Cost £", "Return"], ["M&G Lamps", "10,000,000", "3.12%"]]
    assert [fact.value for fact in figures(paper_of(("table", rows)))] == [10_000_000, 3.12]


def test_headers_of_several_rows_say_when_together(paper_of: PaperOf) -> None:
    rows = [["Fund", "Market value at", "6 months return to"], ["", "30-September-31", "30-September-31"]]
    rows += [["Lamps", "£52,000", "2.5%"]]
    found = figures(paper_of(("table", rows, {"header_rows": 2})))
    assert [fact.period for fact in found] == ["2031-09-30", "2031-04/2031-09"]


def test_months_and_quarters_alone_have_the_year_over_the_table(paper_of: PaperOf) -> None:
    rows = [["Ward", "Apr", "Jan", "Q4"], ["North", "45", "52", "140"]]
    found = figures(paper_of(("heading", "Thefts in 2030/31"), ("table", rows)))
    assert [fact.period for fact in found] == ["2030-04", "2031-01", "2031-01/2031-03"]


def test_columns_of_time_count_what_the_heading_says(paper_of: PaperOf) -> None:
    rows = [["Service", "Oct – Dec 31", "12m to Dec 31"], ["Highways", "11", "54"]]
    found = figures(paper_of(("heading", "Number of calls (thousands)"), ("table", rows)))
    assert [(fact.value, fact.measure) for fact in found] == [
        (11_000, "Number of calls: Highways"),
        (54_000, "Number of calls: Highways"),
    ]


def test_ratings_by_their_first_letters_are_no_figures(paper_of: PaperOf) -> None:
    assert figures(paper_of(("table", [["Service", "R", "A", "G"], ["Lamps", "2", "1", "4"]]))) == []


def test_a_table_under_no_heading_has_the_period_of_its_papers_title(paper_of: PaperOf) -> None:
    paper = paper_of(("part", "Register of Risks 2031-32"), ("table", [["Ward", "Cost"], ["North", "£25"]]))
    assert [fact.period for fact in figures(paper)] == ["2031/32"]


def test_units_of_all_the_figures_may_stand_in_the_line_before_a_table(paper_of: PaperOf) -> None:
    rows = [["Saving", "Undeliverable"], ["Lamps", "488.7"], ["Number of wards", "12"]]
    found = figures(paper_of(("paragraph", "All figures in £000s"), ("table", rows)))
    assert [(fact.value, fact.unit) for fact in found] == [(488_700, "gbp"), (12, "count")]


def test_the_sentence_that_points_to_a_table_says_when(paper_of: PaperOf) -> None:
    before = "The grants of 2031-32 are outlined below. Those of 2032-33 will be told later."
    found = figures(paper_of(("paragraph", before), ("table", [["Body", "Amount"], ["Lamps", "£158,100"]])))
    assert [fact.period for fact in found] == ["2031/32"]


def test_rows_named_as_places_say_where(paper_of: PaperOf) -> None:
    rows = [["", "Grant"], ["Kent", "£136,091"], ["Reading", "£457,814"], ["Retained", "£8"]]
    assert [fact.geography for fact in figures(paper_of(("table", rows)))] == ["Kent", "Reading", None]
    rows = [["Subject", "Pupils"], ["Reading", "45"], ["Writing", "44"], ["Sums", "42"]]
    assert {fact.geography for fact in figures(paper_of(("table", rows)))} == {None}


def test_a_label_may_stand_close_to_its_number(paper_of: PaperOf) -> None:
    rows = [["Share of lamps mended within a week", ""], ["Latest:0.04%", "Target:180 Floor: 240"]]
    assert [fact.value for fact in figures(paper_of(("table", rows)))] == [0.04, 180, 240]


def test_a_change_has_its_sign_for_direction(paper_of: PaperOf) -> None:
    rows = [["Ward", "% change 2030 to 2031", "Climate change grant £"], ["North", "-4%", "-3"], ["South", "7%", "2"]]
    assert [(fact.value, fact.direction) for fact in figures(paper_of(("table", rows)))] == [
        (4, "down"),
        (-3, None),
        (7, "up"),
        (2, None),
    ]


def test_one_row_of_numbers_without_a_name_is_of_the_heading(paper_of: PaperOf) -> None:
    rows = [["Quarter 3", ""], ["2031/32", "2030/31"], ["Total", "Total"], ["869", "932"]]
    found = figures(paper_of(("heading", "Casualties"), ("table", rows, {"header_rows": 3})))
    assert [(fact.measure, fact.period) for fact in found] == [
        ("2031/32 Total: Casualties", "2031-10/2031-12"),
        ("2030/31 Total: Casualties", "2030-10/2030-12"),
    ]


def test_a_day_over_a_column_is_when_it_stood(paper_of: PaperOf) -> None:
    rows = [["Reserve", "Opening Balance 01/04/31 £", "Forecast £"], ["Lamps", "12.4", "1.2"]]
    assert [fact.period for fact in figures(paper_of(("table", rows)))] == ["2031-04-01", None]


def test_an_amount_in_the_line_before_is_no_unit_of_a_table(paper_of: PaperOf) -> None:
    rows = [["Ward", "Variance"], ["North", "-53.5"], ["South", "2.0"]]
    assert figures(paper_of(("paragraph", "It was £45m."), ("table", rows)))[1:] == []
    titled = [["All figures in £m", ""], *rows]
    assert [fact.value for fact in figures(paper_of(("table", titled, {"header_rows": 2})))] == [-53_500_000, 2_000_000]


def test_a_table_of_the_same_chapter_says_the_unit_of_a_column(paper_of: PaperOf) -> None:
    first = ("table", [["Department", "Real Variance"], ["Schools", "-0.455"], ["Roads", "8.803"]])
    later = ("table", [["Project", "Real Variance"], ["Basic Need 2018", "-1.043"], ["Bridges", "0.2"]])
    chapter = (("heading", "Capital", {"level": 1}), ("paragraph", "All figures in £m"), first)
    part = (("heading", "Schools", {"level": 2}), later)
    found = figures(paper_of(*chapter, *part))
    assert [(fact.value, fact.period) for fact in found] == [
        (-455_000, None),
        (8_803_000, None),
        (-1_043_000, None),
        (200_000, None),
    ]
    assert len(figures(paper_of(*chapter, ("heading", "Revenue", {"level": 1}), later))) == 2


def test_the_year_in_a_rows_name_is_when_after_a_word_of_time(paper_of: PaperOf) -> None:
    rows = [["", "£m"], ["Savings for 2031-32", "1"], ["Balance as at 31 March 2031", "2"], ["Lamp Scheme 2030", "3"]]
    assert [fact.period for fact in figures(paper_of(("table", rows)))] == ["2031/32", "2031-03-31", None]


def test_so_many_per_many_are_a_rate(paper_of: PaperOf) -> None:
    rows = [["Admissions to care homes, per 100,000", "", ""], ["Latest: 553", "Target: 588", "Previous: 562"]]
    assert {fact.unit for fact in figures(paper_of(("table", rows)))} == {"rate"}


def test_a_row_named_after_a_year_has_the_year_over_its_column(paper_of: PaperOf) -> None:
    rows = [
        ["All figures in £000s", "", ""],
        ["", "2032-33 Target", "Undeliverable"],
        ["2030-31 slipped savings", "4", "2"],
    ]
    rows += [["Young People & Education", "3", "1"], ["Number of homes", "7", "6"]]
    found = figures(paper_of(("table", rows, {"header_rows": 2})))
    assert [(fact.value, fact.unit, fact.period) for fact in found] == [
        (4000, "gbp", "2032/33"),
        (2000, "gbp", "2030/31"),
        (3000, "gbp", "2032/33"),
        (1000, "gbp", None),
        (7, "count", "2032/33"),
        (6, "count", None),
    ]


def test_entries_of_two_columns_are_figures_by_their_unit(paper_of: PaperOf) -> None:
    rows = [
        ["Project", "Lamps"],
        ["Grant", "£25,000"],
        ["Share of the fund", "12%"],
        ["Item", "4"],
        ["Year", "2031/32"],
    ]
    found = figures(paper_of(("table", rows, {"header_rows": 0})))
    assert [(fact.value, fact.measure, fact.period) for fact in found] == [
        (25_000, "Grant", "2031/32"),
        (12, "Share of the fund", "2031/32"),
    ]


def test_a_table_has_the_source_that_its_note_or_the_line_after_it_names(paper_of: PaperOf) -> None:
    table = ("table", [["Ward", "Thefts"], ["North", "45"], ["South", "52"]])
    said = paper_of(("paragraph", "Thefts are shown below."), table, ("paragraph", "Source: Westmere Crime Data Hub."))
    assert {fact.source for fact in figures(said)} == {"Westmere Crime Data Hub"}
    marked = ("paragraph", "Thefts are shown below.", {"marks": [(23, "1")]})
    note = ("note", "Fire Office. Statistics of 2031 (published 3 May 2031)", {"number": "1"})
    assert {fact.source for fact in figures(paper_of(marked, table, note))} == {note[1]}
    remark = ("note", "Before repairs, and without those of the night", {"number": "1"})
    assert {fact.source for fact in figures(paper_of(marked, table, remark))} == {None}


def test_numbers_in_the_names_of_rows_are_no_figures(paper_of: PaperOf) -> None:
    rows = [["Risk", "Exposure £m"], ["Impact of a 1% rise in rates", "2.5"], ["Others (under £10m)", "4.0"]]
    assert [fact.value for fact in figures(paper_of(("table", rows)))] == [2_500_000, 4_000_000]
    prose = [["Ward", "Note"], ["North", "There were 45 thefts."]]
    assert [fact.value for fact in figures(paper_of(("table", prose)))] == [45]
