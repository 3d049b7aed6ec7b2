"""What a person types, made safe for full-text search: words and "phrases in quotes", nothing that commands the index.

Lucene's own signs would let a stray quote fail, or a fuzzy or negative query run for seconds; they are left out here.
"""

from __future__ import annotations

import re

_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MOST_WORDS = 32  # more is a page pasted by mistake
NEAR_EACH_OTHER = 4  # how much more a passage counts in which the words stand together


def search_words(text: str) -> str:
    """A query of plain words and phrases; empty where `text` holds none.

    >>> search_words('county lines')
    'county lines "county lines"^4'
    >>> search_words('"hate crime" NOT ~x')
    '"hate crime" not x'
    """
    phrases = [" ".join(_words(phrase)) for phrase in _PHRASE.findall(text)]
    words = _words(_PHRASE.sub(" ", text))
    parts = [f'"{phrase}"' for phrase in phrases if phrase] + words
    if len(words) > 1 and len(parts) == len(words):
        parts.append(f'"{" ".join(words)}"^{NEAR_EACH_OTHER}')
    return " ".join(parts)


def _words(text: str) -> list[str]:
    """The words of `text` in small letters, so that AND, OR and NOT are words and no commands."""
    return [word.lower() for word in _WORD.findall(text)][:MOST_WORDS]
