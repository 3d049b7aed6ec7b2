"""Items of agendas and minutes, heads of meetings, attendance and resolutions, on made-up papers of many layouts."""

from __future__ import annotations

import pytest

from extract.agenda_items import find_agenda_items
from extract.attendance import attendance_in
from extract.decision_kinds import decision_of
from extract.listed_people import people
from extract.meeting_heads import meeting_head
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.resolutions import find_resolutions

MINUTES = ("part", "Minutes", {"kind": "minutes"})
OPENING = ("paragraph", "NOTES of a meeting of the Westmere Safety Board held online on Tuesday, 3 July 2031.")
AGENDA = (
    ("part", "Agenda", {"kind": "agenda"}),
    ("heading", "AGENDA"),
    ("heading", "WESTMERE SAFETY BOARD"),
    ("paragraph", "Thursday, 18th November, 2031, at 10.00 am"),
    ("paragraph", "Moot Hall, Westmere"),
)

HEADS = {
    "sentence": ([OPENING], ("Westmere Safety Board", "2031-07-03", None, "online")),
    "sentence without held": (
        [("paragraph", "MINUTES of a meeting of the Westmere Safety Board on Tuesday, 3 July 2031.")],
        ("Westmere Safety Board", "2031-07-03", None, None),
    ),
    "sentence with a room": (
        [
            (
                "paragraph",
                "Minutes of the meeting of the Fire Panel held in the Oak Room, Moot Hall on 3 July 2031 at 6.30pm",
            )
        ],
        ("Fire Panel", "2031-07-03", "18:30", "Oak Room, Moot Hall"),
    ),
    "cover": (AGENDA[1:], ("Westmere Safety Board", "2031-11-18", "10:00", "Moot Hall, Westmere")),
    "labelled cover": (
        [
            ("heading", "Westmere Safety Board"),
            ("paragraph", "Date: Thursday, 18th November, 2031"),
            ("paragraph", "Venue: Moot Hall"),
        ],
        ("Westmere Safety Board", "2031-11-18", None, "Moot Hall"),
    ),
    "web page": (
        [("heading", "Westmere Safety Board - Thursday, 3rd July, 2031 10.00 am"), ("paragraph", "Venue: Online")],
        ("Westmere Safety Board", "2031-07-03", "10:00", "Online"),
    ),
    "minutes of a day": (
        [("heading", "Minutes of the Westmere Safety Board 3 July 2031")],
        ("Westmere Safety Board", "2031-07-03", None, None),
    ),
    "the words minutes and a forum before the day": (
        [("paragraph", "Meeting minutes - Flood Local Forum – West - 3 July 2031")],
        ("Flood Local Forum – West", "2031-07-03", None, None),
    ),
    "the day of the week straight behind the body": (
        [("paragraph", "Flood Board for Thursday 3rd July 2031 (11:00 - 12:40) Moot Hall"), ("paragraph", "Minutes")],
        ("Flood Board", "2031-07-03", "11:00", "Moot Hall"),
    ),
    "the body, the word minutes and the day": (
        [("heading", "Westmere Safety Board Meeting Minutes - 3 July 2031")],
        ("Westmere Safety Board", "2031-07-03", None, None),
    ),
    "a numbered meeting under its body": (
        [
            ("heading", "Westmere Safety Board"),
            ("paragraph", "4th Business Meeting 13:00pm Thursday 3rd July 2031 Notes of Meeting"),
        ],
        ("Westmere Safety Board", "2031-07-03", "13:00", None),
    ),
    "a summons": (
        [
            (
                "paragraph",
                "A meeting of the Town Council will be held in the Guildhall on Thursday, 3rd July, 2031 at 2.00 pm",
            )
        ],
        ("Town Council", "2031-07-03", "14:00", "Guildhall"),
    ),
    "one body in another's shape": (
        [
            ("heading", "SCRUTINY PANEL"),
            ("heading", "MEETING AS THE"),
            ("heading", "FLOOD COMMITTEE"),
            ("paragraph", "Thursday, 3rd July, 2031"),
        ],
        ("Scrutiny Panel", "2031-07-03", None, None),
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), HEADS.values(), ids=HEADS)
def test_head_of_a_meeting(paper_of, blocks, expected) -> None:
    paper = paper_of(("part", "Paper", {"kind": "agenda"}), *blocks)
    head = meeting_head(paper, paper.parts[0])
    assert head is not None
    assert (head.body, head.date, head.time, head.venue) == expected


