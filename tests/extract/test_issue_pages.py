"""Pages of one issue, one item and one decision, as council sites print them: their meetings, items and decisions."""

from __future__ import annotations

from extract.run import extract_facts


def _found(paper, *kinds):
    return [fact for fact in extract_facts(paper) if fact.type in kinds]


def _issue(paper_of):
    return paper_of(
        ("paragraph", "Issue - meetings"),
        ("paragraph", "Harbour Safety Plan (Policy Framework)"),
        ("paragraph", "Meeting: 26/04/2031 - Westmere Council (Item 1035)"),
        ("paragraph", "1035 Harbour Safety Plan 2031-34 pdf icon PDF 214 KB"),
        ("paragraph", "This report asked the Council to approve the plan."),
        ("paragraph", "The Council approved the Harbour Safety Plan as set out in the report."),
        ("paragraph", "Meeting: 17/04/2031 - Cabinet (Item 4)"),
        ("paragraph", "4 Harbour Safety Plan PDF 426 KB"),
        ("list_item", "the work done over three years be noted;", {"number": "a"}),
        ("list_item", "the proposed priorities be agreed;", {"number": "b"}),
        ("list_item", "The plan builds on that of 2028.", {"number": "1"}),
    )


def test_an_issue_gives_each_meeting_at_which_it_stood(paper_of) -> None:
    meetings = _found(_issue(paper_of), "meeting")
    assert [(each.body, each.date) for each in meetings] == [
        ("Westmere Council", "2031-04-26"),
        ("Cabinet", "2031-04-17"),
    ]


def test_an_issue_gives_an_item_for_each_meeting(paper_of) -> None:
    items = _found(_issue(paper_of), "agenda_item")
    assert [(each.meeting_date, each.minute, each.title) for each in items] == [
        ("2031-04-26", 1035, "Harbour Safety Plan 2031-34"),
        ("2031-04-17", 4, "Harbour Safety Plan"),
    ]


def test_an_issue_gives_what_each_meeting_decided(paper_of) -> None:
    decided = _found(_issue(paper_of), "resolution")
    assert [(each.meeting_date, each.minute, each.decision) for each in decided] == [
        ("2031-04-26", 1035, "approve"),
        ("2031-04-17", 4, "note"),
        ("2031-04-17", 4, "agree"),
    ]
    assert decided[1].item == "Harbour Safety Plan"


def test_the_page_of_an_issue_is_named_by_it(paper_of) -> None:
    (document,) = _found(_issue(paper_of), "document")
    assert (document.kind, document.title) == ("minutes", "Harbour Safety Plan (Policy Framework)")
    assert (document.body, document.date) == ("Westmere Council", "2031-04-26")


def test_a_list_in_which_something_is_not_decided_is_no_decision(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Issue - meetings"),
        ("paragraph", "Meeting: 17/04/2031 - Cabinet (Item 4)"),
        ("paragraph", "4 Harbour Safety Plan"),
        ("list_item", "The plan builds on that of 2028.", {"number": "1"}),
        ("list_item", "Its aims will be noted.", {"number": "2"}),
    )
    assert not _found(paper, "resolution")


def test_an_issue_that_one_member_decided(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Issue - decisions"),
        ("paragraph", "Harbour Plan Update"),
        ("paragraph", "24/10/2031 - Harbour Plan Update"),
        (
            "paragraph",
            "After a talk with the Harbour Board, the Cabinet Member for Rivers, Roads and Harbours resolved that the "
            "progress be endorsed.",
        ),
    )
    (decided,) = _found(paper, "resolution")
    assert (decided.meeting_date, decided.decision, decided.item) == ("2031-10-24", "endorse", "Harbour Plan Update")
    assert not _found(paper, "meeting")


def test_the_page_of_one_item(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Agenda item"),
        ("paragraph", "Review of Harbour Rules"),
        ("paragraph", "Minutes:"),
        ("paragraph", "RESOLVED – That the rules be approved."),
        format="text",
    )
    (item,) = _found(paper, "agenda_item")
    (decided,) = _found(paper, "resolution")
    (document,) = _found(paper, "document")
    assert (item.title, item.meeting_date) == ("Review of Harbour Rules", None)
    assert (decided.decision, decided.item) == ("approve", "Review of Harbour Rules")
    assert (document.kind, document.title) == ("minutes", "Review of Harbour Rules")


def test_the_page_of_one_decision(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Decision details"),
        ("paragraph", "Adoption of the Harbour Safety Plan"),
        ("paragraph", "Decision Maker: Cabinet"),
        ("paragraph", "Decision:"),
        ("list_item", "To recommend the Harbour Safety Plan to Council for approval.", {"number": "i"}),
        ("paragraph", "Reasons for the decision:"),
        ("paragraph", "The plan is a duty."),
        ("paragraph", "Date of decision: 17/07/2031"),
        ("paragraph", "Decided at meeting: 17/07/2031 - Cabinet"),
    )
    (document,) = _found(paper, "document")
    (meeting,) = _found(paper, "meeting")
    (item,) = _found(paper, "agenda_item")
    (decided,) = _found(paper, "resolution")
    assert (document.kind, document.title) == ("report", "Adoption of the Harbour Safety Plan")
    assert (document.body, document.date) == ("Cabinet", "2031-07-17")
    assert (meeting.body, meeting.date) == ("Cabinet", "2031-07-17")
    assert (item.title, item.meeting_date) == ("Adoption of the Harbour Safety Plan", "2031-07-17")
    assert (decided.item, decided.decision) == ("Adoption of the Harbour Safety Plan", "refer")


def test_an_agenda_headed_agenda_item_is_no_page_of_one(paper_of) -> None:
    paper = paper_of(("paragraph", "Agenda item"), ("paragraph", "Review of Harbour Rules"), format="pdf")
    assert not _found(paper, "agenda_item")


def test_parts_that_say_what_a_board_did(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Issue - meetings"),
        ("paragraph", "Meeting: 09/09/2031 - Harbour Board and Rivers Sub-Committee (Committees in Common) (Item 46)"),
        ("paragraph", "46 End of Year Report"),
        ("paragraph", "Ann Reed presented the report. Accordingly the Board:"),
        ("list_item", "Noted and supported the work, as set out in the report;", {"number": "i"}),
        ("list_item", "Agreed to a further report;", {"number": "ii"}),
    )
    (meeting,) = _found(paper, "meeting")
    assert meeting.body == "Harbour Board and Rivers Sub-Committee (Committees in Common)"
    assert [(each.minute, each.decision) for each in _found(paper, "resolution")] == [(46, "note"), (46, "agree")]


def test_what_a_board_heard_is_no_decision(paper_of) -> None:
    paper = paper_of(
        ("paragraph", "Issue - meetings"),
        ("paragraph", "Meeting: 09/09/2031 - Harbour Board (Item 46)"),
        ("paragraph", "46 End of Year Report"),
        ("paragraph", "The report told the Board:"),
        ("list_item", "The floods were fewer;", {"number": "i"}),
    )
    assert not _found(paper, "resolution")
