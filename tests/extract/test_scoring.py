"""Scores against gold: what counts as the same fact, and the same figures as the owner's own script."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from extract.likeness import agrees, share, within
from extract.scoring import score_files


def line(kind: str, *, quote: str = "", page: int | None = 1, **said: object) -> str:
    return json.dumps({"type": kind, "document": "westmere", "evidence": {"page": page, "quote": quote}, **said})


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_name_agrees_whatever_its_dashes_and_ampersands() -> None:
    assert share("Crime & Disorder", "crime and disorder") == 1.0
    assert within("Harbour Watch", "the Harbour Watch of Westmere") == 1.0


@pytest.mark.parametrize(
    ("found", "gold", "agreement"),
    [
        (None, None, 1.0),
        ("2031/32", "2031/32", 1.0),
        ("2031/32", None, 0.0),
        (False, True, 0.0),
        (["theft from boats"], ["theft from boats", "rowing after dark"], 0.5),
        ([], [], 1.0),
    ],
)
def test_fields_agree(found: object, gold: object, agreement: float) -> None:
    assert agrees(found, gold) == agreement


def test_one_found_twice_is_wrong_once(tmp_path: Path) -> None:
    theme = line("theme", label="Early help", year=2031, status="current")
    report = score_files([write(tmp_path / "found.jsonl", theme, theme)], [write(tmp_path / "gold.jsonl", theme)])
    (score,) = report.scores
    assert (score.gold, score.found, score.hits) == (1, 2, 1)
    assert [miss.why for miss in report.misses] == ["extra"]


def test_figures_on_pages_without_gold_are_not_counted(tmp_path: Path) -> None:
    figure = {"value": 12, "unit": "count", "measure": "boats stolen"}
    found = [line("figure", page=page, **figure) for page in (1, 2)]
    report = score_files([write(tmp_path / "f.jsonl", *found)], [write(tmp_path / "g.jsonl", found[0])])
    assert report.scores[0].found == 1


@pytest.mark.shared
def test_the_figures_are_those_of_the_owners_script(tmp_path: Path, shared_dir: Path) -> None:
    gold = sorted((shared_dir / "gold").glob("*.jsonl"))
    chance, found = random.Random(7), []
    for text in (text for path in gold for text in path.read_text("utf-8").splitlines()):
        fact = json.loads(text)
        for name, value in fact.items():
            if isinstance(value, str) and name not in ("type", "document") and chance.random() < 0.1:
                fact[name] = value[: len(value) // 2]
        found += [json.dumps(fact)] * chance.choice((0, 1, 1, 1, 2))
    ours = write(tmp_path / "found.jsonl", *found)
    script = [sys.executable, str(shared_dir / "score.py"), str(ours), *map(str, gold), "--json"]
    theirs = json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)
    report = score_files([ours], gold)
    assert [score.to_json() for score in report.scores] == theirs["rows"]
    assert report.macro_f1 == pytest.approx(theirs["macro_f1"])
