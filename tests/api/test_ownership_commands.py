"""Who owns what and who is who, as a person asks it: tables for people, JSON for programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def ask(pledgeline: Command, data: Path, *question: str) -> Any:
    ran = pledgeline(*question, "--data", str(data), "--json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_everything_that_a_body_owns(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "owns", "Kent Police")
    assert answer["owns"]
    assert all(each["role"] and each["evidence"][0]["quote"] for each in answer["owns"])
    years = {each["year"] for each in answer["owns"]} - {None}
    year = max(years)
    of_year = ask(pledgeline, sample_data, "owns", "Kent Police", "--year", str(year))
    assert of_year["owns"] == [each for each in answer["owns"] if each["year"] == year]


def test_leads_to_be_confirmed(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "unowned")
    unsettled = [each for each in answer["unowned"] if each["why"] == "lead to be confirmed"]
    assert [(each["name"], each["year"]) for each in unsettled] == [
        ("Violence Against Women and Girls", 2022),
        ("Safeguarding Vulnerable People", 2025),
    ]


def test_owners_as_of_a_date_are_those_told_by_then(pledgeline: Command, sample_data: Path) -> None:
    now = ask(pledgeline, sample_data, "owner", "Gangs Strategy")["owners"]
    assert now
    assert ask(pledgeline, sample_data, "owner", "Gangs Strategy", "--as-of", "2010")["owners"] == []


def test_identities_tell_each_spelling_with_its_reason(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "identities")
    assert 0 < answer["count"] < answer["names"]
    spelled = [spelling for each in answer["bodies"] for spelling in each["spellings"]]
    assert all(spelling["reason"] and spelling["papers"] for spelling in spelled)
    doubtful = ask(pledgeline, sample_data, "identities", "--doubtful")["doubtful"]
    assert doubtful == answer["doubtful"]
    assert all(each["one_id"] != each["other_id"] and each["why"] for each in doubtful)


def test_what_people_corrected_is_shown_with_who_and_when(pledgeline: Command, sample_data: Path) -> None:
    (first, *_) = ask(pledgeline, sample_data, "identities", "--corrections")["corrections"]
    assert first["reviewer"]
    assert first["because"]
    assert first["date"] >= "2026-11-21"


@pytest.mark.parametrize("date", ["yesterday", "2022-13", "22"])
def test_a_date_that_is_none_is_told(pledgeline: Command, sample_data: Path, date: str) -> None:
    ran = pledgeline("lineage", "asb", "--as-of", date, "--data", str(sample_data))
    assert ran.returncode == 2
    assert date in ran.stderr


def test_a_line_as_of_a_date_is_drawn_with_its_gaps(pledgeline: Command, sample_data: Path) -> None:
    told = pledgeline("lineage", "asb", "--as-of", "2023", "--data", str(sample_data)).stdout
    assert "as papers told by 2023" in told
    assert "2015 to 2016: no paper of these years that was read" in told
    assert "2025" not in told


def test_lists_are_asked_as_of_a_day_and_as_known_by_a_day(pledgeline: Command, sample_data: Path) -> None:
    by_then = ask(pledgeline, sample_data, "identities", "--known-at", "2014")["bodies"]
    assert 0 < len(by_then) < len(ask(pledgeline, sample_data, "identities")["bodies"])
    assert ask(pledgeline, sample_data, "silent", "--as-of", "2013")["silent"] == []
    found = ask(pledgeline, sample_data, "search", "road safety", "--known-at", "2018")["hits"]
    assert found
    assert all(hit["date"][:4] <= "2018" for hit in found)
    ran = pledgeline("checks", "--known-at", "soon", "--data", str(sample_data))
    assert ran.returncode == 2
