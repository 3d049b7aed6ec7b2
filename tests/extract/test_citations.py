"""Works that a bracket cites are the source of the numbers before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.figures import find_figures
from extract.reading import Reading
from ingest.paper import Paper

PaperOf = Callable[..., Paper]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Some 45% of fires were at night (Fire Office, 2031).", ["Fire Office, 2031"]),
        ("Some 45% of fires (Oates et al 2031) and 50% of floods were at night (ONS).", ["Oates et al 2031", "ONS"]),
        ("Some 45% of fires were at night (March 2031).", [None]),
        ("Some 45% of fires were at night. Fire Office, 2031", ["Fire Office, 2031"]),
        ("Statistics showed that 45% of fires were at night.", [None]),
        ("Three events were held for 45 wardens (April, July and October 2031).", [None, None]),
        ("Some 45% of fires were in one ward (Norfolk 2031).", [None]),
        ("The (Fire Office, 2031) said that 45% of fires were at night.", [None]),
    ],
)
def test_citation(paper_of: PaperOf, text: str, sources: list[str | None]) -> None:
    paper = paper_of(("paragraph", text))
    assert [each.source for each in find_figures(Reading(paper))] == sources


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The rate of first entrants fell from 556 to 505.", ["rate", "rate"]),
        ("The rate of first entrants (fewer is better) was 511.", ["rate"]),
        ("The rate of fires is low, at 45 fires.", ["count"]),
        ("The rate fell by 4% to 45 fires.", ["percent", "count"]),
    ],
)
def test_what_is_called_a_rate(paper_of: PaperOf, text: str, units: list[str]) -> None:
    assert [each.unit for each in find_figures(Reading(paper_of(("paragraph", text))))] == units


def test_what_is_cited_is_no_time(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "Some 45% of fires were at night (Fire Office 2030/31)."))
    assert [each.period for each in find_figures(Reading(paper))] == [None]


def test_both_ends_of_a_movement_count_the_same(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "House fires rose from 264 to 331 and car fires from 112 to 129."))
    measures = {each.value: each.measure for each in find_figures(Reading(paper))}
    assert "car" not in measures[331]


def test_a_number_said_again_and_the_ages_of_a_service_are_no_figures(paper_of: PaperOf) -> None:
    text = "There were 45 wardens. These 45 wardens met the 0-19 Health Visitors. Theft fell by 4%, fires by 3%."
    found = list(find_figures(Reading(paper_of(("paragraph", text)))))
    assert [(each.value, each.direction) for each in found] == [(45, None), (4, "down"), (3, "down")]


def test_change_alone_in_its_bracket(paper_of: PaperOf) -> None:
    text = "Theft is down appreciably (5.6%), against a strong rise (15%) elsewhere and a use of alarms (45%)."
    found = find_figures(Reading(paper_of(("paragraph", text))))
    assert {each.value: each.direction for each in found} == {5.6: "down", 15: "up", 45: None}
