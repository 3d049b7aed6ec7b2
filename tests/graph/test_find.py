"""A name in any spelling finds the one thing; an unclear one gets the nearest names."""

import pytest

from graph.find import Candidate, find
from ingest.errors import UnknownNameError

CANDIDATES = [
    Candidate("p:asb", "Anti-Social Behaviour", ("asb", "nuisance"), "Westmere Plan"),
    Candidate("p:vawg", "Violence Against Women and Girls", (), "Westmere Plan"),
    Candidate("p:road", "Road Safety", (), "Westmere Plan", weight=3),
    Candidate("q:road", "Road Safety", (), "Warden's Plan", weight=1),
]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("p:asb", "p:asb"),
        ("anti social behaviour", "p:asb"),
        ("ASB", "p:asb"),
        ("antisocial behaviour", "p:asb"),
        ("vawg", "p:vawg"),
        ("women and girls", "p:vawg"),
        ("road safety", "p:road"),
    ],
)
def test_any_spelling_finds_it(name: str, id: str) -> None:
    assert find(name, "priority", CANDIDATES).id == id


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Road Safety"):
        find("Road Safty of Wombats", "priority", CANDIDATES)


def test_a_name_of_two_things_is_told() -> None:
    twins = [Candidate("a", "Scams", of="Westmere Plan"), Candidate("b", "Scams", of="Warden's Plan")]
    with pytest.raises(UnknownNameError, match="Warden's Plan"):
        find("scams", "priority", twins)


def test_a_surer_way_goes_before_an_earlier_group() -> None:
    plans = [Candidate("s", "Westmere Road Safety Strategy")]
    assert find("Road Safety", "commitment", plans, CANDIDATES).id == "p:road"


def test_nothing_is_no_name() -> None:
    with pytest.raises(UnknownNameError):
        find("  ", "priority", CANDIDATES)
