"""The tree of words finds what spaCy's own Matcher finds, which it replaced for its speed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extract.language import english
from extract.word_groups import ENDS_A_CLAUSE, GAP_TOKENS, clause_ends, longest, places_in, spelt_out, tree_of

GROUPS = ["a b", "a|b c? a", "a ... b", "b? a ... c|b", "c", "a? b? c", "c ... a ... b"]


def found_by_spacy(doc: Doc) -> set[tuple[int, int, int]]:
    gap = {"ORTH": {"NOT_IN": list(ENDS_A_CLAUSE)}, "OP": f"{{0,{GAP_TOKENS}}}"}
    matcher = Matcher(doc.vocab)
    for number, words in enumerate(GROUPS):
        ways = [[gap if word == "..." else {"ORTH": word} for word in way] for way in spelt_out(words)]
        matcher.add(str(number), ways, greedy="LONGEST")
    return {(int(doc.vocab.strings[key]), start, end) for key, start, end in matcher(doc)}


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d", ",", "("]), min_size=1, max_size=24))
def test_the_tree_finds_what_spacy_finds(words: list[str]) -> None:
    tree = tree_of(((number, 0), words) for number, words in enumerate(GROUPS))
    strings = english().vocab.strings
    places = longest(places_in(tree, [strings.add(word) for word in words], clause_ends()))
    assert {(group[0], start, end) for group, start, end in places} == found_by_spacy(Doc(english().vocab, words))
