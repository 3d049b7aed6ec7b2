"""ModernGov meeting pages of which a copy has kept only the text, in the ways that copies have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import paper_words
from extract.facts import (
    ActionFact,
    AgendaItemFact,
    DocumentFact,
    MeetingFact,
    OrganisationFact,
    ResolutionFact,
)
from extract.run import extract_facts
from ingest.paper import Paper
from ingest.read import read_paper

NUMBERED = """Agenda and minutes

Westmere Safety Panel
Tuesday, 3rd July, 2031 4.00 pm

Venue: Moot Hall, High Road. View directions

Contact: Ann Other

Items
No. Item

14.

Apologies

To receive any apologies for absence.

Minutes:

There were none.

15.

Minutes pdf icon PDF 107 KB

    • Share this item

To confirm the minutes of the meeting held on 1 May as a correct record.

Additional documents:

Minutes:

RESOLVED:

That the minutes of the meeting held on 1 May 2031 be confirmed as a correct record.

15a

Evening wardens

The Panel is asked to consider:

1) That the wardens' hours be extended.

2) That the cost of it be noted.

Minutes:

In the year 12 wardens were paid, and

12

of them had left. The Panel noted the report.

17.

Date of next meeting
"""
ROWS = """Agenda and draft minutes
Venue: Moot Hall
No. | Item |
---|---|
APOLOGIES Minutes: There were none. |
|
MINUTES OF THE LAST MEETING PDF 235 KB To approve the minutes of the last meeting. Minutes: The minutes of the Westmere
Safety Panel meeting held on 1 May 2031 and 4 June 2031 were submitted. RESOLVED that the minutes be received
and recorded as accurate. |
|
Evening wardens To receive a report of the Clerk. Minutes: Members asked
how many there were.
(i) that the report be noted. |
"""
BARE = """The Westmere Safety Panel - Thursday, 3rd July, 2031

Apologies and Deputy Members

Apologies for the meeting were noted as above.



Minutes of the meeting of the 1 May 2031 pdf icon PDF 194 KB

That the minutes be signed as a correct record.



Evening Wardens pdf icon PDF 329 KB

The Clerk introduced the report.
"""


HEADLESS = """Clerk's notices Minutes: The clerk told of the notices. |
Apologies for Absence Minutes: There were none. |
Minutes of the last meeting To confirm the Minutes of the meeting of the Panel held on 18 May 2031.
(i) that the Minutes of the meeting held on 18 May 2031 be received.
Minute 607 - Evening Wardens: a member asked for a change.
(ii) that, subject to the above, the Minutes of the meeting held on 18 May 2031 be confirmed. |
Matters arising Minutes: It was told that all was well.
Written questions To receive any questions. Minutes: None. |
"""
TITLED = """Westmere Panel - Thursday, 3 July 2031 7.00 pm

Venue: Abbey House, Abingdon

Notification of substitutes

To record who stands in for whom.


Cllr Reed had sent a substitute.


Declarations of interest

To receive any declarations.


Cllr Moss declared an interest.
"""
COUNTED = """Agenda

