"""Every field of a fact is printed in its quote or in the words that `also` points to, or is told by rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.load import paper_words
from corpus.samples.build import home_of, stems
from extract.elsewhere import printed_forms
from extract.facts import FACT_TYPES, Fact
from extract.readable import BY_RULE, is_readable
from extract.run import extract_facts
from ingest.read import read_paper

MOST_LEFT = 0.005  # share of the printed fields of real papers that no place prints: put together of several words
SHARED = Path(__file__).parents[2].parent / "shared"


@cache
def facts_of(path: Path) -> tuple[Fact, ...]:
    return tuple(extract_facts(read_paper(path, paper_words())))


def printed_fields(fact: Fact) -> Iterator[tuple[str, object, bool]]:
    """Name and value of each field that a paper prints, and whether the fact's evidence prints it."""
    for name, value in fact.said().items():
        if value not in (None, "", []) and name not in BY_RULE[fact.type]:
            told = [each.quote for field, each in fact.also if field == name]
            yield name, value, is_readable(value, " ".join([fact.evidence.quote, *told]))


def test_the_fields_told_by_rule_are_fields() -> None:
    for kind, names in BY_RULE.items():
        assert names <= set(FACT_TYPES[kind].__dataclass_fields__)
    assert set(BY_RULE) == set(FACT_TYPES)


@pytest.mark.parametrize("stem", stems())
def test_every_printed_field_of_the_samples_has_its_words(stem: str) -> None:
    facts = facts_of(home_of(stem) / "papers" / f"{stem}.pdf")
    fields = [(fact.type, name, value, told) for fact in facts for name, value, told in printed_fields(fact)]
    assert len(fields) > len(facts)
    assert [field for field in fields if not field[-1]] == []


def real_papers() -> list[Path]:
    kinds = ("papers/*.pdf", "real/*.pdf", "pages/*.html")
    return [path for kind in kinds for path in sorted(SHARED.glob(kind)) if not path.name.startswith("scanned")]


@pytest.mark.shared
@pytest.mark.usefixtures("shared_dir")
def test_nearly_every_printed_field_of_the_real_papers_has_its_words() -> None:
    fields = [
        (path.stem, fact.type, name, value, told)
        for path in real_papers()
        for fact in facts_of(path)
        for name, value, told in printed_fields(fact)
    ]
    left = [field for field in fields if not field[-1]]
    assert len(left) <= MOST_LEFT * len(fields), left


@pytest.mark.parametrize(
    ("value", "text", "printed"),
    [
        ("2031-07-03", "Thursday, 3rd July, 2031", True),
        ("2031-07-03", "Thursday, 3rd July", False),
        ("2031/2034", "the plan 2031-34", True),
        (2031, "agreed in February 2032", True),
        (2031, "agreed in February 2035", False),
        ("14:30", "at 3.30pm", False),
        ("14:30", "at 2.30 pm", True),
        ("Westmere Council", "WESTMERE COUNCIL’S", True),
        (["Rivers", "Tides"], "Rivers and floods", False),
    ],
)
def test_words_print_a_value(value: object, text: str, printed: bool) -> None:
    assert is_readable(value, text) is printed


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2031-07-03", "3rd july, 2031"),
        ("year ending 2031-03", "march 2031"),
        ("2031/2034", "2031-2034"),
        ("14:30", "2.30pm"),
        ("Westmere's Board", "westmere’s board"),
    ],
)
def test_forms_in_which_a_value_is_printed(value: str, form: str) -> None:
    assert form in list(printed_forms(value))
