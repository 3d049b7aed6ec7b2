"""Search finds what people ask for: the judged queries on the shipped papers, with floors, beside plain full text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RANK, RECALL = 0.90, 0.88  # what may not be fallen below; CHANGELOG.md has what was measured


@pytest.fixture(scope="module")
def judging() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tests/bench"))
    try:
        import judging
    finally:
        sys.path.remove(str(ROOT / "tests/bench"))
    return judging


@pytest.fixture(scope="module")
def report(judging: ModuleType, pledgeline: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The scores of every way of ranking over the papers in these folders."""

    def scored(name: str, *folders: Path) -> Any:
        data = tmp_path_factory.mktemp(name)
        ran = pledgeline("run", *map(str, folders), "--data", str(data))
        assert ran.returncode == 0, ran.stderr
        return judging.report(data / "search", name)

    return scored


@pytest.fixture(scope="module")
def told(report: Any) -> Any:
    """The scores over the shipped papers."""
    return report("samples", *(ROOT / "corpus/samples" / folder for folder in ("papers", "elsewhere/papers")))


def test_there_are_enough_queries_of_both_halves(told: Any) -> None:
    assert min(told["ours"][half].queries for half in ("to tune with", "held out")) >= 50


@pytest.mark.parametrize("half", ["to tune with", "held out"])
def test_what_is_asked_for_is_found(told: Any, half: str) -> None:
    score = told["ours"][half]
    assert score.reciprocal_rank >= RANK, score
    assert score.recall >= RECALL, score


@pytest.mark.parametrize("half", ["to tune with", "held out"])
def test_more_is_found_than_by_plain_full_text(told: Any, half: str) -> None:
    plain = [scores[half] for way, scores in told.items() if way != "ours"]
    assert told["ours"][half].reciprocal_rank > max(score.reciprocal_rank for score in plain)
    assert told["ours"][half].recall > max(score.recall for score in plain)


def test_a_mark_that_names_no_passage_is_told(judging: ModuleType) -> None:
    with pytest.raises(LookupError, match="names 0 passages"):
        judging.relevant([judging.Judged("scams", (("plan", 1, "Scams are"),))], {("plan", 1): []})


def test_a_mark_by_offsets_holds_where_a_page_is_read_a_little_better(judging: ModuleType) -> None:
    page = [{"id": "a", "start": 500, "end": 520}, {"id": "b", "start": 521, "end": 600}]
    marked = judging.Judged("scams", (("plan", 1, 24, 101),))
    assert judging.relevant([marked], {("plan", 1): page}) == [{"b"}]


def test_scores_are_what_they_are_called(judging: ModuleType) -> None:
    assert judging.reciprocal_rank(["x", "y", "z"], {"y", "z"}) == 0.5
    assert judging.recall(["x", "y"], {"y", "z"}) == 0.5
    assert judging.reciprocal_rank(["x"], {"y"}) == 0


@pytest.mark.shared
def test_as_much_is_found_in_real_papers(report: Any, shared_dir: Path) -> None:
    """Nothing was tuned on these."""
    told = report("shared", shared_dir / "papers", shared_dir / "pages")
    ours, *plain = (scores["all"] for scores in told.values())
    assert ours.reciprocal_rank >= 0.80, ours
    assert ours.recall >= 0.80, ours
    assert ours.recall > max(score.recall for score in plain)
