"""spaCy, set up once: a blank English pipeline that needs no downloaded model.

In:     text of one block.
Out:    a spaCy `Doc` with tokens and sentences.
Words:  corpus/vocabulary/language.yaml (abbreviations that do not end a sentence)

spaCy takes half a second to come, so it comes with the first text: commands that only answer do not wait for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from corpus.load import vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc


@cache
def english() -> Language:
    """The blank English pipeline with rule-based sentences."""
    import spacy
    from spacy.symbols import ORTH

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?"]})
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for abbreviation in vocabulary("language")["abbreviations"]:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


def read_sentences(text: str) -> Doc:
    """Tokens and sentences of `text`; token offsets are offsets in `text`."""
    return english()(text)