def test_items_of_an_agenda(paper_of) -> None:
    """References, pages in brackets, and what is closed to the public."""
    paper = paper_of(
        *AGENDA,
        ("heading", "A - Committee Business", {"level": 2}),
        ("paragraph", "Apologies", {"number": "A1"}),
        ("paragraph", "Notes of meeting held on 3 July 2031 (Pages 1 - 6)", {"number": "A2"}),
        ("heading", "B - RESTRICTED ITEM(S)", {"level": 2}),
        ("paragraph", "A case", {"number": "B1"}),
    )
    found = list(find_agenda_items(Reading(paper)))
    assert [(each.ref, each.minute, each.title, each.pages, each.restricted) for each in found] == [
        ("A1", None, "Apologies", None, False),
        ("A2", None, "Notes of meeting held on 3 July 2031", "1-6", False),
        ("B1", None, "A case", None, True),
    ]
    assert {each.meeting_date for each in found} == {"2031-11-18"}


def test_items_of_an_agenda_with_plain_numbers(paper_of) -> None:
    """A list within an item starts again at 1 and is no item; the next item goes on."""
    paper = paper_of(
        *AGENDA,
        ("list_item", "Apologies", {"number": "1"}),
        ("list_item", "Plan", {"number": "2"}),
        ("paragraph", "(Pages 7 - 9)"),
        ("list_item", "first choice", {"number": "1"}),
        ("list_item", "Close of plan", {"number": "3"}),
    )
    found = list(find_agenda_items(Reading(paper)))
    assert [(each.ref, each.title, each.pages) for each in found] == [
        ("1", "Apologies", None),
        ("2", "Plan", "7-9"),
        ("3", "Close of plan", None),
    ]


def test_items_of_minutes_have_both_numbers(paper_of) -> None:
    paper = paper_of(
        MINUTES,
        OPENING,
        ("heading", "Introduction", {"number": "27", "level": 2}),
        ("paragraph", "(Item A1)"),
        ("heading", "Plan Update", {"number": "28", "level": 2}),
        ("paragraph", "(Item B1)"),
        ("paragraph", "Mr Reed introduced it.", {"number": "1"}),
    )
    found = list(find_agenda_items(Reading(paper)))
    assert [(each.ref, each.minute, each.title) for each in found] == [
        ("A1", 27, "Introduction"),
        ("B1", 28, "Plan Update"),
    ]


def test_items_without_numbers_are_told_by_their_reference(paper_of) -> None:
    paper = paper_of(MINUTES, OPENING, ("heading", "Apologies"), ("paragraph", "(Item 1)"), ("heading", "Aside"))
    assert [(each.ref, each.minute) for each in find_agenda_items(Reading(paper))] == [("1", None)]


ATTENDANCE = {
    "honours, missing comma": (
        "Mr A B Reed, OBE (Chairman), Mrs C Moss Dr D Pike, Mrs T Dean, MBE and Cllr E Fox-Hill",
        ["Mr A B Reed, OBE", "Mrs C Moss", "Dr D Pike", "Mrs T Dean, MBE", "Cllr E Fox-Hill"],
    ),
    "posts with commas in brackets": (
        "Ann Field (Head of Roads, Parks and Places), and Ben Ford (Clerk).",
        ["Ann Field", "Ben Ford"],
    ),
    "a post after the name": ("Sue Marsh, Cabinet Member for Children", ["Sue Marsh"]),
    "a post after a dash": ("Ann Field – Head of Roads", ["Ann Field"]),
    "same initial": ("Ms A Oats, Mrs A Oats", ["Ms A Oats", "Mrs A Oats"]),
    "one title for all": ("Councillors J. Stone (Chair), P. Reed and R. Hill", ["J. Stone", "P. Reed", "R. Hill"]),
    "there for an item": ("Sam Obi (Harbour Homes) for item 4", ["Sam Obi"]),
    "no people": ("None of the members", []),
}


