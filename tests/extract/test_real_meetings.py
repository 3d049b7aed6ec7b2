"""The real agendas, minutes and meeting pages: items and resolutions against counts made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import paper_words
from extract.agenda_items import find_agenda_items
from extract.meetings import find_meetings
from extract.reading import Reading
from extract.resolutions import find_resolutions
from ingest.read import read_paper

pytestmark = pytest.mark.shared

# By the pages' README: items; the word RESOLVED in the minutes; and how many of these lead to parts, by their number.
PAGES = {
    "kcsp-2018-07-18": (14, 13, []),
    "kcsp-2018-10-10": (12, 11, [2, 2]),
    "kcsp-2019-03-20": (12, 9, []),
    "kcsp-2019-07-17": (16, 14, [2, 3]),
    "kcsp-2019-10-08": (15, 0, []),
    "kcsp-2020-03-18": (16, 0, []),
    "kcsp-2021-07-13": (13, 12, [3]),
    "kcsp-2021-11-18": (11, 10, []),
    "kcsp-2022-03-24": (10, 10, [3]),
    "kcsp-2022-07-14": (9, 8, [3]),
}

# Counted in the PDFs: items, decisions (each part one), those present, those in attendance.
MINUTES = {
    "cabinet_2025-01-30_Minutes_of_the_meeting_held_on_9th_January_2025": (8, 7, 10, 11),
    "full_council_2025-03-13_CPP_Minutes_10.12.24": (10, 7, 13, 8),
    "full_council_2025-02-13_19_December_2024_County_Council_minutes": (13, 14, 66, 2),
}

RECORD = "full_council_2025-03-13_Appendix_4_24_00093_Record_of_Decision.pdf"


def _reading(path: Path) -> Reading:
    return Reading(read_paper(path, paper_words()))


@pytest.mark.parametrize("stem", PAGES)
def test_meeting_pages_agree_with_their_counts(shared_dir: Path, stem: str) -> None:
    items, resolved, parts = PAGES[stem]
    reading = _reading(shared_dir / "pages" / f"{stem}.html")
    assert len(list(find_agenda_items(reading))) == items
    assert len(list(find_resolutions(reading))) == resolved - len(parts) + sum(parts)


@pytest.mark.parametrize("stem", MINUTES)
def test_minutes_agree_with_what_was_counted_by_hand(shared_dir: Path, stem: str) -> None:
    items, decisions, present, attending = MINUTES[stem]
    reading = _reading(shared_dir / "real" / f"{stem}.pdf")
    assert len(list(find_agenda_items(reading))) == items
    assert len(list(find_resolutions(reading))) == decisions
    own = next(iter(find_meetings(reading)))
    assert (len(own.present), len(own.in_attendance)) == (present, attending)


def test_a_record_of_decision_has_its_decisions(shared_dir: Path) -> None:
    """Counted in the PDF: one to approve and three to delegate, on the day that it was signed."""
    found = list(find_resolutions(_reading(shared_dir / "real" / RECORD)))
    assert [each.meeting_date for each in found] == ["2025-01-17"] * 4
    assert found[0].decision == "approve"
