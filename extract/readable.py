"""Which fields of a fact are read from printed words, and whether given words print a value.

In:     a field's value, and the words that its evidence quotes.
Out:    whether a reader finds the value in those words.
Rule:   a text is printed where all its words are; a year where it, or the year beside it, is ("February 2032" is of
        the financial year 2031); a date where its year is, a time where its hour is. The fields of `BY_RULE` are told
        by the wording, not printed; a minute's number and an item's reference stand at the head of the title's line,
        where layout sets them apart from its words.
"""

from __future__ import annotations

import re
import unicodedata

BY_RULE: dict[str, frozenset[str]] = {
    "document": frozenset({"kind", "status", "part_of"}),
    "priority": frozenset({"status"}),
    "theme": frozenset({"status"}),
    "edition": frozenset(),
    "change": frozenset({"of", "change", "status"}),
    "lead": frozenset(),
    "organisation": frozenset({"kind"}),
    "relation": frozenset({"predicate"}),
    "strategy": frozenset({"status"}),
    "legislation": frozenset({"kind", "uri"}),
    "figure": frozenset({"value", "value_high", "qualifier", "unit", "direction"}),
    "funding": frozenset({"amount"}),
    "action": frozenset({"status"}),
    "meeting": frozenset(),
    "agenda_item": frozenset({"restricted", "ref", "minute"}),
    "resolution": frozenset({"decision", "minute"}),
}
APOSTROPHES = str.maketrans("'‘`", "’’’")
POSSESSIVE = re.compile(r"’s?\b")
WORD = re.compile(r"\w+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(?P<century>19|20)\d\d\s*[-–/—]\s*(?P<short>\d\d)(?!\d)")
DATED = re.compile(r"(?:year ending )?(?:19|20)\d\d(?:[-/].*)?")
TIME = re.compile(r"\d\d:\d\d")


def is_readable(value: object, text: str) -> bool:
    """Whether `text` prints `value`.

    >>> is_readable("2031/32", "in February 2032"), is_readable(("Tidal Board",), "the TIDAL BOARD’s remit")
    (True, True)
    >>> is_readable("Westmere Plan", "the Plan"), is_readable("10:00", "at 10.00 am")
    (False, True)
    """
    if isinstance(value, tuple | list):
        return all(is_readable(each, text) for each in value)
    said = str(value)
    if said in text:
        return True
    if TIME.fullmatch(said):
        hour = int(said[:2])
        return any(f"{each}" in re.findall(r"\d+", text) for each in (hour, hour - 12, said[:2]))
    if DATED.fullmatch(said):
        wanted, printed = years_of(said), years_of(text)
        return wanted <= printed or any(abs(one - other) <= 1 for one in wanted for other in printed)
    return words_of(said) <= words_of(text)


def words_of(text: str) -> set[str]:
    """The words of a text in their plainest form, without possessive endings."""
    plain = unicodedata.normalize("NFKC", text).translate(APOSTROPHES).casefold()
    return set(WORD.findall(POSSESSIVE.sub("", plain)))


def years_of(text: str) -> set[int]:
    """The years that a text prints, those of "2031-34" among them."""
    short = {int(match["century"] + match["short"]) for match in SHORT_YEAR.finditer(text)}
    return short | {int(match[0]) for match in YEAR.finditer(text)}
