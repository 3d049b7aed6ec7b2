"""What a short form stands for, in the words with which the paper brings it in.

In:     the text of a paper, and a short form of it: "FSRs".
Out:    the name in full with the short form in brackets, "Flood Safety Reviews (FSR)"; the short form itself where the
        paper nowhere says what it stands for.
Rule:   the words just before the bracket begin with its letters, small words between them left out.
"""

from __future__ import annotations

import re

from extract.body_words import is_abbreviation

MOST_WORDS = 10  # before the bracket
SMALL_WORDS = ("and", "of", "the", "for", "in", "to", "&")


def in_full(text: str, short: str) -> str:
    """The name in full.

    >>> in_full("The Flood Safety Reviews (FSR) began. All FSRs are read.", "FSRs")
    'Flood Safety Reviews (FSR)'
    """
    if not is_abbreviation(short):
        return short
    letters = short.removesuffix("s")
    for match in re.finditer(rf"\((?:the\s+)?{re.escape(letters)}s?\)", text):
        words = text[max(0, match.start() - 200) : match.start()].split()[-MOST_WORDS:]
        for first in range(len(words) - 1, -1, -1):
            initials = "".join(word[0] for word in words[first:] if word not in SMALL_WORDS)
            if initials == letters and words[first] not in SMALL_WORDS:
                return f"{' '.join(words[first:])} {match[0]}"
    return short
