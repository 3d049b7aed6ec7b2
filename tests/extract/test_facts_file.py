"""A fact written and read again is the same fact; a line that is none is named."""

from pathlib import Path

import pytest

from extract.facts import ActionFact, Evidence, Fact, FigureFact
from extract.facts_file import read_facts, write_facts
from ingest.errors import FactError
from ingest.paper import Box, PageBox

EVIDENCE = Evidence("westmere-2031", 3, "40 to 60 patrols", 120, 136, (PageBox(3, Box(72.0, 90.5, 180.2, 101.0)),))
ELSEWHERE = Evidence("westmere-2031", 4, "Harbour Watch", 150, 163)
FACTS: list[Fact] = [
    FigureFact(evidence=EVIDENCE, value=40, value_high=60, qualifier="exact", unit="count", measure="patrols"),
    ActionFact(
        evidence=EVIDENCE,
        plan_year="2031/32",
        priority=None,
        text="Walk the harbour",
        owners=("Harbour Watch",),
        also=(("plan_year", EVIDENCE), ("owners", EVIDENCE), ("owners", ELSEWHERE)),
        confidence=0.8,
        part=2,
    ),
]


def test_written_and_read_again_is_the_same(tmp_path: Path) -> None:
    write_facts(tmp_path / "facts.jsonl", FACTS)
    assert read_facts(tmp_path / "facts.jsonl") == FACTS


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    write_facts(tmp_path / "one.jsonl", FACTS)
    write_facts(tmp_path / "two.jsonl", FACTS)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ('{"type": "figure"}', "document is missing"),
        ('{"type": "rumour", "document": "a"}', "unknown fact type"),
        ('{"type": "theme", "document": "a", "label": "x"}', "not a theme fact"),
    ],
)
def test_a_line_that_is_no_fact_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "facts.jsonl").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(FactError, match=said) as raised:
        read_facts(tmp_path / "facts.jsonl")
    assert "line 2" in raised.value.where


def test_an_id_is_the_same_on_every_run() -> None:
    assert FACTS[0].id == "fcaef420c9d75f7c4407"