Part A
1 Welcome
The chair will welcome all who came.
2 Urgent items
The chair will say whether there is any urgent item, and why it is one.
3 Minutes of the last meeting
The panel will be asked to confirm them.
"""


def read(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "westmere.txt"
    path.write_text(text, "utf-8")
    return read_paper(path, paper_words())


def items(paper: Paper) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in paper.blocks if block.kind == "heading" and block.level == 3]


def test_numbers_stand_over_their_titles(tmp_path: Path) -> None:
    paper = read(tmp_path, NUMBERED)
    assert items(paper) == [
        ("14", "Apologies"),
        ("15", "Minutes"),
        ("15a", "Evening wardens"),
        ("17", "Date of next meeting"),
    ]
    assert paper.parts[0].kind == "minutes"
    assert [block.text for block in paper.blocks if block.kind == "heading" and block.level == 1] == [
        "Agenda and minutes",
        "Westmere Safety Panel",
        "Tuesday, 3rd July, 2031 4.00 pm",
    ]


def test_what_the_site_says_is_left_out(tmp_path: Path) -> None:
    said = [block.text for block in read(tmp_path, NUMBERED).blocks]
    assert "Venue: Moot Hall, High Road" in said
    assert not [text for text in said if "Share this" in text or "pdf icon" in text or "No. Item" in text]


def test_rows_between_bars_are_items(tmp_path: Path) -> None:
    paper = read(tmp_path, ROWS)
    assert [title for _, title in items(paper)] == ["APOLOGIES", "MINUTES OF THE LAST MEETING", "Evening wardens"]
    assert "Members asked how many there were." in [block.text for block in paper.blocks]


def test_titles_without_numbers_are_told_by_their_files_and_white_space(tmp_path: Path) -> None:
    assert [title for _, title in items(read(tmp_path, BARE))] == [
        "Apologies and Deputy Members",
        "Minutes of the meeting of the 1 May 2031",
        "Evening Wardens",
    ]


def test_what_the_agenda_asks_for_is_not_decided(tmp_path: Path) -> None:
    facts = extract_facts(read(tmp_path, NUMBERED))
    decided = [fact for fact in facts if isinstance(fact, ResolutionFact)]
    assert [(fact.minute, fact.decision) for fact in decided] == [(15, "approve")]
    titles = [fact.title for fact in facts if isinstance(fact, DocumentFact)]
    assert titles == ["Agenda and minutes"]
    met = next(fact for fact in facts if isinstance(fact, MeetingFact))
    assert (met.body, met.date, met.time, met.venue) == (
        "Westmere Safety Panel",
        "2031-07-03",
        "16:00",
        "Moot Hall, High Road",
    )


def test_a_page_without_its_day_takes_none_from_other_meetings(tmp_path: Path) -> None:
    facts = extract_facts(read(tmp_path, ROWS))
    assert {fact.meeting_date for fact in facts if isinstance(fact, AgendaItemFact | ResolutionFact)} == {None}
    told = [fact.date for fact in facts if isinstance(fact, MeetingFact)]
    assert told == ["2031-05-01", "2031-06-04"]


def test_rows_that_have_lost_their_head_and_a_bar(tmp_path: Path) -> None:
    paper = read(tmp_path, HEADLESS)
    assert [title for _, title in items(paper)] == [
        "Clerk's notices",
        "Apologies for Absence",
        "Minutes of the last meeting",
        "Matters arising",
        "Written questions",
    ]
    decided = [fact for fact in extract_facts(paper) if isinstance(fact, ResolutionFact)]
    assert [(fact.decision, fact.text.split()[0]) for fact in decided] == [("note", "that"), ("approve", "that,")]


def test_a_page_that_opens_with_body_and_day(tmp_path: Path) -> None:
    paper = read(tmp_path, TITLED)
    assert [title for _, title in items(paper)] == ["Notification of substitutes", "Declarations of interest"]
    met = next(fact for fact in extract_facts(paper) if isinstance(fact, MeetingFact))
    assert (met.body, met.date, met.time, met.venue) == (
        "Westmere Panel",
        "2031-07-03",
        "19:00",
        "Abbey House, Abingdon",
    )
    assert paper.parts[0].kind == "minutes"


def test_an_agenda_that_counts_without_stops(tmp_path: Path) -> None:
    found = [
        (fact.ref, fact.title) for fact in extract_facts(read(tmp_path, COUNTED)) if isinstance(fact, AgendaItemFact)
    ]
    assert found == [("1", "Welcome"), ("2", "Urgent items"), ("3", "Minutes of the last meeting")]


def test_an_item_that_has_lost_its_head_is_minutes(tmp_path: Path) -> None:
    text = """Report of the Safety Manager
