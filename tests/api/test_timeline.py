"""A line through time in a terminal: by year, within its width, and readable without colour."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from api import render_lines
from api.render_lines import DRAWN, PLAIN, Moment, print_lineage, timeline

EVIDENCE = {"paper": "plan-2031", "page": 3, "quote": "Rural Crime becomes Rural Safety", "corrected": None}


def answer(**changes: Any) -> dict[str, Any]:
    empty = {"priority": "Rural Safety", "kind": "priority", "of": None, "as_of": None, "known_at": None, "undated": []}
    return {**empty, "states": [], "events": [], "gaps": [], **changes}


def state(year: int, label: str, status: str = "current", **changes: Any) -> dict[str, Any]:
    said = {"year": year, "label": label, "status": status, "told_later": False, "includes": [], "leads": []}
    return {**said, "evidence": [EVIDENCE], **changes}


def event(year: int | None, change: str, before: str, after: str, **changes: Any) -> dict[str, Any]:
    said = {"year": year, "change": change, "from": [before], "to": [after], "status": "adopted", "stated": True}
    said |= {"confidence": 1.0, "told_later": False, "comparison": None, "resolved": [], "outcome": None}
    return {**said, "evidence": [EVIDENCE], "outcome_evidence": [], **changes}


@pytest.fixture
def drawn(monkeypatch, capsys):
    def draw(told: dict[str, Any], width: int = 80) -> list[str]:
        monkeypatch.setattr(render_lines, "answers", Console(width=width, color_system=None, highlight=False))
        print_lineage(told)
        return capsys.readouterr().out.splitlines()

    return draw


def test_editions_changes_proposals_and_gaps_have_signs_of_their_own(drawn) -> None:
    told = answer(
        states=[state(2031, "Rural Crime"), state(2034, "Rural Safety"), state(2033, "Farms", "proposed")],
        events=[
            event(2034, "renamed", "Rural Crime", "Rural Safety"),
            event(2033, "merged", "Rural Crime", "Farms", status="proposed", outcome="not adopted"),
        ],
        gaps=[{"first": 2032, "last": 2032, "why": "no paper that was read says whether it was one"}],
    )
    lines = [line for line in drawn(told)[1:] if not line.startswith("      │")]
    assert lines == [
        "2031  ●  Rural Crime",
        "      ┆  2032: no paper that was read says whether it was one",
        "2033  ◇  merged: Rural Crime → Farms",
        "      ○  Farms",
        "2034  ◆  renamed: Rural Crime → Rural Safety",
        "      ●  Rural Safety",
    ]


def test_what_is_inferred_or_proposed_is_said_in_words(drawn) -> None:
    guessed = event(2034, "renamed", "A", "B", stated=False, confidence=0.8, comparison="labels alike")
    text = "\n".join(drawn(answer(events=[guessed, event(2035, "dropped", "B", "", status="proposed")])))
    assert "inferred (80% sure)" in text
    assert "compared: labels alike" in text
    assert "stated, proposed" in text


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(drawn, width: int) -> None:
    label, lead = "Rural Crime " * 20, {"person": None, "post": "Chair " * 30, "organisation": "Westmere Council"}
    lines = drawn(answer(states=[state(2031, label.strip(), leads=[lead])]), width)
    assert max(map(len, lines)) <= width
    words = " ".join(re.sub(r"^(?:\d{4}|    )  [●│]  ", "", line) for line in lines)
    assert words.count("Rural Crime") == 20 + 1  # and once in the quote
    assert words.count("Chair") == 30


def test_a_change_without_a_year_stands_first(drawn) -> None:
    lines = drawn(answer(states=[state(2031, "Rural Crime")], events=[event(None, "renamed", "Farms", "Rural Crime")]))
    assert lines[1].startswith("?     ◆")
    assert "no paper tells the year" in lines[2]


def test_a_terminal_of_plain_letters_has_plain_signs() -> None:
    assert all(sign.isascii() for sign in PLAIN)
    moments = [Moment(2031, 2, name, ()) for name in DRAWN._fields]
    assert list(timeline(moments, PLAIN)) == []  # nothing to say, nothing drawn


def test_the_command_draws_it_in_eighty_columns(pledgeline, sample_data: Path) -> None:
    ran = pledgeline("lineage", "asb", "--data", str(sample_data), COLUMNS="80")
    lines = ran.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in ran.stdout
    years = [int(line[:4]) for line in lines if line[:4].isdigit()]
    assert years == sorted(set(years))
    assert "◆ change" in ran.stderr
    plain = pledgeline("lineage", "asb", "--data", str(sample_data), COLUMNS="80", PYTHONIOENCODING="ascii")
    assert "2014  *  Anti-Social Behaviour" in plain.stdout.splitlines()
