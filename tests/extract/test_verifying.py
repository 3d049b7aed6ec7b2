"""Quotes held against the files that they were read from: those of the samples agree, and a wrong one is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from corpus.load import paper_words
from corpus.samples.build import home_of, stems
from extract.facts import Evidence, Fact
from extract.run import extract_facts
from extract.verifying import Verified, says, stands_in, verify_paper
from ingest.paper import Box, PageBox, Paper
from ingest.read import read_paper
from ingest.witness import PrintedRun

SMALLEST = "kcsp-minutes-2022-07-sample"


def path_of(stem: str) -> Path:
    return home_of(stem) / "papers" / f"{stem}.pdf"


@cache
def read(path: Path) -> tuple[Paper, list[Fact]]:
    paper = read_paper(path, paper_words())
    return paper, extract_facts(paper)


def verified(path: Path) -> Verified:
    paper, facts = read(path)
    return verify_paper(paper, facts, path)


def differences(found: Verified) -> list[tuple[str, str | None, str, str]]:
    return [(each.fact.type, each.field, each.evidence.quote, each.printed) for each in found.mismatches]


@pytest.mark.parametrize("stem", stems())
def test_every_quote_of_the_samples_is_printed_where_it_is_said_to_be(stem: str) -> None:
    found = verified(path_of(stem))
    assert found.checked > 20
    assert differences(found) == []


def real_papers() -> list[Path]:
    shared = Path(__file__).parents[2].parent / "shared"
    kinds = ("papers/*.pdf", "real/*.pdf", "pages/*.html", "seeds/*.txt")
    return [path for kind in kinds for path in sorted(shared.glob(kind)) if not path.name.startswith("scanned")]


@pytest.mark.shared
@pytest.mark.parametrize("path", real_papers(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_quote_of_the_real_papers_is_printed_where_it_is_said_to_be(path: Path) -> None:
    assert differences(verified(path)) == []


@pytest.mark.parametrize("change", ["another letter", "a word more", "the line above", "another page", "no boxes"])
def test_a_quote_that_its_boxes_do_not_hold_is_found(change: str) -> None:
    """Every fact of a paper is spoilt, and every one is told."""
    paper, facts = read(path_of(SMALLEST))
    spoilt = [replace(fact, evidence=_spoilt(fact.evidence, change), also=()) for fact in facts]
    found = verify_paper(paper, spoilt, path_of(SMALLEST))
    assert {each.fact.id for each in found.mismatches} == {fact.id for fact in spoilt}


def _spoilt(evidence: Evidence, change: str) -> Evidence:
    if change == "another letter":
        place = next(place for place, letter in enumerate(evidence.quote) if letter.isalnum())
        return replace(evidence, quote=evidence.quote[:place] + "ß" + evidence.quote[place + 1 :])
    if change == "a word more":
        return replace(evidence, quote=evidence.quote + " never")
    if change == "the line above":
        return replace(evidence, boxes=tuple(_moved(place, up=14.0) for place in evidence.boxes))
    if change == "another page":
        return replace(evidence, boxes=tuple(place._replace(page=place.page % 2 + 1) for place in evidence.boxes))
    return replace(evidence, boxes=())


def _moved(place: PageBox, *, up: float) -> PageBox:
    x0, top, x1, bottom = place.box
    return place._replace(box=Box(x0, top - up, x1, bottom - up))


def run(text: str, size: float = 11.0) -> PrintedRun:
    return PrintedRun(text, size)


@pytest.mark.parametrize(
    ("runs", "quote", "same"),
    [
        ([run("12"), run("wards,")], "12 wards", True),
        ([run("(12"), run("wards)"), run(".")], "12 wards", True),
        ([run("non-"), run("residents")], "non- residents", True),
        ([run("Westmere’s")], "Westmere", True),
        ([run("of"), run("12"), run("wards")], "12 wards", False),
        ([run("12"), run("wards"), run("flooded")], "12 wards", False),
        ([run("12"), run("wards"), run("3", 6.5), run(",")], "12 wards", True),
        ([run("crimes*"), run("rose")], "crimes rose", True),
        ([run("wards"), run("4"), run("rose")], "wards rose", True),
        ([run("ﬂoods")], "floods", True),
        ([run("112"), run("wards")], "12 wards", False),
        ([run("a"), run("half-day")], "a half", True),
        ([PrintedRun("ASCH/", 9.0, True), PrintedRun("Floods", 9.0, True)], "Floods", True),
        ([PrintedRun("Flo", 9.0, True), PrintedRun("Rivers", 9.0, True)], "Floods", False),
        ([run("£12m")], "£12", True),
        ([run("21"), run("wards")], "12 wards", False),
        ([], "12 wards", False),
    ],
)
def test_printed_runs_say_a_quote(runs: Sequence[PrintedRun], quote: str, same: bool) -> None:
    assert says(runs, quote) is same


def test_a_quote_of_plain_text_may_run_over_the_foot_of_a_page() -> None:
    assert stands_in("thewardsthatflood", "allthewardsPage4thatflood")
    assert not stands_in("thewardsthatflood", "thatfloodthewards")
    assert not stands_in("thewardsthatflood", "thewards" + "x" * 3000 + "thatflood")


def test_cells_that_pipes_part_in_plain_text_are_one_quote(tmp_path: Path) -> None:
    path = tmp_path / "harbour-dues.txt"
    rows = [
        "Harbour Dues",
        "Band | 2031/32 | 2030/31 |",
        "Band A | £176.33 | £166.44 |",
        "Band B | £205.72 | £191.18 |",
    ]
    path.write_text("\n".join(rows), "utf-8")
    found = verified(path)
    assert found.checked
    assert differences(found) == []