@pytest.mark.parametrize(("text", "names"), ATTENDANCE.values(), ids=ATTENDANCE)
def test_people_keep_titles_and_honours_and_lose_posts(text, names) -> None:
    assert [name for name, _ in people(text)] == names


def test_attendance_lists(paper_of) -> None:
    """The vice-chair does not chair; apologies are not attendance; a list goes on over paragraphs."""
    paper = paper_of(
        ("paragraph", "PRESENT: Mr A Reed (Vice-Chairman), Mrs B Moss (Chairman),"),
        ("paragraph", "Mr C Pike and Ms D Roe"),
        ("paragraph", "APOLOGIES: Mr Z Gone"),
        ("paragraph", "IN ATTENDANCE: Ann Field (Clerk)"),
        ("heading", "UNRESTRICTED ITEMS"),
    )
    found = attendance_in(paper.blocks)
    assert found.chair == "Mrs B Moss"
    assert found.present == ["Mr A Reed", "Mrs B Moss", "Mr C Pike", "Ms D Roe"]
    assert found.attending == ["Ann Field"]


BY_LINE = {
    "name and post on one line": ["Eve Quill (Joint Chair) Director of Housing", "Ch Supt Sam Lark Westmere Police"],
    "name and body on lines in turn": [
        "Eve Quill (Joint Chair)",
        "Westmere Council",
        "Ch Supt Sam Lark",
        "Fire Service",
    ],
    "initials first": ["EQ Eve Quill (Joint Chair)", "SL Ch Supt Sam Lark (Westmere Police)"],
    "dashes": ["Eve Quill – Joint Chair", "Ch Supt Sam Lark – Westmere Police"],
}


@pytest.mark.parametrize("lines", BY_LINE.values(), ids=BY_LINE)
def test_attendance_with_a_line_for_each(paper_of, lines: list[str]) -> None:
    paper = paper_of(
        ("heading", "Present"),
        *(("paragraph", line) for line in lines),
        ("heading", "Apologies"),
        ("paragraph", "Zoe Gone"),
        ("heading", "Welcome", {"number": "1"}),
    )
    found = attendance_in(paper.blocks)
    assert found.present == ["Eve Quill", "Ch Supt Sam Lark"]
    assert found.chair == "Eve Quill"
    assert found.attending == []


TITLES = {
    "plain": ("Minutes", True),
    "draft": ("DRAFT MINUTES", True),
    "two languages": ("Minutes / Cofnodion", True),
    "meeting notes": ("Meeting notes", True),
    "of another thing": ("Minutes of silence", False),
}


@pytest.mark.parametrize(("title", "are_minutes"), TITLES.values(), ids=TITLES)
def test_minutes_are_told_by_a_title_of_one_line(paper_of, title: str, are_minutes: bool) -> None:
    paper = paper_of(
        ("part", "Westmere Safety Board", {"kind": "other"}), ("heading", "Westmere Safety Board"), ("heading", title)
    )
    assert (kind_of(paper, paper.parts[0]) == "minutes") is are_minutes


def test_an_item_called_minutes_makes_no_minutes(paper_of) -> None:
    paper = paper_of(
        ("part", "Westmere Safety Board", {"kind": "other"}),
        ("heading", "Westmere Safety Board"),
        ("heading", "Apologies", {"number": "1"}),
        ("heading", "Minutes", {"number": "2"}),
    )
    assert kind_of(paper, paper.parts[0]) != "minutes"


