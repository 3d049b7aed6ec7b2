"""A comparison with gold is read in a terminal of 80 columns: a row is a line, its fields stand under it."""

from __future__ import annotations

import pytest

from api.render_score import WIDTH, print_score
from extract.scoring import FIELDS, Miss, Report, Score

LONG = "westmere-and-eastmere-community-safety-partnership-agenda-pack-2031-11-18"


def test_every_line_fits_and_says_what_it_is_of(capsys: pytest.CaptureFixture[str]) -> None:
    scores = tuple(
        Score(LONG, kind, 12_345, 12_345, 12_344, dict.fromkeys(names, 0.5)) for kind, names in FIELDS.items()
    )
    miss = Miss("missed", {"type": "theme", "document": LONG, "label": "Rivers [and] harbours", "evidence": {}})
    print_score(Report(scores, (miss,)), misses=1)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    rows = [line.split() for line in lines]
    for score in scores:
        assert [score.type, "12,345", "12,345", "12,344", "1.00", "1.00", "1.00"] in rows
        told = " ".join(lines[place] for place, row in enumerate(rows) if row[:1] and row[0] in score.fields)
        assert all(f"{name}\u00a00.50" in told for name in score.fields)
    assert "[and]" in " ".join(lines)
    assert LONG in lines
