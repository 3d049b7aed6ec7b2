"""ModernGov meeting pages: what the council wrote, told from the site's markup with its quirks."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import paper_words
from extract.facts import AgendaItemFact, DocumentFact, MeetingFact
from extract.run import extract_facts
from ingest.paper import Paper
from ingest.read import read_paper

# Items, headings of sections, the word RESOLVED in the minutes, restricted items: counted by a person.
COUNTS = {
    "2018-07-18": (14, 0, 13, 0),
    "2018-10-10": (12, 0, 11, 0),
    "2019-03-20": (12, 0, 9, 0),
    "2019-07-17": (16, 0, 14, 5),
    "2019-10-08": (15, 0, 0, 0),
    "2020-03-18": (16, 5, 0, 4),
    "2021-07-13": (13, 0, 12, 0),
    "2021-11-18": (11, 0, 10, 0),
    "2022-03-24": (10, 0, 10, 0),
    "2022-07-14": (9, 0, 8, 0),
}

PAGE = """<!DOCTYPE html><html><head><title>Agenda for Westmere</title></head><body><div id="modgov">
{banner}<div class="mgHeader"><h1 class="mgMainTitleTxt" >{title}</h1></div>
{sub_title}
<ul class="mgActionList"><li><a href="documents/g8904/Public reports pack 03rd-Jul-2031 10.00 Westmere Safety
 Partnership.pdf?T=10">Public reports pack</a></li></ul>
<div class="mgContent"><p><span class="mgLabel">Venue:</span> Eastholme Hall</p>
<table class="mgItemTable" id="mgItemTable">
<tr><th>No.</th><th>Item</th></tr>
<tr><td></td><td><p class="mgAiTitleTxt">A. Committee Business</p></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >27.</p></td>
 <td><p class="mgAiTitleTxt" ><a class="mgAiTitleLnk" href="documents/s110/Wardens report.pdf">Evening&#32;wardens
 &#45; a year on</a> <span class="mgFileSize">PDF 389 KB</span></p>
 {minutes}</td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">28.</p></td>
 <td><p class="mgAiTitleTxt">Street lights</p>
 <p>View the reasons why item 28. is restricted</p></td></tr>
</table></div></div></body></html>"""
SUB_TITLE = '<h2 class="mgSubTitleTxt">Westmere Safety Partnership - Thursday, 3rd July, 2031 10.00 am</h2>'
MINUTES = """<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><div class="WordSection1">
 <p class="MsoNormal">1. The clerk told the <span class="GramE">Partnership</span><span
 style='mso-spacerun:yes'> </span>of the year.</p>
 <p class="MsoNormal"><b>RESOLVED</b> that the report be noted.</p></div>
 <a class="mgFullMinutes" href="mgAi.aspx?ID=64999">view the full minutes text for item 27.</a></div>"""


def page(tmp_path: Path, **parts: str) -> Paper:
    said = {"banner": "", "title": "Agenda and draft minutes", "sub_title": SUB_TITLE, "minutes": MINUTES, **parts}
    path = tmp_path / "westmere.html"
    path.write_text(PAGE.format(**said), "utf-8", newline="\r\n")
    return read_paper(path, paper_words())


def test_items_sections_and_minutes_are_told_from_the_sites_own_words(tmp_path: Path) -> None:
    paper = page(tmp_path)
    headings = [(block.level, block.number, block.text) for block in paper.blocks if block.kind == "heading"]
    assert headings == [
        (1, None, "Agenda and draft minutes"),
        (1, None, "Westmere Safety Partnership - Thursday, 3rd July, 2031 10.00 am"),
        (2, None, "A. Committee Business"),
        (3, "27", "Evening wardens - a year on"),
        (3, "28", "Street lights"),
    ]
    assert "389 KB" not in paper.text
    assert "view the full minutes" not in paper.text
    [said] = [block for block in paper.blocks if block.number == "1"]
    assert said.text == "The clerk told the Partnership of the year."
    assert paper.parts[0].kind == "minutes"
    [document] = [fact for fact in extract_facts(paper) if isinstance(fact, DocumentFact)]
    assert (document.kind, document.status) == ("minutes", "draft")


def test_minutes_that_the_page_cuts_short_are_a_doubt(tmp_path: Path) -> None:
    assert [doubt.what for doubt in page(tmp_path).doubts] == ["the minutes of item 27 are cut short"]


def test_a_page_headed_as_minutes_that_holds_none_is_a_doubt_and_an_agenda(tmp_path: Path) -> None:
    paper = page(tmp_path, minutes="")
    assert [doubt.what for doubt in paper.doubts] == ["the page is headed as holding minutes, and holds none"]
    assert paper.parts[0].kind == "agenda"


def test_body_and_day_come_from_a_document_where_the_branding_failed(tmp_path: Path) -> None:
    banner = '<p>Your custom branding appears to be missing.</p><h1 class="mgMainTitleTxt">Agenda and minutes</h1>'
    paper = page(tmp_path, sub_title="", banner=banner, title="Agenda and minutes")
    found = [fact for fact in extract_facts(paper) if isinstance(fact, DocumentFact)]
    assert [(fact.body, fact.date) for fact in found] == [("Westmere Safety Partnership", "2031-07-03")]
    assert any("no sub-title" in doubt.what for doubt in paper.doubts)
    assert [block.text for block in paper.blocks if block.text == "Agenda and minutes"] == ["Agenda and minutes"]
    assert "branding" not in paper.text


@pytest.mark.shared
@pytest.mark.parametrize("date", COUNTS)
def test_the_partnerships_own_pages_hold_what_a_person_counted(shared_dir: Path, date: str) -> None:
    paper = read_paper(shared_dir / "pages" / f"kcsp-{date}.html", paper_words())
    items = [block for block in paper.blocks if block.kind == "heading" and block.level == 3]
    sections = [block for block in paper.blocks if block.kind == "heading" and block.level == 2]
    resolved = sum(block.text.count("RESOLVED") for block in paper.blocks)
    facts = extract_facts(paper)
    found = [fact for fact in facts if isinstance(fact, AgendaItemFact)]
    counted = (len(items), len(sections), resolved, sum(fact.restricted for fact in found))
    assert counted == COUNTS[date]
    assert len(found) == len(items)
    [document] = [fact for fact in facts if isinstance(fact, DocumentFact)]
    assert (document.body, document.date) == ("Kent Community Safety Partnership", date)
    meetings = [fact.date for fact in facts if isinstance(fact, MeetingFact)]
    assert (date in meetings) is (date != "2020-03-18")  # that one was cancelled


def test_a_heading_of_any_page_gives_its_number(tmp_path: Path) -> None:
    page = tmp_path / "minutes.html"
    title = "Minutes of the Harbour Board 3 July 2031"
    page.write_text(f"<html><body><h1>{title}</h1><h4>1. Election of Chair</h4><h4>No 2. Boats</h4></body></html>")
    headings = [
        (block.number, block.text) for block in read_paper(page, paper_words()).blocks if block.kind == "heading"
    ]
    assert headings == [(None, title), ("1", "Election of Chair"), ("2", "Boats")]