DECISIONS = {
    "noted": ("RESOLVED that the update be noted.", "note"),
    "agreed first": ("RESOLVED that the terms be agreed and the need for a review be noted.", "agree"),
    "minutes": ("It was RESOLVED that the minutes were correctly recorded and signed.", "approve"),
    "adopted": ("RESOLVED that the strategy be adopted", "approve"),
    "endorse": ("RESOLVED to endorse the aims, and to support the agreed plan.", "endorse"),
    "agree to note": ("agree to note that terms are reviewed yearly", "note"),
    "an agreed plan is noted": ("RESOLVED that the agreed actions be noted", "note"),
    "members noted": ("RESOLVED that members noted the warden's letter", "note"),
    "referred": ("RESOLVED that the matter be referred to the Council", "refer"),
    "amendment is a noun": ("that with the proposed amendment the crests are agreed", "agree"),
    "agreed that it be approved": ("AGREED: That the work programme be approved.", "approve"),
    "asked to come": ("RESOLVED that the Board receive a report on boats at the next meeting.", "other"),
    "thanked": ("RESOLVED that the Board thank Ms Field", "other"),
}


@pytest.mark.parametrize(("text", "decision"), DECISIONS.values(), ids=DECISIONS)
def test_decision_is_told_by_its_first_verb(text, decision) -> None:
    assert decision_of(text) == decision


