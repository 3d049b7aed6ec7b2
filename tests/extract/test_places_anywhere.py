"""Places of England and Wales that belong to no profile: as places, and not as words, surnames or bodies."""

from __future__ import annotations

import pytest

from extract.geography import find_places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Reading there were 40 thefts", ["Reading"]),
        ("Reading levels rose by 4%", []),
        ("Ms Hart told of 40 thefts in Fenland", ["Fenland"]),
        ("Hart (45) and Rushmoor (62)", ["Hart", "Rushmoor"]),
        ("South Cambridgeshire’s crime rate was 30.9", ["South Cambridgeshire"]),
        ("Norfolk Police dealt with 40", []),
        ("Norfolk Police recorded 40", ["Norfolk"]),
        ("Norfolk Constabulary has announced 40 arrests", ["Norfolk"]),
        ("Norfolk County Council was allocated £4m", ["Norfolk"]),
        ("Norfolk Police had listened to 40 people", []),
        ("Thefts in Breckland District fell by 4%", ["Breckland District"]),
        ("Breckland District Council met 40 people", []),
        ("(GOV.UK) 40 people", []),
        ("Police Scotland’s results: a drop of 40", []),
        ("40 thefts recorded by Police Scotland", ["Scotland"]),
        ("Stoke-on-Trent (45), Walsall (3)", ["Stoke-on-Trent", "Walsall"]),
        ("Cornwall and Devon (excluding Plymouth) had 40", ["Cornwall and Devon (excluding Plymouth)"]),
        ("Torbay has the lowest rate of burglaries in Devon with 4", ["Torbay"]),
        ("The lowest number of burglaries was recorded in Torbay with 4", ["Torbay"]),
        ("The University of Exeter asked 40 people", []),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_places(text: str, found: list[str]) -> None:
    assert [place.text for place in find_places(text, None)] == found
