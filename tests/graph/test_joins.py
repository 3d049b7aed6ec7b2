"""Spellings of one name are joined, each with its reason; names of two things stay apart, doubtful pairs are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.joins import (
    MISPRINT,
    ORDER,
    OWNER,
    PLACE,
    SINGULAR,
    SMALL_WORDS,
    WRITTEN_OUT,
    Joined,
    Use,
    find_doubtful,
    find_joins,
)

PLACES = frozenset({"westmere", "eastmere", "harbour"})
SHORT = {"asb": "anti social behaviour"}


def uses(*names: str, **counts: int) -> dict[str, Use]:
    return {name: Use(3 - place if place < 2 else 1) for place, name in enumerate(names)} | {
        name.replace("_", " "): Use(count) for name, count in counts.items()
    }


@pytest.mark.parametrize(
    ("kept", "other", "reason"),
    [
        ("westmere hospitals trust", "westmere hospital trust", SINGULAR),
        ("department for tides", "department of tides", SMALL_WORDS),
        ("joint working groups", "joint working group", None),  # any partnership has one
        ("westmere floods and fires board", "westmere fires and floods board", ORDER),
        ("anti social behaviour forum of westmere", "asb forum of westmere", WRITTEN_OUT),
        ("anti social behaviour forum in westmere", "forum of asbs in westmere", WRITTEN_OUT),
        ("westmere lifeboat council", "westmere lifebot council", MISPRINT),
    ],
    ids=["singular", "small-words", "generic", "order", "written-out", "written-out-plural", "misprint"],
)
def test_spellings_of_one_name_are_joined_with_the_reason(kept, other, reason) -> None:
    names = uses(kept, other) | uses("harbour lifeboat crew")
    found = find_joins(names, SHORT, PLACES)
    assert (found[other].to, found[other].reason) == (kept, reason) if reason else not found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("westmere flood board", "eastmere flood board"),  # of two places
        ("westmere police", "westmere police and crime commissioner"),
        ("safer harbour group 1", "safer harbour group 2"),
        ("westmere fire service", "westmere five service"),  # too short to tell a misprint
        ("westmere planning officers group", "westmere planting officers group"),  # both are words of other names
    ],
)
def test_two_things_stay_apart(one, other) -> None:
    names = uses(one, other, "harbour planning society", "harbour planting society")
    assert not find_joins(names, SHORT, PLACES)


def test_a_name_with_and_without_the_body_that_it_belongs_to() -> None:
    short, long = "harbour crime task force", "westmere police harbour crime task force"
    names = uses(long, "westmere police", short)
    assert find_joins(names, {}, frozenset()) == {short: Joined(long, OWNER)}
    names["eastmere police"] = names["eastmere police harbour crime task force"] = Use(1)
    assert not find_joins(names, {}, frozenset())  # of which of the two?
    apart = {name: Use(1, areas=frozenset({name[:4]})) for name in (short, long, "westmere police")}
    assert not find_joins(apart, {}, frozenset())  # of two partnerships


def test_two_that_a_gazetteer_knows_are_two() -> None:
    names = {"westmere flood boards": Use(1, None, "one"), "westmere flood board": Use(1, None, "two")}
    assert not find_joins(names, {}, PLACES)


def test_kinds_that_differ_keep_names_apart() -> None:
    names = {"westmere flood boards": Use(1, "charity"), "westmere flood board": Use(1, "board")}
    assert not find_joins(names, {}, PLACES)


def test_pairs_much_alike_are_doubtful_but_for_places() -> None:
    names = uses(
        "risk threats and floods group", "threats and floods group", "westmere tide team", "eastmere tide team"
    )
    (pair,) = find_doubtful(names, {}, {}, PLACES)
    assert {pair.one, pair.other} == {"risk threats and floods group", "threats and floods group"}
    assert pair.why == "they differ in: risk"


@given(
    st.lists(
        st.lists(st.sampled_from(["flood", "floods", "board", "tide", "tides", "of", "lake"]), min_size=1, max_size=4)
    )
)
def test_what_is_joined_with_is_joined_with_none_in_any_order(made) -> None:
    names = [" ".join(words) for words in made]
    forward, backward = {each: Use(1) for each in names}, {each: Use(1) for each in names[::-1]}
    joins = find_joins(forward, {}, PLACES)
    assert joins == find_joins(backward, {}, PLACES)
    assert not {join.to for join in joins.values()} & joins.keys()


def test_a_name_with_and_without_its_place_is_one_in_papers_of_one_partnership() -> None:
    short, long = "rural crime response group", "westmere and harbour rural crime response group"
    of_westmere = frozenset({"westmere"})
    names = {short: Use(1, areas=of_westmere), long: Use(2, areas=of_westmere)}
    assert find_joins(names, {}, PLACES) == {short: Joined(long, PLACE)}
    assert find_joins({**names, short: Use(1, areas=frozenset({"eastmere"}))}, {}, PLACES) == {}
    assert find_joins({name: Use(1) for name in names}, {}, PLACES) == {}  # whose papers these are is not known
    other = {"eastmere rural crime response group": Use(1, areas=of_westmere)}
    assert find_joins({**names, **other}, {}, PLACES) == {}  # which of the two is meant is not known
    council = {"westmere council": Use(1), "westmere council rural crime response group": Use(1, areas=of_westmere)}
    found = find_joins({**names, **council}, {}, PLACES)
    assert found[short] == Joined(
        "westmere council rural crime response group", OWNER
    )  # a body tells more than a place
