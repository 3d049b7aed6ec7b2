"""Every entry of the gazetteers and profiles: ids that hold together, and identifiers of Acts that can be right."""

import re
from collections import Counter

import pytest

from corpus.load import ActEntry, BodyEntry, Profile, acts, areas, bodies, places, profiles, vocabulary

KINDS = {
    "council", "police", "fire", "health", "probation", "board", "partnership", "group", "team", "unit", "government",
    "charity", "other",
}  # fmt: skip
PLACE_KINDS = {"county", "district", "unitary", "region", "nation"}
ACT_KINDS = {"act", "regulations", "bill"}
IDENTIFIER = re.compile(r"http://www\.legislation\.gov\.uk/id/(?:ukpga|uksi|anaw|asc|asp)/(?P<year>\d{4})/\d+")
# One document kind is behind the identifiers of each kind of entry.
SERIES = {"act": ("/ukpga/", "/anaw/", "/asc/", "/asp/"), "regulations": ("/uksi/",)}

all_bodies = [*bodies(), *(body for profile in profiles() for body in profile.bodies)]
body_ids = {body.id for body in all_bodies}
place_ids = {place.id for place in [*places(), *(place for profile in profiles() for place in profile.places)]}


def test_ids_are_unique() -> None:
    """No two bodies, no two places and no two priorities of a partnership share an id."""
    for ids in (
        [body.id for body in all_bodies],
        [place.id for place in places()] + [place.id for profile in profiles() for place in profile.places],
        *([priority.id for priority in profile.priorities] for profile in profiles()),
    ):
        assert [name for name, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("body", all_bodies, ids=lambda body: body.id)
def test_body_holds_together(body: BodyEntry) -> None:
    """A body has a known kind, successors that exist, and does not end before it began."""
    assert body.kind in KINDS
    assert set(body.succeeded_by) <= body_ids
    assert body.id not in body.succeeded_by
    assert body.since is None or body.until is None or body.since <= body.until
    assert body.name not in body.also
    assert len(set(body.also)) == len(body.also)


def test_succession_ends() -> None:
    """Nobody is their own successor, however many steps it takes."""
    after = {body.id: body.succeeded_by for body in all_bodies}

    def walk(name: str, seen: tuple[str, ...]) -> None:
        assert name not in seen
        for heir in after[name]:
            walk(heir, (*seen, name))

    for name in after:
        walk(name, ())


def test_one_full_name_means_one_body() -> None:
    """A full name (not an abbreviation, which two bodies may share) belongs to one body of a partnership's world."""
    for profile in profiles():
        names = Counter(
            name.casefold() for body in [*bodies(), *profile.bodies] for name in {body.name, *body.also} if " " in name
        )
        assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("act", acts(), ids=lambda act: f"{act.title} {act.year}")
def test_act_has_a_possible_identifier(act: ActEntry) -> None:
    """The identifier is one of legislation.gov.uk, of the right series and of the entry's own year."""
    assert act.kind in ACT_KINDS
    assert not re.search(r"\d{4}$|^The ", act.title)
    if act.kind == "bill":
        assert act.uri is None
        assert act.became is None or IDENTIFIER.fullmatch(act.became)
    elif act.uri is not None:
        match = IDENTIFIER.fullmatch(act.uri)
        assert match
        assert int(match["year"]) == act.year
        assert any(series in act.uri for series in SERIES[act.kind])


def test_acts_are_many_and_told_apart() -> None:
    """At least sixty entries; a title and year, and an identifier, belong to one entry."""
    assert len(acts()) >= 60
    names = Counter((name.casefold(), act.year, act.kind) for act in acts() for name in (act.title, *act.also))
    assert [name for name, count in names.items() if count > 1] == []
    identifiers = Counter(act.uri for act in acts() if act.uri)
    assert [uri for uri, count in identifiers.items() if count > 1] == []


def test_became_is_an_act_we_know() -> None:
    """The Act that a bill became is in the gazetteer."""
    known = {act.uri for act in acts()}
    assert {act.became for act in acts() if act.became} <= known


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.id)
def test_profile_holds_together(profile: Profile) -> None:
    """Its area and every place's enclosing place exist; the partnership is one of its own bodies."""
    assert profile.area in place_ids
    assert set(profile.county_wide_places) <= place_ids
    assert profile.name in {body.name for body in profile.bodies}
    assert {place.kind for place in [*places(), *profile.places]} <= PLACE_KINDS
    assert {place.within for place in [*places(), *profile.places] if place.within} <= place_ids


def test_names_of_areas_are_names_and_stand_once_in_their_list() -> None:
    """A month or a small word among them would make every mention of it a place."""
    months = {name for names in vocabulary("dates")["months"] for name in names}
    for key, names in areas().items():
        assert all(name[:1].isupper() and len(name) > 2 for name in names), key
        assert not months & set(names), key
        assert len(set(names)) == len(names), f"{key}: {sorted(name for name in set(names) if names.count(name) > 1)}"