The Group thought about a report of the Safety Manager, who told it of the year and what had come of it. (6)
RESOLVED – That the report be received and Members agree:
1. To look at the draft
2. Where it fits, to begin work in 2031.
Supporting documents:
"""
    facts = extract_facts(read(tmp_path, text))
    decided = [fact.text for fact in facts if isinstance(fact, ResolutionFact)]
    assert decided == ["To look at the draft", "Where it fits, to begin work in 2031."]
    assert [fact.kind for fact in facts if isinstance(fact, DocumentFact)] == ["minutes"]


def test_a_title_ends_where_a_sentence_begins(tmp_path: Path) -> None:
    rows = """No. | Item |
Public Participation The Panel welcomes all who come.
Minutes: There were none. |
Matters arising Minutes: There were none. |
APOLOGIES FOR ABSENCE Schedule 12 of the Act asks for a record.
Minutes: There were none. |
"""
    titles = [title for _, title in items(read(tmp_path, rows))]
    assert titles == ["Public Participation", "Matters arising", "APOLOGIES FOR ABSENCE"]


NO_VENUE = """Agenda and minutes

Westmere Safety Board - Friday, 30 June 2031 10.00 am

Introductions and apologies.


Introductions were made.



Election of Chairman.




It was proposed, seconded, and AGREED that Mrs. D. Reed CC be elected Chairman of the Board for 2031/32.



Mrs. D. Reed CC in the Chair



Matters arising


There were none.
"""
IN_ATTENDANCE = """Agenda and minutes

Flood Panel for Westmere - Monday, 26th November, 2031 10.00 am

Members of the public are welcome to attend our meetings to watch them in person at any of the places where they are \
held, and they may be filmed.

Venue: Moot Hall

Items
No. Item

Officers in attendance:

Ann Field - County Secretary and Solicitor – Westmere Council

Ben Moss –Assistant County Secretary – Westmere Council

1.

Apologies

Minutes:

There were none.

2.

Minutes of the last meeting

Minutes:

Resolved: that the Minutes of the meeting held on the 1st October 2031 be confirmed as an accurate record.
"""
ONLY_A_TITLE = """Westmere Safety Board - Monday, 4 September 2031

The Chairman welcomed everyone to the meeting.



The minutes of the meeting held on Friday 2 June 2031 were taken as read and confirmed as a correct record.



Matters arising.


There were none to note.



Declarations of interest.


No declarations were made.
"""


def test_who_is_in_the_chair_once_elected(tmp_path: Path) -> None:
    paper = read(tmp_path, NO_VENUE)
    titles = [title for _, title in items(paper)]
    assert titles == ["Introductions and apologies.", "Election of Chairman.", "Matters arising"]
    met = next(fact for fact in extract_facts(paper) if isinstance(fact, MeetingFact))
    assert (met.body, met.date, met.chair) == ("Westmere Safety Board", "2031-06-30", "Mrs. D. Reed CC")


def test_who_is_listed_above_the_first_item(tmp_path: Path) -> None:
    paper = read(tmp_path, IN_ATTENDANCE)
    assert [title for _, title in items(paper)] == ["Apologies", "Minutes of the last meeting"]
    met = next(fact for fact in extract_facts(paper) if isinstance(fact, MeetingFact))
    assert (met.body, met.in_attendance) == ("Flood Panel for Westmere", ("Ann Field", "Ben Moss"))


def test_a_page_of_which_only_the_title_tells(tmp_path: Path) -> None:
    paper = read(tmp_path, ONLY_A_TITLE)
    assert [title for _, title in items(paper)] == ["Matters arising.", "Declarations of interest."]
    facts = extract_facts(paper)
    assert [fact.decision for fact in facts if isinstance(fact, ResolutionFact)] == ["approve"]
    assert [fact.kind for fact in facts if isinstance(fact, DocumentFact)] == ["minutes"]


def test_a_page_in_welsh(tmp_path: Path) -> None:
    text = """Rhaglen, penderfyniadau a chofnodion

Pwyllgor Llifogydd - Dydd Iau, 22ain Mehefin, 2031 6.00 pm

Lleoliad: Neuadd y Dref. Gweld cyfarwyddiadau

Eitemau
Rhif eitem

1.

Ymddiheuriadau

Cofnodion:

Dim.

2.

Diweddariad pdf eicon PDF 390 KB

