"""What kind of decision some words make: noting, agreeing, approving, endorsing, amending, referring.

In:     the words of a decision or of one part of it, with the words that lead to the parts.
Out:    the kind, by the first verb of decision.
Words:  corpus/vocabulary/resolutions.yaml (verbs, found_right)
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of

Decision = Literal["note", "agree", "approve", "endorse", "amend", "refer", "other"]

# "AGREED: That the report be noted": what was agreed says more than that it was
AGREED_THAT = re.compile(r"^\W*AGREED\s*[:–—-]\s*[Tt]hat\b(?=.*\bbe\s+\w+)", re.DOTALL)


def decision_of(text: str, lead: str = "") -> Decision:
    """The kind of decision by its first verb; a part without one of its own has that of the words that lead to it.

    >>> decision_of("RESOLVED that the update be noted.")
    'note'
    >>> decision_of("the terms, and approve the rest", lead="that the members agree:")
    'agree'
    """
    if any(words in text.lower() for words in vocabulary("resolutions")["found_right"]):
        return "approve"
    if _to_come().search(text):
        return "other"
    own, leading = verbs_in(AGREED_THAT.sub("That", text)), verbs_in(lead)
    if own and (not leading or own[0].start() <= len("that the ")):
        first, following = own[0], own[1] if len(own) > 1 else None
        if following and re.fullmatch(r"\s+to\s+", text[first.end() : following.start()]):
            first = following  # "agree to note"
    elif leading:
        first = leading[-1]
    else:
        return "other"
    return _kinds()[re.sub(r"^(?:be|are|is|was|were|been)\s+", "", first[0].lower())]


def verbs_in(text: str) -> list[re.Match[str]]:
    """The verbs of decision in some words, in order."""
    return [match for match in _verbs().finditer(text) if not _is_noun(text, match)]


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """ "the note", "a refer": a verb's form after an article is a noun; "noted" before a noun an adjective."""
    before = text[: match.start()].split()
    if before and before[-1].lower() in ("the", "a", "an", "this", "these"):
        return True
    past = match[0].lower().endswith("ed") and " " not in match[0]
    after = re.match(
        r"\s+(?:the|that|this|these|their|there|its|an?|to|by)\b|\s+and\s+\w+ed\b|[.,;:]|\s*$", text[match.end() :]
    )
    return past and after is None


@cache
def _kinds() -> dict[str, Decision]:
    return {form: kind for kind, forms in vocabulary("resolutions")["verbs"].items() for form in forms}


@cache
def _verbs() -> re.Pattern[str]:
    """Any form of a verb of decision, with the "be" of its passive."""
    forms = "|".join(re.escape(form) for form in sorted(_kinds(), key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:(?:be|are|is|was|were|been)\s+)?(?:{forms})\b", re.IGNORECASE)


@cache
def _to_come() -> re.Pattern[str]:
    """ "that the Board receive a report at its next meeting": it asks for one."""
    later = one_of(vocabulary("resolutions")["later_meetings"])
    return re.compile(rf"\breceive\b[^.;]*\b(?:at|to)\s+(?:the|a|its|their)\s+(?:{later})\s+meetings?\b")
