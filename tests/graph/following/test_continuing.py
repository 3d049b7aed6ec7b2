"""Which action goes on with which: a link only where the words that tell them apart are the same."""

from __future__ import annotations

import pytest

from graph.following.continuing import AGAIN, CONTINUED, Told, find_links
from graph.following.telling import telling


def told(id: str, year: int, text: str, *priorities: str, stem: str | None = None) -> Told:
    return Told(id, stem or f"plan-{year}", year, str(year), priorities, telling(text, {"scam"}), text)


def links(*actions: Told) -> list[tuple[str, str, str]]:
    return [(link.later.id, link.how, link.earlier.id) for link in find_links(actions)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Review and refresh the Scams Services Website and raise awareness", "Promotion of the new Scams website"),
        ("Deliver OSARA problem solving to partners", "OSARA problem solving, train the trainer"),
        (
            "Raise awareness of scam campaigns across partnerships.",
            "Raise awareness of scam campaigns across partners.",
        ),
    ],
)
def test_actions_of_two_plans_that_are_one(earlier: str, later: str) -> None:
    assert links(told("a", 2031, earlier, "scams"), told("b", 2033, later, "scams")) == [("b", CONTINUED, "a")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Deliver scam awareness training", "Support work on scams"),  # only what every action says
        ("Publish the scams website", "Publish the scams map"),
        ("Reduce young driver casualties", "Reduce repeat victims of fraud"),
    ],
)
def test_actions_that_are_not_one_are_left_apart(earlier: str, later: str) -> None:
    assert links(told("a", 2031, earlier, "scams"), told("b", 2033, later, "scams")) == []


def test_what_different_priorities_say_alike_is_not_one() -> None:
    same = "Deliver OSARA problem solving to partners"
    assert links(told("a", 2031, same, "scams"), told("b", 2033, same, "roads")) == []


def test_the_nearest_earlier_plan_is_gone_on_with() -> None:
    same = "Install dummy cameras at farms"
    actions = told("a", 2031, same, "scams"), told("b", 2032, same, "scams"), told("c", 2034, same, "scams")
    assert links(*actions) == [("b", CONTINUED, "a"), ("c", CONTINUED, "b")]


def test_two_papers_of_one_year_tell_an_action_twice() -> None:
    one = told("a", 2031, "Dummy CCTV cameras", stem="pack")
    other = told("b", 2031, "Prevention of theft by dummy CCTV cameras", "scams", stem="report")
    assert links(one, other) == [("b", AGAIN, "a")]
    assert links(one, told("b", 2031, "Dummy CCTV cameras", stem="pack")) == []  # a list has no action twice


def test_a_link_says_what_was_compared_and_is_never_certain() -> None:
    (link,) = find_links(
        [told("a", 2031, "Deliver OSARA problem solving"), told("b", 2032, "OSARA problem solving for wardens")]
    )
    assert link.comparison == "both say: OSARA, problem, solving"
    assert 0.5 < link.confidence < 1
