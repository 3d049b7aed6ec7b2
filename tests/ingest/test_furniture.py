"""What is taken from pages as furniture, and what only looks like it: over whole small papers, with made-up words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper

HEIGHT = 842
BODY = "The partners of Westmere looked at what was done on each priority in the"
Piece = tuple[float, float, str]  # from the left, from the top, what is said
PdfOf = Callable[[Callable[[Canvas], object]], Paper]
PagesOf = Callable[[Sequence[Sequence[Piece]]], Paper]


@pytest.fixture
def pages_of(pdf_of: PdfOf) -> PagesOf:
    """The paper that pages of pieces come to, each piece set in 10 points."""

    def read(pages: Sequence[Sequence[Piece]]) -> Paper:
        def draw(canvas: Canvas) -> None:
            for pieces in pages:
                canvas.setFont("Helvetica", 10)
                for x, top, text in pieces:
                    canvas.drawString(x, HEIGHT - top, text)
                canvas.showPage()

        return pdf_of(draw)

    return read


def body(number: int) -> list[Piece]:
    return [(60, 200, f"{BODY} month {number}."), (60, 240, f"They met in hall {number} of the town and agreed.")]


def said(paper: Paper) -> str:
    return paper.text


def left_out(paper: Paper, kind: str) -> list[tuple[int, str]]:
    return [(each.page, each.text) for each in paper.furniture if each.kind == kind]


def test_a_stamp_in_mid_sentence_is_kept_out_of_it(pages_of: PagesOf) -> None:
    """A sentence that runs over a page is one, though stamp, number and head stand between its halves."""
    pages = [
        [(60, 30, "Westmere Agreement 2031"), (60, 740, f"{BODY} autumn and"), (300, 800, "7"), (480, 820, "Page 21")],
        [
            (60, 30, "Westmere Agreement 2031"),
            (60, 90, "the winter of that year."),
            (300, 800, "8"),
            (480, 820, "Page 22"),
        ],
    ]
    assert said(pages_of(pages)) == f"{BODY} autumn and the winter of that year."


def test_a_number_out_of_step_is_a_page_number_where_all_others_stand(pages_of: PagesOf) -> None:
    numbers = ["4", "6", "7", "8", "9"]
    paper = pages_of([[*body(page), (500, 810, number)] for page, number in enumerate(numbers, start=1)])
    assert left_out(paper, "page_number") == list(enumerate(numbers, start=1))
    assert [page.printed for page in paper.pages] == numbers


def test_a_lone_number_elsewhere_is_no_page_number(pages_of: PagesOf) -> None:
    paper = pages_of([[*body(page), (500, 810, str(page))] for page in range(1, 5)] + [[*body(5), (60, 790, "212")]])
    assert said(paper).endswith("212")


def test_what_an_older_edition_left_beside_the_head_is_a_head(pages_of: PagesOf) -> None:
    pages = [[(380, 30, "Westmere Agreement (Draft)"), *body(page)] for page in range(1, 5)]
    pages[2].append((60, 30, "Westmere Agreement (2029)"))
    paper = pages_of(pages)
    assert "2029" not in said(paper)
    assert (3, "Westmere Agreement (2029)") in left_out(paper, "running_head")


def test_a_heading_that_comes_back_now_and_then_is_no_head(pages_of: PagesOf) -> None:
    pages = [body(page) for page in range(1, 13)]
    for place in (0, 5, 11):
        pages[place].insert(0, (60, 60, "Activity indicators"))
    assert said(pages_of(pages)).count("Activity indicators") == 3


def test_heads_of_left_and_right_pages_are_heads(pages_of: PagesOf) -> None:
    heads = ("Westmere Partnership", "Yearly report 2031")
    paper = pages_of([[(60, 30, heads[page % 2]), *body(page)] for page in range(1, 9)])
    assert all(head not in said(paper) for head in heads)
    assert len(left_out(paper, "running_head")) == 8


def test_a_foot_that_begins_with_the_page_s_number_is_a_foot(pages_of: PagesOf) -> None:
    paper = pages_of([[*body(page), (300, 815, f"{page} | Westmere Plan 2031-2034")] for page in range(1, 6)])
    assert "Plan" not in said(paper)


def test_a_page_number_in_two_tongues_is_one(pages_of: PagesOf) -> None:
    paper = pages_of([[*body(page), (300, 815, f"Page {page} / Tudalen {page}")] for page in (1, 2)])
    assert left_out(paper, "page_number") == [(1, "Page 1 / Tudalen 1"), (2, "Page 2 / Tudalen 2")]
    assert [page.printed for page in paper.pages] == ["1", "2"]


WORD = st.text("abcdefghijklm", min_size=1, max_size=9)
LINES = st.lists(st.lists(WORD, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=12)


@given(pages=st.lists(LINES, min_size=1, max_size=6), head=WORD, printed=st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_furniture_never_eats_the_text(pages_of: PagesOf, pages: list[list[str]], head: str, printed: bool) -> None:
    """Whatever a paper says between its margins is in its text, word for word, whatever stands in the margins."""
    drawn: list[list[Piece]] = []
    for number, lines in enumerate(pages, start=1):
        margins: list[Piece] = [(60, 30, f"Head {head} of it")]
        if printed:
            margins += [(300, 815, str(number)), (480, 830, f"Page {number + 6}")]
        drawn.append([*margins, *((60, 130 + 24 * row, line) for row, line in enumerate(lines))])
    paper = pages_of(drawn)
    kept = " ".join(block.text for block in paper.blocks)
    for piece in (each.text for each in paper.furniture):
        assert piece.startswith(("Head ", "Page ")) or piece.isdigit(), f"{piece} was taken from the text"
    if len(pages) > 1:
        kept_words = kept.split()
        assert kept_words == [word for lines in pages for line in lines for word in line.split()]


@given(pages=st.lists(LINES, min_size=2, max_size=6))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_set_into_the_margins_stays(pages_of: PagesOf, pages: list[list[str]]) -> None:
    """Lines that no other page has are text, however near to the edge they stand."""
    names = [
        [f"{line} {chr(97 + page)}{chr(97 + row)}x" for row, line in enumerate(lines)]
        for page, lines in enumerate(pages)
    ]
    paper = pages_of([[(60, 24 + 66 * row, line) for row, line in enumerate(lines)] for lines in names])
    assert paper.furniture == ()
    assert paper.text.split() == [word for lines in names for line in lines for word in line.split()]