I dderbyn yr adroddiad.

Penderfyniad:

1.    Derbyn yr adroddiad.

2.    Diolch i bawb.

Cofnod:

Cyflwynwyd yr adroddiad.
"""
    paper = read(tmp_path, text)
    assert items(paper) == [("1", "Ymddiheuriadau"), ("2", "Diweddariad")]
    facts = extract_facts(paper)
    met = next(fact for fact in facts if isinstance(fact, MeetingFact))
    assert (met.body, met.date, met.time) == ("Pwyllgor Llifogydd", "2031-06-22", "18:00")
    assert met.venue == "Neuadd y Dref"
    decided = [(fact.minute, fact.text) for fact in facts if isinstance(fact, ResolutionFact)]
    assert decided == [(2, "Derbyn yr adroddiad."), (2, "Diolch i bawb.")]


def test_the_site_s_menu_above_the_title_is_left_out(tmp_path: Path) -> None:
    menu = "".join(f"  • {name}\n" for name in ("Calendar", "Committees", "Councils", "Library", "Meetings", "Members"))
    head = """  • Agenda, decisions and minutes

    Flood Scrutiny Committee - Thursday, 22nd February, 2031 10.30 am

    • Agenda frontsheet PDF 151 KB

    Venue: Moot Hall

    No. Item

    1.

    MINUTES

    Minutes:

    The Chair signed the minutes of the meeting of this committee held on 30 November 2030 as a true record.
"""
    paper = read(tmp_path, menu + head)
    assert paper.blocks[0].text == "Agenda, decisions and minutes"
    assert not [block.text for block in paper.blocks if "frontsheet" in block.text or "Library" in block.text]
    dates = {fact.date for fact in extract_facts(paper) if isinstance(fact, MeetingFact)}
    assert dates == {"2031-02-22", "2030-11-30"}


def test_names_under_a_label_stand_a_line_each(tmp_path: Path) -> None:
    text = """Minutes of the Westmere Safety Board 6 October 2031

Core Membership

Name Agency
Cllr Graham Reed-Moss Dorset Council (Chair)
Supt. Ann Field Dorset Police

Support

Ben Pike Dorset Council

No 1. Welcome

The board talked of the year.
Action - Ann Field
"""
    facts = extract_facts(read(tmp_path, text))
    met = next(fact for fact in facts if isinstance(fact, MeetingFact))
    assert (met.chair, met.present) == ("Cllr Graham Reed-Moss", ("Cllr Graham Reed-Moss", "Supt. Ann Field"))
    named = {fact.name for fact in facts if isinstance(fact, OrganisationFact)}
    assert {"Dorset Council", "Dorset Police"} <= named
    assert not [name for name in named if "Reed" in name]
    assert [(fact.text, fact.owners) for fact in facts if isinstance(fact, ActionFact)] == [
        ("The board talked of the year", ("Ann Field",))
    ]


def test_a_ruled_table_of_names_is_a_table(tmp_path: Path) -> None:
    text = """Minutes of the Westmere Safety Board 2 October 2031

Attendance

Name | Agency |
---|---|
Cllr Ann Field | Dorset Council (Chair) |
Ben Moss | Dorset Police |

1. Welcome

All were welcomed to the meeting of the board.
"""
    paper = read(tmp_path, text)
    assert [(table.rows, table.columns) for table in paper.tables] == [(3, 2)]
    met = next(fact for fact in extract_facts(paper) if isinstance(fact, MeetingFact))
    assert (met.chair, met.present, met.venue) == ("Cllr Ann Field", ("Cllr Ann Field", "Ben Moss"), None)


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item\n\nEvening wardens pdf icon PDF 12 KB\n\nMinutes:\n\nThe Panel noted the report. PDF 12 KB",
        "Annual report\n\nThe files are a PDF of 12 KB and another.\n",
        "Agenda\n\n1. Apologies\n\n2. Minutes\n",
    ],
)
def test_other_texts_are_read_as_before(tmp_path: Path, text: str) -> None:
    assert not items(read(tmp_path, text))