RESOLUTIONS = {
    "told as agreed, where nothing is resolved": (
        [
            ("paragraph", "1.1 Members looked at the terms. The terms of reference were agreed subject to a mend."),
            ("paragraph", "1.2 It was agreed that Ms Field would stay as Vice Chair."),
            ("paragraph", "1.3 Talks with those who had agreed to help were held. The plan that was agreed is old."),
        ],
        [
            "The terms of reference were agreed subject to a mend.",
            "It was agreed that Ms Field would stay as Vice Chair.",
        ],
    ),
    "agreed, as a paragraph of its own": (
        [("paragraph", "Agreed that the minutes of 3 June be signed.")],
        ["Agreed that the minutes of 3 June be signed."],
    ),
    "its sentence in the next paragraph": (
        [
            ("paragraph", "RESOLVED that"),
            ("paragraph", "the minutes of 3 June be approved."),
            ("paragraph", "it rained"),
        ],
        ["RESOLVED that the minutes of 3 June be approved."],
    ),
    "capitals within a sentence": (
        [
            ("paragraph", "Ann Reed asked for views. The Board AGREED to take the lead, as was asked of it."),
            ("paragraph", "The minutes of 3 June were APPROVED and signed."),
            ("paragraph", "All was AGREEABLE."),
        ],
        ["The Board AGREED to take the lead, as was asked of it.", "The minutes of 3 June were APPROVED and signed."],
    ),
    "a body that accepts its minutes": (
        [("paragraph", "The Flood Board accepted the minutes of the meeting of 3 June as a correct record.")],
        ["The Flood Board accepted the minutes of the meeting of 3 June as a correct record."],
    ),
    "agreed, with nothing more": ([("paragraph", "Agreed.")], ["Agreed."]),
    "under a label": (
        [
            ("paragraph", "To think about the plan."),
            ("paragraph", "Decision:"),
            ("paragraph", "To accept the plan and what goes with it."),
            ("paragraph", "The aims were supported."),
            ("paragraph", "Minutes:"),
            ("paragraph", "The clerk told of the plan."),
        ],
        ["To accept the plan and what goes with it.", "The aims were supported."],
    ),
    "proposed by the agenda, then done": (
        [
            ("paragraph", "That the minutes be signed as a correct record."),
            ("paragraph", "That the minutes of the meeting of 3 June 2031 be approved and adopted."),
        ],
        ["That the minutes of the meeting of 3 June 2031 be approved and adopted."],
    ),
    "asked for by the agenda": (
        [
            ("paragraph", "The Board is asked to agree:"),
            ("list_item", "That the plan be noted.", {"number": "1"}),
            ("list_item", "That the plan be approved.", {"number": "2"}),
            ("paragraph", "Minutes:"),
            ("paragraph", "The clerk told of the plan."),
        ],
        [],
    ),
    "agreed in talk, where another is resolved": (
        [("paragraph", "It was agreed that maps help."), ("paragraph", "RESOLVED that the plan be noted.")],
        ["RESOLVED that the plan be noted."],
    ),
    "sentence, not what follows": (
        [("paragraph", "RESOLVED to note the plan. Members were asked to write in.")],
        ["RESOLVED to note the plan."],
    ),
    "after it was": (
        [("paragraph", "It was RESOLVED that the plan be agreed.")],
        ["It was RESOLVED that the plan be agreed."],
    ),
    "numbered paragraph": (
        [("list_item", "RESOLVED that the plan be noted.", {"number": "3"})],
        ["RESOLVED that the plan be noted."],
    ),
    "parts": (
        [
            ("paragraph", "RESOLVED to:"),
            ("list_item", "agree the terms; and", {"number": "A"}),
            ("list_item", "note the review.", {"number": "B"}),
            ("paragraph", "The meeting went on."),
        ],
        ["agree the terms", "note the review."],
    ),
    "parts within numbered minutes": (
        [
            ("list_item", "RESOLVED that the Board:", {"number": "7"}),
            ("list_item", "note the plan", {"number": "1"}),
            ("list_item", "agree the date", {"number": "2"}),
            ("list_item", "Mr Reed left the meeting.", {"number": "8"}),
        ],
        ["note the plan", "agree the date"],
    ),
    "parts in one paragraph": (
        [("paragraph", "Resolved (1) that the report be noted; (2) that the plan be agreed.")],
        ["that the report be noted", "that the plan be agreed."],
    ),
    "agreed with a colon": ([("paragraph", "AGREED: the report was noted.")], ["AGREED: the report was noted."]),
    "agreed in discussion": ([("paragraph", "In reply it was agreed that the point needed work.")], []),
    "a report's recommendation": ([("paragraph", "Members are asked to note the report.")], []),
    "may resolve": ([("paragraph", "The Panel may resolve to note the report.")], []),
    "a body resolves, in small letters": (
        [("paragraph", "Cabinet resolved to note the plan.")],
        ["Cabinet resolved to note the plan."],
    ),
    "a body resolves, parts below": (
        [
            ("paragraph", "Cabinet resolved to:"),
            ("list_item", "Adopt the plan; and", {"number": "i"}),
            ("list_item", "Delegate authority to the Clerk.", {"number": "ii"}),
        ],
        ["Adopt the plan", "Delegate authority to the Clerk."],
    ),
    "of another year": ([("paragraph", "In 2029 the Council resolved to build the bridge.")], []),
    "alone on its line": (
        [("paragraph", "RESOLVED:"), ("paragraph", "That the report be noted."), ("paragraph", "Ms Roe left.")],
        ["RESOLVED: That the report be noted."],
    ),
    "alone, with parts that name the body": (
        [
            ("paragraph", "RESOLVED:"),
            ("paragraph", "That the Panel:"),
            ("list_item", "notes the plan; and", {"number": "a"}),
            ("list_item", "agrees the date.", {"number": "b"}),
        ],
        ["notes the plan", "agrees the date."],
    ),
    "decision with a number": (
        [("paragraph", "DECISION 1. The plan was agreed.")],
        ["DECISION 1. The plan was agreed."],
    ),
    "outcome": ([("paragraph", "OUTCOME: The plan was noted.")], ["OUTCOME: The plan was noted."]),
    "elected": ([("paragraph", "ELECTED Ms Roe as Chair.")], ["ELECTED Ms Roe as Chair."]),
    "that it be noted, with nothing before": (
        [("paragraph", "Ms Roe told of the flood."), ("paragraph", "That the report be noted.")],
        ["That the report be noted."],
    ),
    "moved and lost": (
        [
            ("paragraph", "Mr Pike proposed the following amendment:"),
            ("paragraph", "That the report be refused and the plan be noted."),
            ("paragraph", "Amendment lost."),
        ],
        [],
    ),
    "minutes confirmed": (
        [("paragraph", "The minutes of the meeting held on 3 May 2031 were confirmed as correct.")],
        ["The minutes of the meeting held on 3 May 2031 were confirmed as correct."],
    ),
    "vote taken": ([("paragraph", "Vote taken and minutes agreed")], ["Vote taken and minutes agreed"]),
    "the body noted the report": (
        [("paragraph", "Ms Roe told of the flood."), ("paragraph", "The Board noted the report.")],
        ["The Board noted the report."],
    ),
    "the body noted something": ([("paragraph", "The Board noted that the river was rising.")], []),
    "noted where minutes do not resolve": ([("paragraph", "NOTED the plan.")], ["NOTED the plan."]),
    "noted in minutes that resolve": (
        [("paragraph", "NOTED that it rained."), ("paragraph", "RESOLVED that the plan be agreed.")],
        ["RESOLVED that the plan be agreed."],
    ),
}


