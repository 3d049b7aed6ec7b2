"""Lines through time: states of editions, events stated and inferred, proposals that stay proposals."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.facts import Evidence, Fact
from graph.collect import Everything
from graph.lineage import Event, Line

OTHERS = ("Ice", "Noise", "Roads")  # priorities that stay


@pytest.fixture
def line_of():
    """The line of priorities that these facts, each with its paper, draw."""

    def draw(facts: Sequence[Fact], kind: str = "priority") -> Line:
        everything = Everything()
        for stem in sorted({fact.document for fact in facts}):
            everything.add(stem, [fact for fact in facts if fact.document == stem])
        everything.close()
        return everything.lines[kind, "westmere-safety-plan"]

    return draw


@pytest.fixture
def edition(fact_of):
    """The priority facts of one edition: `edition(2031, "Scams", "Road Safety")`; a topic list as (label, topics)."""

    def of(year: int, *labels: str | tuple[str, list[str]], status: str = "current", stem: str = "") -> list[Fact]:
        told = [label if isinstance(label, tuple) else (label, []) for label in labels]
        return [
            fact_of(
                "priority", stem or f"plan-{year}", label=label, year=year, status=status, includes=tuple(topics),
                start=100 * place, quote=label,
            )
            for place, (label, topics) in enumerate(told)
        ]  # fmt: skip

    return of


def told(events: Sequence[Event]) -> list[tuple[int | None, str, tuple[str, ...], tuple[str, ...], bool]]:
    return [(event.year, event.change, event.before, event.after, event.stated) for event in events]


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        (["Scams", "Fires"], ["Scams", "Fires"], (2034, "unchanged", ("Scams",), ("Scams",), False)),
        (["Fires"], ["Scams", "Fires"], (2034, "introduced", (), ("Scams",), False)),
        (["Scams", "Fires"], ["Fires"], (2034, "dropped", ("Scams",), (), False)),
        (
            ["Scams", "Fires"],
            [("Fires", ["Scams"])],
            (2034, "merged", ("Scams",), ("Fires",), False),
        ),
        (
            [("Fires", ["Scams"])],
            ["Fires", "Scams"],
            (2034, "split", ("Fires",), ("Scams",), False),
        ),
        (["Scams", "Fires"], ["Tackling Scams", "Fires"], (2034, "expanded", ("Scams",), ("Tackling Scams",), False)),
        (
            [("Scams", ["Post"]), "Fires"],
            [("Scams", ["Post", "Calls"]), "Fires"],
            (2034, "expanded", ("Scams",), ("Scams",), False),
        ),
    ],
    ids=["unchanged", "introduced", "dropped", "merged", "split", "longer-label", "more-topics"],
)
def test_what_comparing_two_editions_shows(line_of, edition, before, after, event) -> None:
    line = line_of([*edition(2031, *before, *OTHERS), *edition(2034, *after, *OTHERS)])
    assert event in told(line.events)
    inferred = next(each for each in line.events if told([each])[0] == event)
    assert inferred.comparison
    assert inferred.evidence


def test_what_is_stated_is_not_inferred_again(line_of, edition, fact_of) -> None:
    change = fact_of("change", "plan-2034", change="expanded", before=("Scams",), after=("Scams and Fraud",), year=2034)
    line = line_of([*edition(2031, "Scams", "Fires"), *edition(2034, "Scams and Fraud", "Fires"), change])
    assert [each for each in told(line.events) if "Scams" in each[2]] == [
        (2034, "expanded", ("Scams",), ("Scams and Fraud",), True)
    ]
    assert line.labels.keys("Scams and Fraud") == line.labels.keys("Scams")


def test_what_was_split_off_from_was_there_before(line_of, edition, fact_of) -> None:
    split = {"change": "split", "before": ("Scams",), "after": ("Fraud",), "year": 2034, "quote": "split"}
    old, new = edition(2031, "Fires", "Floods", "Roads"), edition(2034, "Fires", "Scams", "Fraud")
    line = line_of([*old, *new, fact_of("change", "plan-2034", **split)])
    (event,) = (each for each in line.events if each.after == ("Scams",) and not each.stated)
    assert event.change == "introduced"
    assert event.comparison == "not listed in 2031, listed in 2034; it came before 2034, when it was split"
    assert event.evidence[-1].quote == "split"


def test_a_list_of_some_priorities_drops_none(line_of, edition) -> None:
    minutes = edition(2032, "Scams", stem="minutes")
    line = line_of([*edition(2031, "Scams", "Fires", "Floods", "Roads"), *minutes])
    assert not line.events
    assert [edition.whole for edition in line.editions] == [True, False]


def test_one_change_that_two_papers_state_is_one_event(line_of, edition, fact_of) -> None:
    changes = [
        fact_of("change", stem, change="introduced", after=(label,), year=2034, quote=f"new: {label}")
        for stem, label in (("minutes", "Scams (SC)"), ("plan-2034", "Scams"))
    ]
    line = line_of([*edition(2031, "Fires"), *edition(2034, "Fires", "Scams"), *changes])
    (event,) = (event for event in line.events if event.change == "introduced")
    assert {each.document for each in event.evidence} == {"minutes", "plan-2034"}


def proposal(fact_of, change: str, before: tuple[str, ...], after: tuple[str, ...]) -> Fact:
    fact: Fact = fact_of("change", "draft", change=change, before=before, after=after, year=2032, status="proposed")
    return fact


@pytest.mark.parametrize(
    ("change", "before", "after", "then", "outcome"),
    [
        ("merged", ("Scams", "Fires"), ("Scams and Fires",), ["Scams", "Fires"], "not adopted"),
        ("merged", ("Scams", "Fires"), ("Scams and Fires",), ["Scams and Fires"], "adopted"),
        ("introduced", (), ("Floods",), ["Scams", "Fires", "Floods"], "adopted"),
        ("dropped", ("Fires",), (), ["Scams", "Fires"], "not adopted"),
        ("renamed", ("Fires",), ("Arson",), ["Scams", "Fires"], "not adopted"),
        ("renamed", ("Fires",), ("Arson",), ["Scams", "Arson"], "adopted"),
    ],
)
def test_what_became_of_a_proposal(line_of, edition, fact_of, change, before, after, then, outcome) -> None:
    draft = [
        *edition(2032, *(after or ("Scams",)), status="proposed", stem="draft"),
        proposal(fact_of, change, before, after),
    ]
    line = line_of([*edition(2031, "Scams", "Fires", *OTHERS), *draft, *edition(2032, *then, *OTHERS)])
    (event,) = (event for event in line.events if event.status == "proposed")
    assert event.outcome == outcome
    assert event.outcome_evidence or outcome == "adopted"


def test_a_proposal_without_a_later_edition_has_no_outcome(line_of, edition, fact_of) -> None:
    line = line_of(
        [*edition(2031, "Scams", "Fires"), proposal(fact_of, "merged", ("Scams", "Fires"), ("Scams and Fires",))]
    )
    assert [event.outcome for event in line.events] == [None]


def test_a_draft_stands_beside_the_line(line_of, edition) -> None:
    line = line_of(
        [*edition(2031, "Scams", "Fires"), *edition(2032, "Scams and Fires", status="proposed", stem="draft"),
         *edition(2033, "Scams", "Fires")]
    )  # fmt: skip
    assert [(state.year, state.label, state.status) for state in line.states_of("scams")] == [
        (2031, "Scams", "current"), (2032, "Scams and Fires", "proposed"), (2033, "Scams", "current"),
    ]  # fmt: skip
    assert told(line.events) == [
        (2033, "unchanged", ("Fires",), ("Fires",), False), (2033, "unchanged", ("Scams",), ("Scams",), False),
    ]  # fmt: skip


def test_priorities_that_take_in_what_was_none_are_told_as_wider_alone(line_of, edition, fact_of) -> None:
    labels, same = ("Fires", "Scams"), {"year": 2032, "start": 7}
    merged = fact_of("change", "plan-2031", change="merged", before=("Noise",), after=labels, **same)
    wider = fact_of("change", "plan-2031", change="expanded", before=labels, after=labels, **same)
    assert merged.evidence == wider.evidence
    line = line_of([*edition(2031, *labels), merged, wider])
    assert told(line.events) == [(2032, "expanded", labels, labels, True)]
    joined = fact_of("change", "plan-2031", change="merged", before=("Fires", "Scams"), after=("Fires",), **same)
    assert "merged" in [event.change for event in line_of([*edition(2031, *labels), joined, wider]).events]


def test_no_change_is_said_of_each_priority_of_its_year(line_of, edition, fact_of) -> None:
    line = line_of([*edition(2031, "Scams", "Fires"), fact_of("change", "plan-2031", change="unchanged", year=2032)])
    assert [(event.before, event.after, event.stated) for event in line.events] == [
        (("Fires",), ("Fires",), True), (("Scams",), ("Scams",), True),
    ]  # fmt: skip


def test_leads_belong_to_the_state_of_their_year_and_standing(line_of, edition, fact_of) -> None:
    leads = [
        fact_of("lead", stem, priority="Scams", post=post, year=2032, start=5)
        for stem, post in (("draft", "Chair"), ("plan-2032", "Head of Scams"))
    ]
    line = line_of([*edition(2032, "Scams", status="proposed", stem="draft"), *edition(2032, "Scams"), *leads])
    held = {state.status: [lead.post for lead in state.leads] for state in line.states}
    assert held == {"proposed": ["Chair"], "current": ["Head of Scams"]}


def test_facts_in_any_order_draw_the_same_line(line_of, edition, fact_of) -> None:
    facts = [
        *edition(2031, "Scams", "Fires"),
        *edition(2034, "Arson", "Scams"),
        proposal(fact_of, "dropped", ("Fires",), ()),
    ]
    forward, backward = line_of(facts), line_of(facts[::-1])
    assert forward.states == backward.states
    assert forward.events == backward.events
    assert forward.editions == backward.editions


def test_what_a_priority_includes_rests_on_its_own_words(line_of, fact_of) -> None:
    listed = Evidence("plan-2031", 4, "Rural Crime includes: Theft", 900, 927)
    fact = fact_of(
        "priority",
        "plan-2031",
        label="Rural Crime",
        quote="Rural Crime",
        includes=("Theft",),
        also=(("includes", listed),),
    )
    later = fact_of("priority", "plan-2032", label="Rural Crime", quote="rural crime", start=50)
    (state,) = line_of([fact, later]).states
    assert state.includes == ("Theft",)
    assert [each.quote for each in state.evidence] == ["Rural Crime", "Rural Crime includes: Theft", "rural crime"]
