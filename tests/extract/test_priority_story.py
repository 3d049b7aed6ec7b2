"""The story of a county's priorities, from its real papers: what each edition states, proposes and remembers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.load import paper_words, profiles
from extract.changes import find_changes
from extract.editions import find_editions
from extract.leads import find_leads
from extract.partnership import profile_of
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes
from ingest.read import read_paper

pytestmark = pytest.mark.shared
AGREEMENT = "Kent Community Safety Agreement"


@cache
def read(path: Path) -> Reading:
    paper = read_paper(path, paper_words())
    reading = Reading(paper, profile_of(paper, profiles()))
    finders = {"edition": find_editions, "priority": find_priorities, "theme": find_themes, "lead": find_leads}
    for name, find in finders.items():
        reading.keep(name, find(reading))
    return reading


@pytest.fixture
def reading_of(shared_dir):
    return lambda name: read(shared_dir / "papers" / f"{name}.pdf")


def priorities(reading: Reading, year: int, status: str) -> list[str]:
    found = find_priorities(reading)
    return sorted(fact.label for fact in found if (fact.of, fact.year, fact.status) == (AGREEMENT, year, status))


def changes(reading: Reading) -> set[tuple[object, ...]]:
    return {(f.of, f.change, f.before, f.after, f.year, f.status) for f in find_changes(reading)}


def test_six_priorities_in_2014(reading_of) -> None:
    reading = reading_of("csa-2014-17")
    expected = ["Acquisitive Crime", "Anti-Social Behaviour", "Domestic Abuse", "Road Safety", "Substance Misuse"]
    expected.append("Violent Crime")
    assert priorities(reading, 2014, "current") == expected
    assert priorities(reading, 2011, "previous") == expected


def test_seven_priorities_in_2021(reading_of) -> None:
    assert len(priorities(reading_of("kcsp-pack-2021-11"), 2021, "current")) == 7
    assert len(priorities(reading_of("csa-performance-2021-22"), 2021, "current")) == 7


def test_the_draft_of_2022_only_proposes(reading_of) -> None:
    reading = reading_of("csa-2022-draft")
    assert priorities(reading, 2022, "current") == []
    assert "Violence Against Women and Girls (VAWG) & Domestic Abuse" in priorities(reading, 2022, "proposed")
    assert len(priorities(reading, 2021, "previous")) == 7
    merge = (
        "priority",
        "merged",
        ("Violence Against Women and Girls (VAWG)", "Domestic Abuse"),
        ("VAWG and Domestic Abuse",),
        2022,
        "proposed",
    )
    assert merge in changes(reading)
    assert not [c for c in changes(reading) if c[0] == "priority" and c[4] == 2022 and c[5] == "adopted"]


def test_the_edition_of_2025_keeps_two_apart(reading_of) -> None:
    found = priorities(reading_of("scrutiny-pack-2025-10"), 2025, "current")
    assert len(found) == 8
    assert {"Domestic Abuse", "Violence Against Women and Girls (VAWG)"} <= set(found)


@pytest.mark.parametrize("name", ["csa-2022-draft", "scrutiny-pack-2025-10"])
def test_history_from_2018_to_2021(reading_of, name) -> None:
    extremism, violence = "Preventing Extremism and Hate", "Serious Violence and Organised Crime"
    pandemic = "Response and Recovery from the COVID-19 pandemic"
    assert {
        ("priority", "introduced", (), (extremism,), 2018, "adopted"),
        ("theme", "introduced", (), ("Support Mental Health and Wellbeing",), 2018, "adopted"),
        ("priority", "expanded", ("Serious and Organised Crime",), (violence,), 2020, "adopted"),
        ("theme", "introduced", (), (pandemic,), 2021, "adopted"),
    } <= changes(reading_of(name))


def test_what_was_adopted_in_2022(reading_of) -> None:
    events, pandemic = (
        "Response and Recovery from Significant Community Events",
        "Response and Recovery from the COVID-19 pandemic",
    )
    assert {
        ("theme", "renamed", (pandemic,), (events,), 2022, "adopted"),
        (
            "priority",
            "expanded",
            ("Anti-Social Behaviour",),
            ("Preventing Neighbourhood Crime & ASB",),
            2022,
            "adopted",
        ),
        ("priority", "introduced", (), ("Violence Against Women and Girls",), 2022, "adopted"),
    } <= changes(reading_of("scrutiny-pack-2025-10"))


def test_leads_of_2025(reading_of) -> None:
    """Two posts in a cell are two leads; a priority whose lead is to be confirmed has none."""
    found = list(find_leads(reading_of("scrutiny-pack-2025-10")))
    assert len(found) == 9
    assert len([fact for fact in found if fact.priority == "Domestic Abuse"]) == 2
    assert not [fact for fact in found if fact.priority == "Safeguarding Vulnerable People"]


def test_editions_with_their_changes(reading_of) -> None:
    found = list(find_editions(reading_of("scrutiny-pack-2025-10")))
    assert [(fact.version, fact.date) for fact in found] == [
        ("1.0", "2017-04"), ("2.0-7.0", "2018-04/2023-04"), ("8.0", "2024-04"), ("9.0", "2025-04"),
    ]  # fmt: skip
    assert len(found[3].changes) == 14


def test_council_papers_without_priorities_have_none(shared_dir) -> None:
    """Minutes of the county's cabinet are no partnership's agreement."""
    path = next((shared_dir / "real").glob("cabinet_*_Minutes_*.pdf"))
    assert list(find_priorities(read(path))) == []
