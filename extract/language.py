"""spaCy, set up once: a blank English pipeline that needs no downloaded model.

In:     text of one block.
Out:    a spaCy `Doc` with tokens and sentences.
Words:  corpus/vocabulary/language.yaml (abbreviations that do not end a sentence)
"""

from __future__ import annotations

from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from corpus.load import vocabulary


@cache
def english() -> Language:
    """The blank English pipeline with rule-based sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?"]})
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for abbreviation in vocabulary("language")["abbreviations"]:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return nlp


def read_sentences(text: str) -> Doc:
    """Tokens and sentences of `text`; token offsets are offsets in `text`."""
    return english()(text)