@pytest.mark.parametrize(("blocks", "texts"), RESOLUTIONS.values(), ids=RESOLUTIONS)
def test_resolutions_in_the_words_of_the_minutes(paper_of, blocks, texts) -> None:
    paper = paper_of(MINUTES, OPENING, ("heading", "Plan Update", {"number": "28", "level": 2}), *blocks)
    found = list(find_resolutions(Reading(paper)))
    assert [each.text for each in found] == texts
    assert {(each.meeting_date, each.minute, each.item) for each in found} <= {("2031-07-03", 28, "Plan Update")}


def test_minutes_that_resolve_elsewhere_only_talk_of_what_was_agreed(paper_of) -> None:
    paper = paper_of(
        MINUTES,
        OPENING,
        ("heading", "Plan Update", {"number": "28", "level": 2}),
        ("paragraph", "RESOLVED that the plan be noted."),
        ("heading", "Maps", {"number": "29", "level": 2}),
        ("paragraph", "It was agreed that maps help."),
    )
    assert [each.minute for each in find_resolutions(Reading(paper))] == [28]


def test_a_table_of_those_who_came(paper_of) -> None:
    paper = paper_of(
        ("heading", "Core Membership", {"level": 2}),
        ("table", [["Name", "Agency"], ["Cllr Eve Quill", "Westmere Council, Chair"], ["Ann Reed", "Westmere Police"]]),
        ("heading", "Support", {"level": 2}),
        ("table", [["Name", "Agency"], ["Bo Moss", "Westmere Council, Clerk"]]),
        ("heading", "Apologies", {"level": 2}),
        ("list_item", "Di Pike, Westmere Council"),
    )
    found = attendance_in(paper.blocks)
    assert (found.present, found.attending, found.chair) == (
        ["Cllr Eve Quill", "Ann Reed"],
        ["Bo Moss"],
        "Cllr Eve Quill",
    )


def test_minutes_told_by_body_and_day(paper_of) -> None:
    paper = paper_of(("part", "Paper", {"kind": "other"}), ("heading", "Minutes of the Harbour Board 3 July 2031"))
    assert kind_of(paper, paper.parts[0]) == "minutes"
    paper = paper_of(
        ("part", "Paper", {"kind": "other"}),
        ("heading", "Harbour Report"),
        ("paragraph", "This is a report."),
        ("paragraph", "Minutes of the Harbour Board 3 July 2031"),
    )
    assert kind_of(paper, paper.parts[0]) != "minutes"


def test_only_minutes_resolve(paper_of) -> None:
    paper = paper_of(("part", "Report", {"kind": "report"}), ("paragraph", "RESOLVED that the plan be noted."))
    assert list(find_resolutions(Reading(paper))) == []


def test_a_record_of_a_decision(paper_of) -> None:
    paper = paper_of(
        ("part", "Record", {"kind": "other"}),
        ("heading", "WESTMERE COUNCIL – RECORD OF DECISION"),
        ("heading", "Subject Matter / Title of Decision"),
        ("paragraph", "Flood Gates"),
        ("heading", "Decision:"),
        ("paragraph", "As Cabinet Member for Rivers I agree to:"),
        ("paragraph", "APPROVE the new gates; and"),
        ("paragraph", "DELEGATE authority to the Clerk."),
        ("heading", "Reason(s) for decision:"),
        ("paragraph", "The old gates leak."),
        ("paragraph", "17/1/2031"),
    )
    found = list(find_resolutions(Reading(paper)))
    assert [(each.meeting_date, each.item, each.decision, each.text) for each in found] == [
        ("2031-01-17", "Flood Gates", "approve", "APPROVE the new gates"),
        ("2031-01-17", "Flood Gates", "agree", "DELEGATE authority to the Clerk."),
    ]


