"""Whatever a person types is a question of plain words."""

import pytest

from graph.words import search_words


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("burglary", "burglary"),
        ("county lines", 'county lines "county lines"^4'),
        ('"hate crime" victims', '"hate crime" victims'),
        ("NOT abuse", 'not abuse "not abuse"^4'),
        ("wombat~ OR *", 'wombat or "wombat or"^4'),
        ('"unbalanced', "unbalanced"),
        ("a:b (c", 'a b c "a b c"^4'),
        ("children's", "children's"),
        ("   ", ""),
        ("~ * ?", ""),
    ],
)
def test_only_words_and_phrases_reach_the_index(typed: str, asked: str) -> None:
    assert search_words(typed) == asked
