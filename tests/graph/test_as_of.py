"""As of a date: what the papers up to then said, which is what a graph of those papers alone answers."""

from __future__ import annotations

import pytest

from graph import questions
from graph.dating import Dates, is_by, period_date
from graph.gaps import NOT_LISTED, find_gaps
from ingest.errors import UnknownNameError

WHEN = {"plan-2031": "2031-04", "plan-2032-draft": "2032-04-01", "plan-2033": "2033-04", "minutes-2033": "2033-05-01"}


@pytest.fixture(scope="module")
def dated(corpus, fact_of):
    """The made-up papers, each with its date; with the draft stands what a meeting resolved on its proposal."""
    resolved = {"decision": "agree", "text": "That Rural Crime and Scams be merged", "item": None}
    more = {
        "plan-2032-draft": [
            fact_of("resolution", "plan-2032-draft", start=1, meeting_date="2032-03-01", minute=3, **resolved)
        ]
    }
    return {
        stem: (
            paper,
            [
                fact_of("document", stem, kind="other", title=stem, body=None, date=WHEN[stem]),
                *facts,
                *more.get(stem, ()),
            ],
        )
        for stem, (paper, facts) in corpus.items()
    }


@pytest.mark.parametrize("name", ["Scams", "Road Safety", "Farm and Village Crime"])
@pytest.mark.parametrize("as_of", ["2032-04", "2033-04-30", "2034"])
def test_as_of_a_date_is_what_its_papers_alone_would_answer(dated, open_with, name, as_of) -> None:
    whole = open_with(dated)
    by_then = open_with({stem: made for stem, made in dated.items() if is_by(WHEN[stem], as_of)})
    told = questions.lineage(whole, name, as_of=as_of).to_json()
    try:
        alone = questions.lineage(by_then, name).to_json()
    except UnknownNameError:  # by then it had another name
        return
    assert told["states"] == alone["states"]
    assert told["events"] == alone["events"]
    assert told["gaps"] == alone["gaps"]


def test_a_proposal_has_no_outcome_before_one_is_known(dated, open_with) -> None:
    store = open_with(dated)
    outcomes = {
        as_of: [event.outcome for event in questions.lineage(store, "Scams", as_of=as_of).events]
        for as_of in ("2031-12", "2032-12", "2033-12")
    }
    assert outcomes == {"2031-12": [], "2032-12": [None], "2033-12": ["not adopted", None]}


@pytest.mark.parametrize("as_of", ["2032-12", "2034"])
def test_what_was_resolved_on_a_proposal_is_told_as_of_a_date_too(dated, open_with, as_of) -> None:
    event = questions.lineage(open_with(dated), "Scams", as_of=as_of).events[0]
    assert [(each.date, each.decision) for each in event.resolved] == [("2032-03-01", "agree")]


def test_a_paper_without_a_date_is_left_out_and_named(dated, open_with, corpus) -> None:
    store = open_with({**dated, "plan-2033": corpus["plan-2033"]})
    answer = questions.lineage(store, "Scams", as_of="2040")
    assert [state.year for state in answer.states] == [2031, 2032, 2033]  # dated by the year that it speaks of
    assert answer.undated == ()


@pytest.mark.parametrize(
    ("kind", "period", "date"),
    [
        ("agreement", "2031/2034", "2031"),
        ("performance_report", "2031/32", "2032-03-31"),
        ("performance_report", "2031", "2031-12-31"),
        ("report", None, None),
    ],
)
def test_what_date_a_period_tells(fact_of, kind, period, date) -> None:
    assert period_date(fact_of("document", "paper", kind=kind, title=None, body=None, period=period)) == date


def test_what_is_bound_in_a_pack_was_said_with_it(fact_of) -> None:
    pack = fact_of("document", "pack", kind="pack", title=None, body=None, date="2031-10-02")
    bound = fact_of("document", "pack", kind="agreement", title=None, body=None, date="2031-04", part_of="pack", part=1)
    report = fact_of(
        "document", "pack", kind="performance_report", title=None, body=None, period="2030/31", part_of="pack", part=2
    )
    dates = Dates.of([pack, bound, report])
    said = [dates.said_on(fact_of("priority", "pack", label="Scams", part=part)) for part in (0, 1, 2, 3)]
    assert said == ["2031-10-02", "2031-04", "2031-10-02", "2031-10-02"]


def test_years_of_which_nothing_is_told_are_gaps() -> None:
    gaps = find_gaps([2031, 2035, 2036, None], NOT_LISTED, {2033: ["3.0"]})
    assert [(gap.first, gap.last) for gap in gaps] == [(2032, 2032), (2033, 2033), (2034, 2034)]
    assert gaps[0].why == NOT_LISTED
    assert "version 3.0" in gaps[1].why
    assert find_gaps([2031], NOT_LISTED) == find_gaps([], NOT_LISTED) == ()
