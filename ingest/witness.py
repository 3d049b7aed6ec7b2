"""A second, independent reading of the places that evidence names: what the file itself prints there.

In:     a file that a paper was read from, and boxes in points from the top left corner of its pages.
Out:    for boxes on a PDF, the printed words that stand in them, as pdfminer decodes them (the papers are read through
        PDFium: the two share no code); for a web page or plain text, its whole text as lxml or the bytes give it.
Raises: `PaperError` where the file does not open.

A word stands in the boxes when at least half of its characters have their middle in one of them.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

import lxml.etree
import lxml.html
import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import PaperError
from ingest.paper import Box, PageBox
from ingest.picture import openable

ROUNDING = 0.3  # points: boxes are exact to a tenth, and the two readers round differently
GAP = 0.15  # of the size: a wider gap between characters parts two words
SAME_LINE = 0.3  # of the size: a baseline further away is another line, or a raised mark
KEPT_PAGES = 4  # read pages that are held at once


class Letter(NamedTuple):
    text: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Letters without a gap between them; `size` is that of the first, in points; `over` where others cross them."""

    text: str
    size: float
    over: bool = False


class PdfWitness:
    """A PDF opened by pdfminer. Pages are read when they are first asked for, without the letters in some places."""

    def __init__(self, path: Path, without: Sequence[PageBox] = ()) -> None:
        self._without = without  # what is struck out there, or hidden
        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every object that it must skip
        try:
            source = openable(path)
            self._document = pdfplumber.open(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (PSException, PdfminerException, ValueError, KeyError, TypeError) as error:
            raise PaperError("this file does not open as a PDF", str(path), "ingest the paper again") from error
        self._pages: dict[int, list[list[Letter]]] = {}

    def __enter__(self) -> PdfWitness:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._document.close()

    def letters_in(self, boxes: Sequence[PageBox]) -> list[PrintedRun]:
        """The letters alone that stand in `boxes`, whatever words they are parts of."""
        found: list[PrintedRun] = []
        for place in boxes:
            words = ([each for each in word if _is_in(each, place.box)] for word in self._words(place.page))
            found += _runs([word for word in words if word])
        return found

    def runs_in(self, boxes: Sequence[PageBox]) -> list[PrintedRun]:
        """What is printed in `boxes`, box by box, each from left to right."""
        found: list[PrintedRun] = []
        inside: set[int] = set()
        for place in boxes:
            words = self._words(place.page)
            held = [word for word in words if id(word) not in inside and _stands_in(word, place, boxes)]
            inside |= {id(word) for word in held}
            found += _runs(held)
        return found

    def _words(self, number: int) -> list[list[Letter]]:
        if number not in self._pages:
            if len(self._pages) == KEPT_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[number] = list(_drawn_words(self._letters(number)))
        return self._pages[number]

    def _letters(self, number: int) -> Iterator[Letter]:
        if not 1 <= number <= len(self._document.pages):
            return
        page = self._document.pages[number - 1]
        unsaid = [place.box for place in self._without if place.page == number]
        left, top = float(page.bbox[0]), float(page.bbox[1])
        for char in page.chars:
            box = Box(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
            letter = Letter(char["text"], box, float(char["size"]))
            if not any(_is_in(letter, place) for place in unsaid):
                yield letter
        page.close()


def _drawn_words(letters: Iterator[Letter]) -> Iterator[list[Letter]]:
    """Letters parted into words, in the order in which the file draws them."""
    word: list[Letter] = []
    for letter in letters:
        if not letter.text.strip():
            if word:
                yield word
            word = []
            continue
        if word and _parts(word[-1], letter):
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


def _parts(before: Letter, letter: Letter) -> bool:
    """Whether a letter does not stand close behind another on one line."""
    gap = letter.box.x0 - before.box.x1
    return abs(gap) > max(GAP * before.size, 1.0) or abs(letter.box.bottom - before.box.bottom) > before.size


def _stands_in(word: list[Letter], place: PageBox, boxes: Sequence[PageBox]) -> bool:
    """Whether a word has a letter in `place`, and half of its letters in any of the boxes on that page."""
    if not any(_is_in(letter, place.box) for letter in word):
        return False
    near = [each.box for each in boxes if each.page == place.page]
    return 2 * sum(any(_is_in(letter, box) for box in near) for letter in word) >= len(word)


def _is_in(letter: Letter, box: Box) -> bool:
    across, down = (letter.box.x0 + letter.box.x1) / 2, (letter.box.top + letter.box.bottom) / 2
    is_across = box.x0 - ROUNDING <= across <= box.x1 + ROUNDING
    return is_across and box.top - ROUNDING <= down <= box.bottom + ROUNDING


def _runs(words: list[list[Letter]]) -> Iterator[PrintedRun]:
    """Words from left to right as runs without gaps; a change of size begins another run without a gap."""
    text, size, end, over = "", 0.0, 0.0, False
    for word in sorted(words, key=lambda each: each[0].box.x0):
        is_over = any(_overlap(word, other) for other in words if other is not word)
        for letter in word:
            parted = letter.box.x0 - end > GAP * size or abs(letter.size - size) > SAME_LINE * size or is_over != over
            if text and (parted or (is_over and letter is word[0])):
                yield PrintedRun(text, size, over)
                text = ""
            if not text:
                size, over = letter.size, is_over
            text, end = text + letter.text, letter.box.x1
    if text:
        yield PrintedRun(text, size, over)


def _overlap(word: list[Letter], other: list[Letter]) -> bool:
    """Whether two words are printed over each other, by more than a letter's width."""
    shared = min(word[-1].box.x1, other[-1].box.x1) - max(word[0].box.x0, other[0].box.x0)
    return shared > word[0].size


# What stands around words in text that was saved from a page: "<i>", "**", "\\(".
LIGHT_MARKUP = re.compile(r"</?[a-z]{1,6}>|\*+|\\(?=[^\w\s])")


def source_text(content: bytes, *, is_html: bool) -> str:
    """All that the bytes of a web page or of plain text say, tags and scripts left out."""
    text = _decoded(content)
    if not is_html:
        return unmarked(text)
    tree = lxml.html.document_fromstring(re.sub(r"^<\?xml[^>]*\?>", "", text))
    return " ".join(_said(tree))


def unmarked(text: str) -> str:
    """
    >>> unmarked("**Cut <i>Crime</i>** \\\\(VAWG)")
    'Cut Crime (VAWG)'
    """
    return LIGHT_MARKUP.sub("", text)


def word_text(content: bytes) -> str:
    """All that the body and the notes of a Word file say: the text elements of each paragraph, put together."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", name)]
        trees = [
            lxml.etree.fromstring(archive.read(name), lxml.etree.XMLParser(resolve_entities=False)) for name in parts
        ]
    said: list[str] = []
    for tree in trees:
        for node in tree.iter("{*}p", "{*}t", "{*}tab", "{*}br", "{*}noBreakHyphen"):
            name = lxml.etree.QName(node).localname
            said.append((node.text or "") if name == "t" else "-" if name == "noBreakHyphen" else " ")
    return "".join(said)


def _said(element: Any) -> Iterator[str]:
    """The text of an element and of those in it."""
    if isinstance(element.tag, str) and element.tag not in ("script", "style"):
        yield element.text or ""
        for child in element:
            yield from _said(child)
            yield child.tail or ""


def addresses(content: bytes) -> list[str]:
    """The addresses of a web page's links, as a person writes them."""
    tree = lxml.html.document_fromstring(re.sub(r"^<\?xml[^>]*\?>", "", _decoded(content)))
    return [unquote_plus(link.get("href") or "") for link in tree.iter("a")]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace")
