"""When two facts, or two of their fields, say the same: the rules by which facts are scored against gold.

Names are compared folded (case, white space, punctuation, "&" and "and"), long texts by the share of words they have in
common. A likeness is 0 where two facts are not the same one, and the higher the more alike they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

Line = Mapping[str, Any]
UNWEIGHTED = frozenset(
    ("the", "of", "and", "a", "an", "to", "in", "for", "on", "by", "with", "at", "as", "is", "was", "were", "be")
)
AGREES_FROM = 0.7  # share of words from which two texts of a field say the same
ITEM_AGREES_FROM = 0.75  # the same for one item of a list


@cache
def fold(text: str) -> str:
    """Case, white space, punctuation, dashes and "&" made alike.

    >>> fold("Crime &  Disorder – Act")
    'crime and disorder act'
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ").replace("’", "'")
    text = re.sub(r"[‐-―−]", "-", text)
    return re.sub(r"\s+", " ", re.sub(r"[^\w%£.]+", " ", text)).strip(" .")


@cache
def _words(text: str) -> Counter[str]:
    stripped = (word.strip(".") for word in fold(text).split())
    return Counter(word for word in stripped if word and word not in UNWEIGHTED)


def _text(value: Any) -> str:
    return str(value) if value else ""


def share(one: Any, other: Any) -> float:
    """The share of words in common (Dice), 0 to 1; two empty texts are alike."""
    left, right = _words(_text(one)), _words(_text(other))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def within(one: Any, other: Any) -> float:
    """The share of the shorter text's words that the longer one has."""
    left, right = _words(_text(one)), _words(_text(other))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def agrees(found: Any, gold: Any) -> float:
    """How far one field agrees, 0 to 1: a list by how many of gold's items were found, the rest yes or no."""
    if isinstance(found, list) or isinstance(gold, list):
        ours, theirs = _as_list(found), _as_list(gold)
        if not theirs:
            return float(not ours)
        near = [max((share(one, other) for one in ours), default=0.0) >= ITEM_AGREES_FROM for other in theirs]
        return sum(near) / len(theirs)
    if isinstance(found, bool) or isinstance(gold, bool):
        return float(bool(found) == bool(gold))
    if not found and not gold:
        return 1.0
    alike = fold(_text(found)) == fold(_text(gold))
    return float(alike or (bool(found) and bool(gold) and share(found, gold) >= AGREES_FROM))


def _as_list(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)] if value else []


def _labels(one: Any, other: Any) -> float:
    """The likeness of the two most alike labels of two lists."""
    ours, theirs = _as_list(one), _as_list(other)
    if not ours and not theirs:
        return 1.0
    return max((share(a, b) for a in ours for b in theirs), default=0.0)


def _same(one: Line, other: Line, *names: str) -> bool:
    return all(fold(_text(one.get(name))) == fold(_text(other.get(name))) for name in names)


def _from(least: float, likeness: float) -> float:
    return likeness if likeness >= least else 0.0


def quote(line: Line) -> str:
    return str((line.get("evidence") or {}).get("quote") or "")


def _document(one: Line, other: Line) -> float:
    if not other.get("title"):
        return float(_same(one, other, "kind"))
    alike = share(one.get("title"), other["title"])
    return _from(0.6, alike) if _same(one, other, "kind") or alike > 0.8 else 0.0


def _labelled(one: Line, other: Line) -> float:
    owners_differ = one.get("of") and other.get("of") and within(one["of"], other["of"]) < 0.5
    if owners_differ or not _same(one, other, "year", "status"):
        return 0.0
    return _from(0.85, max(share(one.get("label"), label) for label in [other["label"], *other.get("variants", [])]))


def _edition(one: Line, other: Line) -> float:
    same_year = str(one.get("date"))[:4] == str(other.get("date"))[:4]
    return _from(0.6, within(one.get("agreement"), other.get("agreement"))) if same_year else 0.0


def _change(one: Line, other: Line) -> float:
    if not _same(one, other, "of", "change", "year"):
        return 0.0
    before, after = _labels(one.get("before"), other.get("before")), _labels(one.get("after"), other.get("after"))
    return _from(0.6, (before + after) / 2)


def _lead(one: Line, other: Line) -> float:
    priority, post = share(one.get("priority"), other.get("priority")), share(one.get("post"), other.get("post"))
    return _from(0.75, (priority + post) / 2)


def _organisation(one: Line, other: Line) -> float:
    names = [{fold(_text(each.get(key))) for key in ("name", "abbreviation")} - {""} for each in (one, other)]
    return 1.0 if names[0] & names[1] else _from(0.85, share(one.get("name"), other.get("name")))


def _relation(one: Line, other: Line) -> float:
    if not _same(one, other, "predicate"):
        return 0.0
    return _from(
        0.6, min(within(one.get("subject"), other.get("subject")), within(one.get("object"), other.get("object")))
    )


def _strategy(one: Line, other: Line) -> float:
    return _from(0.75, share(one.get("name"), other.get("name")))


def _legislation(one: Line, other: Line) -> float:
    return _from(0.85, share(one.get("title"), other.get("title"))) if _same(one, other, "year") else 0.0


def _figure(one: Line, other: Line) -> float:
    value, gold = one.get("value"), float(other["value"])
    if value is None or abs(float(value) - gold) > 1e-9 * max(1.0, abs(gold)) or not _same(one, other, "unit"):
        return 0.0
    return _from(0.4, max(share(one.get("measure"), other.get("measure")), within(quote(one), quote(other))))


def _funding(one: Line, other: Line) -> float:
    if float(one.get("amount") or -1) != float(other.get("amount") or -2):
        return 0.0
    return 0.1 + within(one.get("purpose"), other.get("purpose"))


def _action(one: Line, other: Line) -> float:
    return _from(0.75, share(one.get("text"), other.get("text"))) if _same(one, other, "plan_year") else 0.0


def _meeting(one: Line, other: Line) -> float:
    return _from(0.6, within(one.get("body"), other.get("body"))) if _same(one, other, "date") else 0.0


def _agenda_item(one: Line, other: Line) -> float:
    if not _same(one, other, "meeting_date"):
        return 0.0
    numbered = any(one.get(name) and _same(one, other, name) for name in ("ref", "minute"))
    return _from(0.5 if numbered else 0.8, share(one.get("title"), other.get("title")))


def _resolution(one: Line, other: Line) -> float:
    if not _same(one, other, "meeting_date", "minute"):
        return 0.0
    return _from(0.6, share(one.get("text"), other.get("text")))


LIKENESS: dict[str, Callable[[Line, Line], float]] = {
    "document": _document,
    "priority": _labelled,
    "theme": _labelled,
    "edition": _edition,
    "change": _change,
    "lead": _lead,
    "organisation": _organisation,
    "relation": _relation,
    "strategy": _strategy,
    "legislation": _legislation,
    "figure": _figure,
    "funding": _funding,
    "action": _action,
    "meeting": _meeting,
    "agenda_item": _agenda_item,
    "resolution": _resolution,
}
