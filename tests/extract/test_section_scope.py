"""What a section says holds for the figures in it: the place it tells of, and what its changes are over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.figures import find_figures
from extract.reading import Reading
from ingest.paper import Paper
from tests.extract.test_figures import WESTMERE

PaperOf = Callable[..., Paper]


def told(paper: Paper) -> list[tuple[float, str | None, str | None]]:
    return [(each.value, each.period, each.geography) for each in find_figures(Reading(paper, WESTMERE))]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Crime in Norfolk falls for the third year", "Norfolk"),
        ("Burglaries down again across Norfolk", "Norfolk"),
        ("Norfolk sees rise in burglary", "Norfolk"),
        ("Norfolk Community Safety Partnership Crime Plan", None),
    ],
)
def test_heading_on_crime_in_one_place(paper_of: PaperOf, heading: str, place: str | None) -> None:
    paper = paper_of(("heading", heading), ("paragraph", "Robbery fell by 12%."))
    assert told(paper) == [(12, None, place)]


def test_a_level_off_the_topic_is_not_of_the_headings_place(paper_of: PaperOf) -> None:
    paper = paper_of(("heading", "Crime in Norfolk falls"), ("paragraph", "The plan has 12 chapters."))
    assert told(paper) == [(12, None, None)]


def test_paragraph_that_opens_the_topic(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The Board was told of crime and disorder across Fenland."),
        ("paragraph", "Robbery fell by 12%."),
        ("paragraph", "In Norwich thefts rose by 4%, and those in Fenland by 3%."),
        ("paragraph", "Burglary fell by 8%."),
    )
    assert told(paper) == [(12, None, "Fenland"), (4, None, "Norwich"), (3, None, "Fenland"), (8, None, None)]


def test_the_borough_is_the_one_that_the_paper_names_most(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Crime"),
        ("paragraph", "Solihull is safer than Coventry. Solihull Council met partners."),
        ("paragraph", "There were 40 thefts across the borough."),
    )
    without_profile = [each.geography for each in find_figures(Reading(paper))]
    assert without_profile == ["Solihull"]


def test_change_is_over_what_the_section_has_said(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Crime"),
        ("paragraph", "Thefts fell from 400 in 2029/30 to 300 in 2030/31."),
        ("paragraph", "Burglary rose by 12%, from 50 to 56."),
        ("paragraph", "There are 12 wardens."),
        ("paragraph", "Robbery fell by 3% since April."),
        ("heading", "Fires"),
        ("paragraph", "Fires fell by 8%."),
    )
    assert sorted((value, period or "") for value, period, _ in told(paper)) == [
        (3, ""),
        (8, ""),
        (12, ""),
        (12, "2030/31"),
        (50, "2029/30"),
        (56, "2030/31"),
        (300, "2030/31"),
        (400, "2029/30"),
    ]


def test_change_is_over_nothing_where_the_section_says_times_of_two_forms(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Crime"),
        ("paragraph", "There were 400 thefts in 2030/31."),
        ("paragraph", "In the year ending June 2031 there were 300 thefts."),
        ("paragraph", "Burglary rose by 12%."),
    )
    assert told(paper)[-1] == (12, None, None)


def test_paper_that_says_where_it_applies(paper_of: PaperOf) -> None:
    paper = paper_of(("heading", "Fires"), ("paragraph", "Applies to England"), ("paragraph", "There were 45 fires."))
    assert told(paper) == [(45, None, "England")]


def test_movement_between_two_years_has_one_at_each_end(paper_of: PaperOf) -> None:
    text = "The rate fell between 2030 and 2031. This is a decrease from 100 children to 85."
    assert sorted(told(paper_of(("paragraph", text)))) == [(85, "2031", None), (100, "2030", None)]
    text = "Between 2030 and 2031 thefts fell from 100 to 85."
    assert sorted(told(paper_of(("paragraph", text)))) == [(85, "2031", None), (100, "2030", None)]


def test_the_capital(paper_of: PaperOf) -> None:
    assert told(paper_of(("paragraph", "There were 45 fires in the capital."))) == [(45, None, "London")]
    assert told(paper_of(("paragraph", "There were 45 schemes in the capital programme."))) == [(45, None, None)]


def test_parts_of_what_was_told_count(paper_of: PaperOf) -> None:
    text = "Of the fires reported, 46 were put out and 13 were not. They hope for 800 per year."
    assert sorted(value for value, _, _ in told(paper_of(("paragraph", text)))) == [13, 46, 800]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [("Thefts fell by 12%.", "England and Wales"), ("The Norfolk Board heard that thefts fell by 12%.", None)],
)
def test_a_sentence_on_the_papers_own_area_is_not_of_another(paper_of: PaperOf, sentence: str, place: str) -> None:
    paper = paper_of(
        ("paragraph", "Norfolk Board met Norfolk Police."),
        ("heading", "Thefts"),
        ("paragraph", "The report tells of crime in England and Wales."),
        ("paragraph", sentence),
    )
    assert [each.geography for each in find_figures(Reading(paper, None))] == [place]


def test_change_before_its_two_levels_is_over_the_later(paper_of: PaperOf) -> None:
    text = "House fires fell by 4% over the year from 60 in 2030/31 to 40 in 2031/32."
    assert sorted(told(paper_of(("paragraph", text)))) == [
        (4, "2031/32", None),
        (40, "2031/32", None),
        (60, "2030/31", None),
    ]


def test_names_in_a_row_under_wards_are_places(paper_of: PaperOf) -> None:
    text = "The rate of fires is highest in two wards. These are Overhill (26.1) and Nether Lea (22.8)."
    assert told(paper_of(("paragraph", text)))[-2:] == [(26.1, None, "Overhill"), (22.8, None, "Nether Lea")]
    text = "The rate is highest for two. These are Burglary (26.1) and Theft (22.8)."
    assert all(place is None for _, _, place in told(paper_of(("paragraph", text))))


def test_a_launch_is_no_time_of_what_came_since(paper_of: PaperOf) -> None:
    assert told(paper_of(("paragraph", "A total of 9,000 came since its launch in 2030."))) == [(9000, None, None)]


def test_a_change_in_so_many_years_is_not_over_the_sections_period(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "There were 400 fires in 2031."), ("paragraph", "Floods have soared by 80% in five years.")
    )
    found = list(find_figures(Reading(paper, WESTMERE)))
    assert [(each.value, each.period, each.direction) for each in found] == [(400, "2031", None), (80, None, "up")]


def test_estimates_that_range_are_one_figure(paper_of: PaperOf) -> None:
    found = find_figures(Reading(paper_of(("paragraph", "Estimates range from 13,000 to more than 130,000 victims."))))
    assert [(each.value, each.value_high) for each in found] == [(13000, 130000)]


def test_topic_of_a_place_holds_for_items_that_name_it_too(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "The report gave the Norfolk road casualty statistics."),
        ("paragraph", "In summary during 2031:"),
        ("list_item", "there were 278 collisions in Norfolk, the same as in 2030;"),
        ("list_item", "36 of the casualties were serious."),
    )
    assert told(paper) == [(278, "2031", "Norfolk"), (36, "2031", "Norfolk")]


def test_targets_of_a_list_are_not_over_the_sections_period(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "By 2030 deaths had fallen by 39%."),
        ("paragraph", "The targets were:"),
        ("list_item", "A reduction of 40% in deaths."),
    )
    assert told(paper) == [(39, "2030", None), (40, None, None)]


def test_rolling_average_is_of_no_one_year(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "The total for 2031 was 109 fires. It is lower than the five-year average of 116."))
    assert told(paper) == [(109, "2031", None), (116, None, None)]


def test_the_line_a_paper_without_headings_opens_with_is_its_title(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Road casualties in Norfolk: main results 2031"), ("paragraph", "Deaths fell by 12%.")
    )
    assert told(paper) == [(12, "2031", "Norfolk")]
    paper = paper_of(("heading", "In Norfolk"), ("paragraph", "There were 47 deaths."))
    assert told(paper) == [(47, None, "Norfolk")]
