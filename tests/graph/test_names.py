"""Names of one thing fold to the same text; names of two things do not."""

import pytest

from graph.names import fold, is_abbreviation, is_generic, is_person, nearest, shown, singular, slug, without_years


@pytest.mark.parametrize(
    "spellings",
    [
        ("Anti-Social Behaviour", "anti social behaviour", "ANTI–SOCIAL BEHAVIOUR", "Anti-Social Behaviour (ASB)"),
        ("Westmere Fire & Rescue", "Westmere Fire and Rescue", "the Westmere Fire and Rescue"),
        ("Chiefs' Council", "Chiefs’ Council", "Chiefs Council"),
    ],
    ids=["dashes-and-case", "ampersand-and-article", "apostrophes"],
)
def test_spellings_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_different_names_stay_different() -> None:
    assert fold("Westmere Police") != fold("Westmere Police and Crime Commissioner")


def test_an_abbreviation_alone_in_brackets_is_kept() -> None:
    assert fold("(WSG)") == "wsg"


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Plan 2031-34", "Plan"), ("2031 - Rural Crime", "Rural Crime"), ("2031", "2031")],
)  # fmt: skip
def test_years_are_no_part_of_a_name(name: str, plain: str) -> None:
    assert without_years(name) == plain


@pytest.mark.parametrize(("name", "expected"), [("Working Group", True), ("Westmere Working Group", False)])
def test_a_name_any_partnership_may_use_is_generic(name: str, expected: bool) -> None:
    assert is_generic(fold(name)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mrs J Reed", True), ("Ann Marsh OBE", True), ("Cllr Reed", True), ("Westmere Board", False), ("", False)],
)
def test_people_are_told_by_title_or_honour(name: str, expected: bool) -> None:
    assert is_person(name) is expected


def test_small_things() -> None:
    assert singular("fire services") == "fire service"
    assert singular("business class") == "business class"
    assert singular("serious violence in crisis") == "serious violence in crisis"
    assert is_abbreviation("OCGs")
    assert not is_abbreviation("Scams")
    assert slug("Rural & Farm Crime") == "rural-and-farm-crime"
    assert shown("the Westmere Board (WB)") == "Westmere Board"
    assert nearest("Rural Crimes", ["Road Safety", "Rural Crime"])[0] == "Rural Crime"
