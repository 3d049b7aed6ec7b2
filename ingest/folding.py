"""Characters as a reader sees them: look-alikes, ligatures, hyphens, spaces and private-use bullets made plain.

Typographic quotation marks and dashes are left as printed; they are what the paper says.
"""

from __future__ import annotations

import re
import unicodedata

BULLET = "•"

# Code points of the Symbol and Wingdings fonts as Word writes them into PDFs: most stand for bullets.
_PRIVATE_USE = {0xF02D: "-", 0xF0AE: "→", 0xF0E0: "→", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0A3: "☐", 0xF0FE: "☑", 0xF020: " "}

_SINGLE = {
    0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x2009: " ", 0x200A: " ", 0x3000: " ",
    0x200B: "", 0x200C: "", 0x200D: "", 0x2060: "", 0xFEFF: "", 0xFFFD: "",
    0xFFFE: "-", 0x0002: "-", 0x2010: "-", 0x2011: "-",
}  # fmt: skip

NO_WIDTH = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})

# Cyrillic and Greek capitals and small letters that look the same as Latin ones in common typefaces.
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТУХавекмнорстухіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϳ",
    "ABEKMHOPCTYXabekmhopctyxijsdqwhABEZHIKMNOPTYXoj",
)
# Of those, some only look alike in capitals or at a glance; a lone word made of them may be real Cyrillic.
_CYRILLIC_OR_GREEK = re.compile(r"[Ͱ-ϿЀ-ԯ]")


def fold_character(code: int) -> str:
    """The plain text of one code point: "ﬁ" is "fi", a private-use bullet "•", a no-break space a space."""
    if code < 0x80 and code >= 0x20:
        return chr(code)
    if code in _SINGLE:
        return _SINGLE[code]
    if code < 0x20:
        return " " if code in (9, 10, 13) else ""
    if 0xE000 <= code <= 0xF8FF:
        return _PRIVATE_USE.get(code, BULLET)
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", chr(code))
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def fold_word(text: str) -> str:
    """A word with Cyrillic or Greek look-alikes written in Latin letters, if that leaves it wholly Latin.

    "Ар" in Cyrillic letters becomes "Ap"; a word with a letter that looks like no Latin one stays as it is.
    """
    if text.isascii() or not _CYRILLIC_OR_GREEK.search(text):
        return text
    folded = text.translate(_LOOK_ALIKES)
    return text if _CYRILLIC_OR_GREEK.search(folded) else folded


def look_alike(text: str) -> str:
    """Every Cyrillic or Greek letter that looks like a Latin one as that one, whatever word it stands in."""
    return text if text.isascii() else text.translate(_LOOK_ALIKES)
