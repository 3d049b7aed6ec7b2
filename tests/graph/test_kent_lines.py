"""The line of every Kent priority, 2011 to 2025, as the real papers and the meeting pages tell it.

Written from the papers by hand. What papers state is told here whole; what is inferred, as far as it must be seen.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from corpus.load import paper_words
from extract.facts import Fact
from extract.run import extract_facts
from graph.collect import Everything
from graph.gaps import NOT_LISTED, find_gaps
from graph.lineage import Event, Line
from ingest.run import find_papers, read_papers
from ingest.shelf import Shelf, reading_version

pytestmark = pytest.mark.shared

SOC, SVOC = "Serious and Organised Crime", "Serious Violence and Organised Crime"
ASB = "Anti-Social Behaviour (ASB)"
VAWG = "Violence Against Women and Girls (VAWG)"

# key: what is stated as (year, change, from, to, status, outcome); labels as the most papers print them
STATED = {
    "preventing-extremism-and-hate": [
        (2018, "introduced", (), ("Preventing Extremism and Hate",), "adopted", None),
        (2018, "split", ("Safeguarding Vulnerable People",), ("Preventing Extremism and Hate",), "adopted", None),
    ],
    "safeguarding-vulnerable-people": [
        (2018, "split", ("Safeguarding Vulnerable People",), ("Preventing Extremism and Hate",), "adopted", None),
    ],
    "serious-violence-and-organised-crime": [
        (2020, "expanded", (SOC,), (SVOC,), "adopted", None),
    ],
    "anti-social-behaviour": [
        (2022, "expanded", (ASB,), ("Preventing Neighbourhood Crime and ASB",), "adopted", None),
    ],
    "violence-against-women-and-girls": [
        (2022, "introduced", (), (VAWG,), "adopted", None),
        (2022, "merged", (VAWG, "Domestic Abuse"), ("VAWG and Domestic Abuse",), "proposed", "not adopted"),
    ],
    "domestic-abuse": [
        (2022, "merged", (VAWG, "Domestic Abuse"), ("VAWG and Domestic Abuse",), "proposed", "not adopted"),
    ],
}  # fmt: skip
INFERRED = {
    "safeguarding-vulnerable-people": (2018, "introduced", 2014),
    "serious-violence-and-organised-crime": (2018, "introduced", 2014),
    "acquisitive-crime": (2018, "dropped", 2014),
    "violent-crime": (2018, "dropped", 2014),
}
EDITIONS_WITH_LISTS = {2011, 2014, 2018, 2021, 2024, 2025}
LONGEST_LIVED = ("anti-social-behaviour", "domestic-abuse", "road-safety", "substance-misuse")
THE_THEME = "response-and-recovery-from-the-covid-19-pandemic"


@pytest.fixture(scope="module")
def kent(shared_dir, tmp_path_factory) -> dict[str, Line]:
    """The lines of Kent's priorities and themes, from the papers and the pages."""
    shelf = Shelf(tmp_path_factory.mktemp("kent"), reading_version(paper_words()))
    files = find_papers([shared_dir / "papers", shared_dir / "pages"])
    everything = Everything()
    for outcome in read_papers(files, shelf, paper_words(), jobs=1):
        assert outcome.error is None
    for stem in shelf.stems():
        facts: list[Fact] = extract_facts(shelf.get(stem))
        everything.add(stem, facts)
    everything.close()
    return {kind: everything.lines[kind, "kent"] for kind in ("priority", "theme")}


def said(event: Event) -> tuple[object, ...]:
    return event.year, event.change, event.before, event.after, event.status, event.outcome


def of(line: Line, key: str) -> list[Event]:
    return [event for event in line.events if key in event.keys]


def test_what_papers_state_of_each_priority(kent) -> None:
    told = defaultdict(list)
    for key in kent["priority"].all_keys():
        changes = [event for event in of(kent["priority"], key) if event.stated and event.change != "unchanged"]
        told[key] = [said(event) for event in changes if event.year != 2019]
    assert {key: sorted(events) for key, events in told.items() if events} == {
        key: sorted(events) for key, events in STATED.items()
    }


@pytest.mark.parametrize("key", sorted(INFERRED))
def test_what_comparing_editions_shows(kent, key) -> None:
    inferred = [event for event in of(kent["priority"], key) if not event.stated and event.change != "unchanged"]
    assert [(event.year, event.change, event.since) for event in inferred] == [INFERRED[key]]
    assert 0 < inferred[0].confidence < 1
    assert inferred[0].comparison


@pytest.mark.parametrize("key", LONGEST_LIVED)
def test_priorities_of_2011_to_2025_have_a_state_in_each_list(kent, key) -> None:
    line = kent["priority"]
    assert {state.year for state in line.states_of(key, adopted=True)} == EDITIONS_WITH_LISTS
    told_in = [*(each.year for each in line.states_of(key)), *(event.year for event in of(line, key))]
    gaps = find_gaps(told_in, NOT_LISTED)
    years = {year for gap in gaps for year in range(gap.first, gap.last + 1)}
    assert {2015, 2016} <= years  # no paper is of these years
    assert not years & {2014, 2018, 2021, 2022, 2023, 2024, 2025}


def test_the_proposal_of_march_2022_what_was_resolved_told_and_done(kent) -> None:
    (event,) = (each for each in of(kent["priority"], "domestic-abuse") if each.status == "proposed")
    assert {each.document for each in event.evidence} == {"csa-2022-draft", "kcsp-2022-03-24"}
    assert [(each.meeting_date, each.minute) for each in event.resolved] == [("2022-03-24", 52)] * len(event.resolved)
    assert any(each.decision == "agree" and "VAWG" in each.text for each in event.resolved)
    assert {"kcsp-2022-07-14", "scrutiny-pack-2025-10"} <= {each.document for each in event.outcome_evidence}


def test_the_theme_of_2021_was_retitled_in_2022(kent) -> None:
    events = [event for event in of(kent["theme"], THE_THEME) if event.change != "unchanged"]
    told = [(event.year, event.change, event.status, event.stated, event.outcome) for event in events]
    assert told == [
        (2021, "introduced", "adopted", True, None),
        (2022, "renamed", "adopted", True, None),
        (2022, "renamed", "proposed", True, "adopted"),
    ]
    assert {each.document for each in events[1].evidence} == {"scrutiny-pack-2025-10", "kcsp-2022-07-14"}
    assert {each.document for each in events[2].evidence} == {"csa-2022-draft", "kcsp-2022-03-24"}
    after_it = [event for event in of(kent["theme"], THE_THEME) if event.change == "unchanged"]
    assert [event.year for event in after_it] == [2023, 2024, 2025]
    assert {event.after for event in after_it} == {("Response and Recovery from Significant Community Events",)}
