"""Every quote held against the file that it was read from: is what the boxes hold what the quote says?

In:     a paper, its facts, and the original file, which another reader opens and reads again (ingest/witness.py).
Out:    a `Mismatch` for each piece of evidence, of facts and of single fields (`also`), that the file does not bear
        out.
Rule:   the printed words in the boxes are the quote, letter by letter. A box holds whole printed words, so that a quote
        may begin or end inside one; footnote marks, which quotes leave out, may stand among them. White space, the
        hyphens of broken lines, ligatures and look-alike letters count for nothing.
        A web page or plain text prints in no boxes: the quote must stand in its text. Of a meeting whose page has lost
        its title, the name and date are those in the address of one of its papers, in an order of our own.
        Words read by OCR are compared with the words that OCR gave for their places: the file has no others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.facts import Evidence, Fact
from ingest.folding import look_alike
from ingest.paper import PageBox, Paper
from ingest.witness import PdfWitness, PrintedRun, addresses, source_text, unmarked, word_text

RAISED = 0.8  # of the size of most words: smaller ones beside them are marks
GLUED_MARK = re.compile(r"(?<=\w)\*+$")  # "2031*": the reader takes it for a note's mark
MARK = re.compile(r"[*†‡§¶]+|[(\[]?\d{1,3}[)\]]?[.,;:]?")  # a footnote mark that stands as a word of its own
RAISED_FIGURES = re.compile(r"[⁰¹²³⁴-⁹]+")  # marks, where text has letters for them
SYMBOLS = str.maketrans("", "", "*†‡§¶")
MOST_PARTS = 4  # a long note may run over three pages
LEAST_TOGETHER = 6  # letters: fewer would stand anywhere
FURTHEST = 2000  # characters of a plain text within which a quote goes on: a page's foot and head may part it


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Evidence that its file does not bear out. `field` is None for the evidence of the fact as a whole."""

    fact: Fact
    field: str | None
    evidence: Evidence
    why: str
    printed: str  # what stands in the boxes

    def to_json(self) -> dict[str, Any]:
        return {
            "document": self.fact.document, "fact": self.fact.id, "type": self.fact.type, "field": self.field,
            "page": self.evidence.page, "why": self.why, "quote": self.evidence.quote, "printed": self.printed,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of the evidence of one paper."""

    stem: str
    checked: int  # quotes, those of single fields among them
    by_ocr: int  # of these, held against the words of OCR alone
    mismatches: tuple[Mismatch, ...]


def verify_paper(paper: Paper, facts: Iterable[Fact], original: Path) -> Verified:
    """Compare all evidence of `facts` with the file at `original`. Raises `PaperError` where that does not open."""
    told = [(fact, name, evidence) for fact in facts for name, evidence in evidence_of(fact)]
    if paper.is_drawn:
        told.sort(key=lambda each: each[2].page or 0)  # a page is read once
        unsaid = [PageBox(each.page, each.box) for each in paper.unsaid if each.kind == "struck_out"]
        with PdfWitness(original, unsaid) as witness:
            found = [_in_pdf(paper, witness, evidence) for _, _, evidence in told]
    else:
        source = Source.of(original, paper.format)
        found = [_in_text(source, evidence) for _, _, evidence in told]
    mismatches = [
        Mismatch(fact, name, evidence, *said)
        for (fact, name, evidence), said in zip(told, found, strict=True)
        if said is not None
    ]
    return Verified(paper.stem, len(told), sum(each[2].by_ocr for each in told), tuple(mismatches))


def evidence_of(fact: Fact) -> Iterator[tuple[str | None, Evidence]]:
    """The evidence of the fact as a whole, then that of its single fields."""
    yield None, fact.evidence
    yield from fact.also


def _in_pdf(paper: Paper, witness: PdfWitness, evidence: Evidence) -> tuple[str, str] | None:
    """Why the file does not bear out this evidence, and what is printed there; None where it does."""
    if not evidence.boxes:
        return "no boxes", ""
    if evidence.boxes[0].page != evidence.page:
        return "the boxes begin on another page", ""
    runs = _read_by_ocr(paper, evidence.boxes) if evidence.by_ocr else witness.runs_in(evidence.boxes)
    if says(runs, evidence.quote) or (evidence.printed and says(runs, evidence.printed)):
        return None
    if not evidence.by_ocr and says(witness.letters_in(evidence.boxes), evidence.quote):
        return None  # the two readers part words differently: "2031-" and "34"
    return "the boxes hold other words" if runs else "the boxes are empty", " ".join(run.text for run in runs)


def _read_by_ocr(paper: Paper, boxes: Sequence[PageBox]) -> list[PrintedRun]:
    """The words that OCR gave for the places of these boxes, in the order in which they were read."""
    found: list[PrintedRun] = []
    for block in paper.blocks:
        for word in block.words:
            across, down = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
            if any(
                place.page == word.page
                and place.box.x0 <= across <= place.box.x1
                and place.box.top <= down <= place.box.bottom
                for place in boxes
            ):
                found.append(PrintedRun(block.text[word.start : word.end], word.box.bottom - word.box.top))
    return found


@dataclass(frozen=True, slots=True)
class Source:
    """What a web page or a plain text says, in plain letters; the addresses of a page as sets of words."""

    text: str
    addresses: tuple[frozenset[str], ...] = ()

    @classmethod
    def of(cls, original: Path, format: str) -> Source:
        content = original.read_bytes()
        if format == "docx":
            return cls(_plain(word_text(content)))
        is_html = format == "html"
        linked = addresses(content) if is_html else []
        return cls(_plain(source_text(content, is_html=is_html)), tuple(map(_words, linked)))


def _in_text(source: Source, evidence: Evidence) -> tuple[str, str] | None:
    if stands_in(_plain(unmarked(evidence.quote)), source.text):
        return None
    named = _words(evidence.quote)
    return None if any(named <= address for address in source.addresses) else ("not in the text", "")


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def says(runs: Sequence[PrintedRun], quote: str) -> bool:
    """Whether printed runs say `quote`, which may begin inside the first word and end inside the last.

    >>> says([PrintedRun("“12", 11.0), PrintedRun("wards", 11.0), PrintedRun("3", 6.5)], "12 wards")
    True
    >>> says([PrintedRun("wards*", 11.0), PrintedRun("12", 11.0)], "wards 12")
    True
    """
    wanted = _plain(quote)
    runs = [run for run in runs if not run.over or _plain(run.text) in wanted]
    sizes = sorted(run.size for run in runs for _ in run.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    level = [run.text for run in runs if run.size >= RAISED * usual]
    whole = [run.text for run in runs]
    unstarred = [GLUED_MARK.sub("", word) for word in whole]
    for words in (whole, level, unstarred, [word.translate(SYMBOLS) for word in level]):
        if _says(words, wanted) or _says([word for word in words if not MARK.fullmatch(word)], wanted):
            return True
    return False


def _says(words: Sequence[str], wanted: str) -> bool:
    plain: list[str] = []
    for word in filter(None, map(_plain, words)):
        if plain and not (re.search(r"\w", word) and re.search(r"\w", plain[-1])):
            plain[-1] += word  # a bracket or a stop goes with the word beside it
        else:
            plain.append(word)
    printed = "".join(plain)
    start = printed.find(wanted)
    if not wanted or start < 0:
        return False
    end = start + len(wanted)
    is_within = start < len(plain[0]) and len(printed) - end < len(plain[-1])
    return is_within and not (_cuts(words, printed, start) or _cuts(words, printed, end))


def _cuts(words: Sequence[str], printed: str, place: int) -> bool:
    """Whether a quote that begins or ends here cuts a number or a word in two: "12" of "112", not of "(12"."""
    beside = printed[max(place - 1, 0) : place + 1] if place else ""
    is_cut = len(beside) > 1 and (beside.isdigit() or beside.isalpha())
    return is_cut and beside in unicodedata.normalize("NFKC", "".join(words))  # a hyphen may have stood between


def stands_in(wanted: str, source: str) -> bool:
    """Whether plain text has these words in order, parted at the most by the feet and heads of pages."""
    if wanted in source:
        return True
    at, before, parts = -1, 0, 0
    while wanted and parts <= MOST_PARTS:
        limit = None if at < 0 else before + FURTHEST
        place = _longest_start(wanted, source, before, limit)
        if place == 0:
            return False
        at = source.find(wanted[:place], before)
        before, wanted, parts = at + place, wanted[place:], parts + 1
    return not wanted


def _longest_start(wanted: str, source: str, begin: int, limit: int | None) -> int:
    """How many letters of `wanted`, from its first on, stand together in `source` between these places."""
    shortest, longest = 0, len(wanted)
    while shortest < longest:  # a start that is there has every shorter one
        middle = (shortest + longest + 1) // 2
        end = None if limit is None else limit + middle
        shortest, longest = (middle, longest) if wanted[:middle] in source[begin:end] else (shortest, middle - 1)
    return shortest if shortest >= min(LEAST_TOGETHER, len(wanted)) else 0


def _plain(text: str) -> str:
    """Letters, digits and signs alone, in their plainest form.

    >>> _plain("ﬁve  co-\\noperating"), _plain("Ар")
    ('fivecooperating', 'Ap')
    """
    text = RAISED_FIGURES.sub("", text)
    return re.sub(r"[\s|\u00ad\u200b-\u200d\ufeff\ufffe‐‑•▪●◦-]", "", look_alike(unicodedata.normalize("NFKC", text)))
