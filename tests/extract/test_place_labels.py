"""Items of a list that are labelled with places, in papers of any area."""

from __future__ import annotations

from collections.abc import Callable

from extract.facts import FigureFact
from extract.run import extract_facts
from ingest.paper import Paper

PaperOf = Callable[..., Paper]
Row = tuple[float, str | None, str | None]


def _figures(paper: Paper) -> list[FigureFact]:
    return [fact for fact in extract_facts(paper) if isinstance(fact, FigureFact)]


def _rows(paper: Paper) -> list[Row]:
    return [(fact.value, fact.geography, fact.direction) for fact in _figures(paper)]


def test_a_point_of_the_compass_before_a_colon_is_where_the_numbers_of_its_item_hold(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "At a divisional level, the number of recorded thefts in the 12 months ending July 2031:"),
        ("list_item", "North (excluding Fenland): 7982, a decrease of 80 (1%)", {"depth": 1}),
        ("list_item", "East: 13,864, a rise of 318 (2.2%)", {"depth": 1}),
    )
    assert _rows(paper) == [
        (7982, "North (excluding Fenland)", None),
        (80, "North (excluding Fenland)", "down"),
        (1, "North (excluding Fenland)", "down"),
        (13864, "East", None),
        (318, "East", "up"),
        (2.2, "East", "up"),
    ]
    assert {fact.measure for fact in _figures(paper)} == {"number of recorded thefts"}
    assert {fact.period for fact in _figures(paper)} == {"year ending 2031-07"}


def test_a_label_that_no_gazetteer_has_is_a_place_beside_one_that_it_has(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Recorded thefts by ward in 2031:"),
        ("list_item", "Harlow: 45 thefts", {"depth": 1}),
        ("list_item", "Nether Wallop Green: 12 thefts", {"depth": 1}),
    )
    assert _rows(paper) == [(45, "Harlow", None), (12, "Nether Wallop Green", None)]


def test_a_label_is_no_place_where_the_lead_in_names_none(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Recorded offences in 2031:"),
        ("list_item", "Burglary: 45 offences", {"depth": 1}),
        ("list_item", "Robbery: 12 offences", {"depth": 1}),
    )
    assert _rows(paper) == [(45, None, None), (12, None, None)]


def test_places_in_a_row_with_their_numbers_count_what_is_said_before_them(paper_of: PaperOf) -> None:
    text = (
        "At district level for burglary, in the year ending August 2031, these districts saw a rise: "
        "Harlow (6.7%, +312), Corby (3.3%, +226) and Nether/Over Wallop (1.2%, +40), all others fell."
    )
    paper = paper_of(("paragraph", text))
    assert _rows(paper) == [
        (6.7, "Harlow", "up"),
        (312, "Harlow", "up"),
        (3.3, "Corby", "up"),
        (226, "Corby", "up"),
        (1.2, "Nether/Over Wallop", "up"),
        (40, "Nether/Over Wallop", "up"),
    ]
    assert {fact.measure for fact in _figures(paper)} == {"burglary"}
    assert {fact.period for fact in _figures(paper)} == {"year ending 2031-08"}


def test_a_list_of_places_goes_on_from_the_paragraph_before_it(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "In 2031 there were 18,120 people in England and Wales who owned a boat (3.8% of adults)."),
        ("list_item", "Harlow: 8529", {"depth": 1}),
        ("list_item", "Corby: 2,328", {"depth": 1}),
    )
    assert [(fact.value, fact.geography, fact.period) for fact in _figures(paper)][2:] == [
        (8529, "Harlow", "2031"),
        (2328, "Corby", "2031"),
    ]
    assert {fact.measure for fact in _figures(paper)[2:]} == {_figures(paper)[0].measure}