def test_a_reason_on_its_label_s_line_is_no_part_of_a_decision(paper_of) -> None:
    paper = paper_of(
        ("part", "Record", {"kind": "other"}),
        ("paragraph", "Decision details"),
        ("paragraph", "FLOOD GATES"),
        ("paragraph", "Decision:"),
        ("paragraph", "The Rivers Committee resolved to AGREE that:"),
        ("list_item", "the gates be mended", {"number": "i"}),
        ("paragraph", "Reason: the old gates leak."),
    )
    assert [each.text for each in find_resolutions(Reading(paper))] == ["the gates be mended"]


def test_a_record_whose_parts_stand_under_that(paper_of) -> None:
    paper = paper_of(
        ("part", "Record", {"kind": "other"}),
        ("paragraph", "Decision details"),
        ("paragraph", "FLOOD FORUMS"),
        ("paragraph", "Decision:"),
        ("heading", "That"),
        ("list_item", "the report be noted; and", {"number": "a"}),
        ("list_item", "the Leader will write to the clerk.", {"number": "b"}),
        ("paragraph", "Date of decision: 25/05/2031"),
    )
    found = list(find_resolutions(Reading(paper)))
    assert [(each.meeting_date, each.decision, each.text) for each in found] == [
        ("2031-05-25", "note", "the report be noted"),
        ("2031-05-25", "other", "the Leader will write to the clerk."),
    ]


def test_names_with_initials_over_where_they_are_from(paper_of) -> None:
    lines = [
        "Organisation represented",
        "Ann Field (AF)",
        "Westmere Police (Chair for the meeting)",
        "Cllr Ben Moss (Cllr BM)",
        "Newport City Council",
        "Dr Eve Quill",
        "South Wales Fire and Rescue Service (SWFRS)",
        "In Attendance:",
        "Carl Pike (CP)",
        "Westmere CC",
    ]
    here = attendance_in(paper_of(*(("paragraph", line) for line in lines)).blocks)
    assert here.present == ["Ann Field", "Cllr Ben Moss", "Dr Eve Quill"]
    assert (here.chair, here.attending) == ("Ann Field", ["Carl Pike"])


def test_items_taken_in_public_are_not_restricted(paper_of) -> None:
    paper = paper_of(
        MINUTES,
        OPENING,
        ("heading", "EXEMPT ITEMS", {"number": "9", "level": 2}),
        ("paragraph", "RESOLVED: That all items be taken in public."),
        ("heading", "Petitions", {"number": "10", "level": 2}),
        ("paragraph", "There were none."),
    )
    items = list(find_agenda_items(Reading(paper)))
    assert [(item.minute, item.title, item.restricted) for item in items] == [
        (9, "EXEMPT ITEMS", False),
        (10, "Petitions", False),
    ]


def test_a_record_that_tells_how_it_came_decides_nothing(paper_of) -> None:
    paper = paper_of(
        ("heading", "Decision details", {"level": 1}),
        ("paragraph", "Decision:"),
        ("paragraph", "The Harbour Plan ended in March. A survey was held and a new plan had been produced."),
        ("paragraph", "To adopt the new Harbour Plan."),
    )
    assert [each.text for each in find_resolutions(Reading(paper))] == ["To adopt the new Harbour Plan."]


def test_a_record_with_labels(paper_of) -> None:
    paper = paper_of(
        ("part", "Record", {"kind": "other"}),
        ("heading", "Decision details"),
        ("paragraph", "Decision:"),
        ("paragraph", "That the report be noted."),
        ("paragraph", "Reasons for the decision:"),
        ("paragraph", "It was asked for."),
        ("paragraph", "Date of decision: 25/05/2031"),
    )
    assert [(each.meeting_date, each.decision) for each in find_resolutions(Reading(paper))] == [("2031-05-25", "note")]
