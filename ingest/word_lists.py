"""The numbers that Word counts by itself: nothing of "6.3" or "(b)" stands in the text of a file that prints it.

In:     the numbering part of a document, then the list and level of each paragraph in order.
Out:    the label as it is printed ("6.3", "(b)"), "•" for a bullet.
Source: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.folding import BULLET
from ingest.word_text import W

MOST_LETTERED = 780  # Word's own limit: thirty times the same letter
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # "decimal", "lowerLetter", "bullet", "none"
    text: str  # "%1.%2"
    start: int


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    document: Any
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by list
    _shared: dict[str, str] = field(default_factory=dict)  # the abstract list whose counters a list goes on with
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by abstract list

    def __post_init__(self) -> None:
        root = _numbering_of(self.document)
        if root is None:
            return
        abstract = {node.get(f"{W}abstractNumId"): node for node in root.iterchildren(f"{W}abstractNum")}
        for node in root.iterchildren(f"{W}num"):
            rests_on = node.find(f"{W}abstractNumId")
            name = rests_on.get(f"{W}val") if rests_on is not None else None
            list_id = node.get(f"{W}numId") or ""
            levels = dict(_levels_in(abstract[name])) if name in abstract else {}
            overrides = list(node.iterchildren(f"{W}lvlOverride"))
            for override in overrides:
                _override(levels, override)
            self._levels[list_id] = levels
            self._shared[list_id] = f"own {list_id}" if overrides else f"shared {name}"

    def label(self, list_id: str, level: int) -> str | None:
        """The label of the next paragraph of this list and level; None where it has none."""
        levels = self._levels.get(list_id, {})
        own = levels.get(level)
        if own is None or own.form == "none":
            return None
        if own.form == "bullet":
            return BULLET
        counts = self._counts.setdefault(self._shared[list_id], {})
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

        def counted(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            known = levels.get(index, own)
            return written(counts.get(index, known.start), known.form)

        return _PLACE.sub(counted, own.text).strip() or None


def _numbering_of(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _levels_in(node: Any) -> list[tuple[int, _Level]]:
    return [(_place_of(each), _level(each)) for each in node.iterchildren(f"{W}lvl")]


def _place_of(node: Any) -> int:
    place = node.get(f"{W}ilvl") or ""
    return int(place) if place.isdecimal() else 0


def _level(node: Any) -> _Level:
    start = _value(node, "start", "1")
    return _Level(
        _value(node, "numFmt", "decimal"), _value(node, "lvlText", ""), int(start) if start.isdecimal() else 1
    )


def _override(levels: dict[int, _Level], node: Any) -> None:
    place = _place_of(node)
    new, start = node.find(f"{W}lvl"), _value(node, "startOverride", "")
    if new is not None:
        levels[place] = _level(new)
    if start.isdecimal() and place in levels:
        levels[place] = _Level(levels[place].form, levels[place].text, int(start))


def _value(node: Any, name: str, default: str) -> str:
    found = node.find(f"{W}{name}")
    return default if found is None else found.get(f"{W}val") or default


def written(count: int, form: str) -> str:
    """A count in the form that a list asks for; as a plain number where the form is not known.

    >>> written(28, "lowerLetter"), written(4, "upperRoman"), written(7, "decimalZero")
    ('bb', 'IV', '07')
    """
    if form in ("lowerLetter", "upperLetter") and 0 < count <= MOST_LETTERED:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman if form == "lowerRoman" else roman.upper()
    return f"{count:02}" if form == "decimalZero" else str(count)
