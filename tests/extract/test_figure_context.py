"""The period and the place that hold for a figure though its own sentence does not say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.facts import FigureFact
from extract.figures import find_figures
from extract.reading import Reading
from ingest.paper import Paper
from tests.extract.test_figures import WESTMERE

PaperOf = Callable[..., Paper]


def told(paper: Paper) -> list[tuple[float, str | None, str | None]]:
    return [(each.value, each.period, each.geography) for each in figures(paper)]


def figures(paper: Paper) -> list[FigureFact]:
    return list(find_figures(Reading(paper, WESTMERE)))


def test_what_rests_on_one_note_is_of_one_time_and_place(paper_of: PaperOf) -> None:
    first = "In 2030/31 there were 400 rescues across the country."
    second = " Crews made 120 rescues."
    third = "Some 30 rescues were of boats."
    paper = paper_of(
        ("heading", "Rescues"),
        ("paragraph", first + second, {"marks": [(len(first), "2"), (len(first + second), "2")]}),
        ("list_item", third, {"marks": [(len(third), "2")]}),
        ("list_item", "Another 12 boats sank.", {"marks": [(22, "3")]}),
        ("note", "Rescue Census", {"number": "2"}),
        ("note", "Boat Book", {"number": "3"}),
    )
    assert told(paper) == [
        (400, "2030/31", "across the country"),
        (120, "2030/31", "across the country"),
        (30, "2030/31", "across the country"),
        (12, None, None),
    ]
    said = {field: evidence.quote for field, evidence in figures(paper)[2].also}
    assert said["period"] == "2030/31"
    assert said["geography"] == "across the country"


def test_another_section_is_not_held_to_what_one_said(paper_of: PaperOf) -> None:
    first, later = "In 2030/31 Westmere had 400 rescues.", "Some 30 were of boats."
    paper = paper_of(
        ("heading", "Rescues"),
        ("paragraph", first, {"marks": [(len(first), "2")]}),
        ("heading", "Boats"),
        ("paragraph", later, {"marks": [(len(later), "2")]}),
        ("note", "Rescue Census", {"number": "2"}),
    )
    assert told(paper)[-1] == (30, None, None)


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("National Context", "nationally"),
        ("Local Context", "Westmere"),
        ("Local (Eastmere)", "Eastmere"),
        ("National Picture: Westmere and Eastmere", "Westmere and Eastmere"),
        ("Local Crime Forum", None),
        ("National Strategy", None),
    ],
)
def test_a_heading_says_of_what_its_figures_are(paper_of: PaperOf, heading: str, place: str | None) -> None:
    paper = paper_of(("heading", heading), ("paragraph", "There were 45 rescues."))
    assert told(paper) == [(45, None, place)]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Total national rescues were 45, for Westmere 12 rescues.", [None, "Westmere"]),
        ("There were 45 rescues, more than the Westmere figure of 12 rescues.", [None, "Westmere"]),
        ("There were 45 rescues, above the national average of 12 rescues.", [None, "nationally"]),
        ("The Westmere Police area had 45 rescues.", ["Westmere"]),
        ("Total national referrals were 545, for the Westmere Police area 42.", ["nationally", "Westmere"]),
        ("Most nationalities were Westmere (45 people).", [None]),
        ("There were 45 rescues in Westmere, 12 rescues in Eastmere.", ["Westmere", "Eastmere"]),
    ],
)
def test_a_place_between_two_numbers(paper_of: PaperOf, sentence: str, places: list[str | None]) -> None:
    assert [place for _, _, place in told(paper_of(("paragraph", sentence)))] == places


def test_a_name_that_no_gazetteer_knows_is_a_place_in_a_row_of_places(paper_of: PaperOf) -> None:
    text = "In Westmere 90 rescues were made: most in Eastmere (45 rescues) and Nowhere (12 rescues)."
    assert told(paper_of(("paragraph", text)))[-1] == (12, None, "Nowhere")


def test_a_time_that_has_no_form_leaves_an_earlier_one(paper_of: PaperOf) -> None:
    later = "Over the past three years crews made 300 rescues. The pre-pandemic average was 90 rescues."
    text = f"In 2030/31 there were 45 rescues. {later}"
    assert [period for _, period, _ in told(paper_of(("paragraph", text)))] == ["2030/31", None, None]


def test_a_paragraph_with_a_stop_that_leads_on_to_a_list(paper_of: PaperOf) -> None:
    led = paper_of(("paragraph", "The figures for 2031 in Eastmere are as follows."), ("list_item", "45 rescues"))
    alone = paper_of(("paragraph", "The year 2031 was dry in Eastmere."), ("list_item", "45 rescues"))
    assert told(led) == [(45, "2031", "Eastmere")]
    assert told(alone) == [(45, None, None)]


def test_the_year_before_has_the_bracket_behind_it(paper_of: PaperOf) -> None:
    since = "and the fewest rescues since counts began (year ending March 2020)"
    text = f"In 2030/31 there were 4,500 rescues, a fall of 27% compared to the previous year (6,200) {since}."
    assert [(value, period) for value, period, _ in told(paper_of(("paragraph", text)))] == [
        (4500, "2030/31"),
        (27, "2030/31"),
        (6200, "2029/30"),
    ]


def test_the_survey_of_the_year_before(paper_of: PaperOf) -> None:
    rise = "This was a 31% rise compared with the previous year's survey (6,200 rescues)."
    text = f"In 2030/31 there were 4,500 rescues. {rise}"
    assert [(value, period) for value, period, _ in told(paper_of(("paragraph", text)))] == [
        (4500, "2030/31"),
        (31, "2030/31"),
        (6200, "2029/30"),
    ]


def test_a_lead_in_that_ends_with_a_semicolon_holds_for_its_list_and_names_its_source(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Floods"),
        ("paragraph", "According to the River Survey for Westmere, in the year ending March 2031;"),
        ("list_item", "an estimated 3,200 people were flooded"),
        ("list_item", "Crews made 851 rescues."),
    )
    assert told(paper) == [(3200, "year ending 2031-03", "Westmere"), (851, "year ending 2031-03", "Westmere")]
    assert {each.source for each in figures(paper)} == {"River Survey for Westmere"}


def test_an_item_that_leads_to_a_list_within_it_holds_for_that_list(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Rescues"),
        ("list_item", "Crews worked across Westmere. In 2030/31 they helped 300 people. Of those;", {"depth": 1}),
        ("list_item", "41 were children", {"depth": 2}),
        ("list_item", "Boats carried 12 people.", {"depth": 1}),
    )
    assert told(paper)[1:] == [(41, "2030/31", "Westmere"), (12, None, None)]


def test_a_date_in_brackets_after_a_title_is_when_it_came_out(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "In its paper ‘Floods and Fires’ (June 2031) the trust counted 45 boats."))
    assert told(paper) == [(45, None, None)]


def test_each_number_is_of_the_place_just_before_it(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "Cover varies, with Westmere at 45%, through to East Westmere at 65%."))
    assert [(value, place) for value, _, place in told(paper)] == [(45, "Westmere"), (65, "East Westmere")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The campaign ran in November / December 2031. Posts had 700 views.", [(700, "2031-11/2031-12", None)]),
        ("Grants were made in 2031/32. A total of 200 lamps were bought.", [(200, "2031/32", None)]),
        ("The team was formed in 2013. It has three key partner agencies.", [(3, None, None)]),
        (
            "The service began in 2028/29. In 2031 the pack was renewed. An event had over 280 guests attending.",
            [(280, None, None)],
        ),
        ("Bids were made in 2030/31. Awards are for 2031/32. The fund gave £600m.", [(600_000_000, None, None)]),
        (
            "The pack is of 2030/31. A fair took place on 8 May 2031 with over 280 guests attending. It has 45 stalls.",
            [(280, "2031-05-08", None), (45, None, None)],
        ),
    ],
)
def test_a_stretch_told_by_a_sentence_that_counts_nothing(
    paper_of: PaperOf, text: str, said: list[tuple[float, str | None, str | None]]
) -> None:
    assert told(paper_of(("paragraph", text))) == said


def test_nationally_is_the_nation_that_the_source_is_about(paper_of: PaperOf) -> None:
    first, second = "Nationally 400 boats were lost in 2031.", "Some 30 boats burnt."
    paper = paper_of(
        ("paragraph", first, {"marks": [(len(first), "1")]}),
        ("paragraph", second, {"marks": [(len(second), "2")]}),
        ("paragraph", "In England 40 boats were lost. Rescues could be 3% lower nationally."),
        (
            "paragraph",
            "The UK boat trade is worth £4m. In Westmere 6% of boats burn, above the national average of 5%.",
        ),
        ("note", "Westmere Office. Boats in England and Wales: year ending December 2031", {"number": "1"}),
        ("note", "Boat Aid UK. Boats lost (GOV.UK)", {"number": "2"}),
    )
    assert told(paper)[:2] == [(400, "2031", "England and Wales"), (30, None, None)]
    assert [each[2] for each in told(paper)[2:4]] == ["England", "England"]
    assert told(paper)[-1] == (5, None, "nationally")


def test_a_number_in_the_title_that_a_note_cites_is_no_figure(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "Floods fell."), ("note", "Flood News – “Survey reveals 7 floods since May 2030"))
    assert told(paper) == []


def test_a_column_that_is_an_account_of_a_year_says_when_things_were_done(paper_of: PaperOf) -> None:
    header = ["2031/32 actions", "Summary of activity – year end 2031/32"]
    paper = paper_of(
        ("table", [header, ["Run courses", "A total of 80 courses were held."], ["Plan", "40 more courses"]])
    )
    assert told(paper) == [(80, "2031/32", None), (40, None, None)]


def test_what_holds_in_any_year_has_no_period_of_another_number(paper_of: PaperOf) -> None:
    text = "Thefts rose 37% from 2030/31 to 2031/32, and 1 in every 12 women are victims every year (2 million women)."
    assert [(each.value, each.period) for each in figures(paper_of(("paragraph", text)))] == [
        (37, "2030/31-2031/32"),
        (0.0833, None),
        (2000000, None),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Following the talks held in 2030/31, the board ran six courses.", None),
        ("Following the 2031 Census, 45 people said so.", "2031"),
    ],
)
def test_what_came_later_is_not_of_the_time_before(paper_of: PaperOf, text: str, period: str | None) -> None:
    assert [each.period for each in figures(paper_of(("paragraph", text)))] == [period]


def test_an_item_that_goes_on_from_the_one_before_is_of_its_place(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Data for 2031 shows:"),
        ("list_item", "45 thefts in Norfolk"),
        ("list_item", "Compared to 2030 there was a fall in thefts of 7."),
        ("list_item", "a rise in fires of 4"),
    )
    assert told(paper) == [(45, "2031", "Norfolk"), (7, "2031", "Norfolk"), (4, "2031", None)]


def test_averages_that_a_rate_is_compared_with_are_rates_of_their_own_places(paper_of: PaperOf) -> None:
    text = "In Norfolk there was a rate of 4.5 per 100,000—higher than the England average (4.1)."
    found = figures(paper_of(("paragraph", text)))
    assert [(each.value, each.unit, each.geography) for each in found] == [
        (4.5, "rate", "Norfolk"),
        (4.1, "rate", "England"),
    ]


def test_a_year_taken_over_is_told_in_its_sections_first_form(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "In 2030/31 there were 400 floods. The year ending 31 March 2031 saw most rain."),
        ("paragraph", "As in other years, where a cause was given (45), most were tides."),
        ("heading", "Fires"),
        ("paragraph", "The year ending March 2031 saw 30 fires. Of those 12 were at night."),
    )
    assert [each[1] for each in told(paper)][-2:] == ["year ending 2031-03", "year ending 2031-03"]


def test_the_year_of_a_forecast_holds_for_nothing_else(paper_of: PaperOf) -> None:
    first, second = "Some 40 boats burnt, a number that will rise to 60 boats by 2036.", "Some 30 boats sank."
    paper = paper_of(
        ("paragraph", f"{first} {second}", {"marks": [(len(first), "1"), (len(first) + 1 + len(second), "1")]}),
        ("note", "Boat Census", {"number": "1"}),
    )
    assert told(paper) == [(40, None, None), (60, "2036", None), (30, None, None)]
