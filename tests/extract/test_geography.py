"""Places are read where they are places, not where they are parts of names."""

from __future__ import annotations

import pytest

from corpus.load import PlaceEntry, Profile
from extract.geography import find_places
from extract.numerals import find_numerals
from extract.place_binding import places_of
from extract.place_headings import heading_place

WESTMERE = Profile(
    id="westmere",
    name="Westmere Community Safety Partnership",
    area="westmere",
    agreement="Westmere Agreement",
    places=(
        PlaceEntry(id="westmere", name="Westmere", kind="county"),
        PlaceEntry(id="eastmere", name="Eastmere", kind="unitary"),
        PlaceEntry(
            id="westmere-and-eastmere", name="Westmere and Eastmere", kind="county", also=("Westmere & Eastmere",)
        ),
        PlaceEntry(id="harbour-wells", name="Harbour Wells", kind="district", within="westmere"),
        PlaceEntry(id="northgate", name="Northgate", kind="district", within="westmere"),
    ),
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Westmere", ["Westmere"]),
        ("In Westmere and Eastmere in 2031, Westmere Police recorded 45 thefts", ["Westmere and Eastmere"]),
        ("In 2031 Westmere became one of nine pilots in Eastmere", ["Eastmere"]),
        ("Westmere and Eastmere MARAC discussed 45 adults", ["Westmere and Eastmere"]),
        ("Referrals, England and Wales April 2030 to March 2031", ["England and Wales"]),
        ("across Westmere & Eastmere", ["Westmere & Eastmere"]),
        ("in Westmere (exc. Eastmere)", ["Westmere (exc. Eastmere)"]),
        ("in Westmere (excluding Eastmere)", ["Westmere (excluding Eastmere)"]),
        ("on Westmere and Trunk Roads (excluding Eastmere)", ["Westmere and Trunk Roads (excluding Eastmere)"]),
        ("wardens in Harbour Wells and Northgate", ["Harbour Wells and Northgate"]),
        ("in England and Wales", ["England and Wales"]),
        ("the Crime in England and Wales Survey", ["England and Wales"]),
        ("in the county", ["Westmere"]),
        ("nationally", ["nationally"]),
        ("on Westmere’s roads", ["Westmere"]),
        ("Westmere Police recorded 45", ["Westmere"]),
        ("reported to Westmere Police", []),
        ("the Westmere and Eastmere Gangs Strategy", []),
        ("the University of Westmere", []),
        ("a project of Age Westmere", []),
        ("In North Westmere", ["North Westmere"]),
        ("not resident in Westmere", []),
        ("other areas including Westmere", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [place.text for place in find_places(text, WESTMERE)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Westmere 50 people died and 47 were hurt", ["Westmere", "Westmere"]),
        ("30 lamps in Westmere and 20 in Eastmere", ["Westmere", "Eastmere"]),
        ("Nationally 40 lamps, 30 of them in Westmere", ["Westmere", "Westmere"]),
        ("at least 750 lamps nationally", ["nationally"]),
        ("There are 12 wards in Westmere, but 11 boards as Northgate has none", ["Westmere", "Westmere"]),
        ("most in Westmere (2,926), Eastmere (2,850) and Northgate (40)", ["Westmere", "Eastmere", "Northgate"]),
        ("There are 12 wards", [None]),
        ("higher than Westmere's average rate of 14 fires in Eastmere and Northgate", ["Westmere"]),
        ("Alongside Westmere's fall of 4%, compared to a national average increase of 5%", ["Westmere", "nationally"]),
        ("in Westmere down 4%, in Eastmere down 5% and in Northgate down 6%", ["Westmere", "Eastmere", "Northgate"]),
        ("a rate of 4.5, higher than the Westmere average (4.1)", [None, "Westmere"]),
        ("the 78 lamps are fewer than the Westmere average and more than others", [None]),
        ("In Westmere and Eastmere the Westmere Police recorded 45 thefts", ["Westmere and Eastmere"]),
    ],
)
def test_each_number_has_its_place(text: str, places: list[str | None]) -> None:
    spans = [(each.start, each.end) for each in find_numerals(text)]
    found = places_of(spans, find_places(text, WESTMERE), text)
    assert [place.text if place else None for place in found] == places


def test_nations_are_known_without_a_profile() -> None:
    assert [place.text for place in find_places("in England and in Westmere", None)] == ["England"]


def test_a_heading_that_ends_with_where_is_of_that_place() -> None:
    found = heading_place("Cases received in England", None)
    assert found is not None
    assert found.text == "England"
    assert heading_place("Strategy for England", None) is None
    assert heading_place("Cases were received in England by 2031", None) is None
