"""What an OCR engine read of a page, as printed words: size, weight, baseline, raised marks and bullets.

In:     the engine's lines, and the ink of the picture it read.
Out:    `PrintedWord`s in the engine's order, positions in points; bullets that the engine passed over.
Why:    engines tell letters apart, but not what layout is told by: how thick strokes are, how high letters are, what is
        raised. A raised 1 comes out as an apostrophe or, worse, as one more digit of a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from PIL import Image

from ingest.folding import BULLET, fold_character, fold_word
from ingest.hocr import SeenCharacter, SeenLine, SeenWord
from ingest.layout import PrintedPage, PrintedWord, Style, around
from ingest.ocr import Engine
from ingest.paper import Box
from ingest.scan import BULLET_NEAR, BULLET_WIDE, Ink, bullet_before, inked, is_blob, stroke_of

FONT = "scan"
SIGN_SURE = 0.6  # a sign without letter or digit that is less sure is a speck of dust
ASCENT, DESCENT = 0.9, 0.21  # of the size: how far the box of a word reaches above and below its baseline
TALL, TALL_HEIGHT = re.compile("[A-Zbdfhkl0-9]"), 0.72  # of the size, in Arial and its like
LOW, LOW_HEIGHT = re.compile("[acemnorsuvwxz]"), 0.52
ON_LINE = re.compile("[A-PR-Zabcdefhiklmnorstuvwxz0-9]")  # letters that stand on the baseline and go no lower
FEWEST_LETTERS = 3  # that show the size or the baseline of a line
APART = 1.5  # of the size: words further apart may be of two cells, whose baselines differ
BOLD = 1.28  # times the strokes of the page's common words: bold strokes are 1.4 to 1.8 times as thick
ONE_SIZE = 0.09  # sizes that differ by no more than this share of the commoner one are the same
MAY_BE_RAISED = re.compile(r"[0-9'’‘?\"”“*°®©™`´]+")  # what engines take raised figures for
RAISED_HEIGHT = (0.31, 0.56)  # of the size: an apostrophe is lower (0.25), a figure on the line higher (0.72)
RAISED_FOOT = 0.18  # of the size: how far above the baseline it stands at least
BULLET_GAP = 1.2  # of the size: words that stand so far apart may have a bullet between them
BULLET_FOOT = 0.1  # of the size: a bullet stands above the baseline by so much
STOPS = frozenset(".,:;'’\"-–—_")
DOUBLE_STOP = re.compile(r"^(\d{1,3}\.)\.$")  # "38..": a speck beside the stop


@dataclass(frozen=True, slots=True)
class Sight:
    """The picture that was read: `ink` of it, and dots to a point."""

    picture: Image.Image
    ink: Ink
    scale: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of a line that stand on one baseline."""

    words: tuple[SeenWord, ...]
    size: float  # in dots, as the baseline
    baseline: float
    bold: tuple[bool, ...]


def printed_words(lines: Sequence[SeenLine], sight: Sight, engine: Engine, number: int) -> list[PrintedWord]:
    """The words of page `number`, in the engine's order."""
    words: list[PrintedWord] = []
    for run in _runs(lines, sight):
        for word, bold in zip(run.words, run.bold, strict=True):
            says_something = word.confidence >= SIGN_SURE or any(letter.isalnum() for letter in word.text)
            if says_something or _is_bullet(word, run, sight.ink):
                words += _pieces_of(word, run, sight, engine, number, bold=bold)
    for order, printed in enumerate(words):
        printed.order = order
    return words


def bullets(lines: Sequence[SeenLine], sight: Sight) -> Iterator[Box]:
    """Bullets that the engine passed over, in points: before lines, and before words that stand well apart."""
    for line in lines:
        end = 0.0
        for word in line.words:
            if not end or word.box.x0 - end > BULLET_GAP * line.size:
                after = end + BULLET_NEAR * line.size if end else 0.0
                baseline = line.baseline_at(word.box.x0)
                found = bullet_before(sight.ink, word.box.x0, baseline, line.size, after=after)
                if found:
                    yield Box(*(edge / sight.scale for edge in found))
            end = word.box.x1


def even_sizes(pages: Sequence[PrintedPage]) -> None:
    """Give each group of nearly equal sizes on the scanned pages of a paper its commonest size, to a half point.

    What is measured in a picture differs a little from line to line; layout is told by sizes that are the same.
    """
    scanned = [word for page in pages if page.confidence is not None for word in page.words if word.style.font == FONT]
    letters: Counter[float] = Counter()
    for word in scanned:
        letters[word.style.size] += len(word.text)
    settled: dict[float, float] = {}
    while rest := [(count, size) for size, count in letters.items() if size not in settled]:
        common = max(rest)[1]
        settled |= {size: round(2 * common) / 2 for _, size in rest if abs(size - common) <= ONE_SIZE * common}
    for word in scanned:
        word.style = word.style._replace(size=settled[word.style.size])
    for page in pages:
        page.text_size = settled.get(page.text_size, page.text_size)


def _runs(lines: Sequence[SeenLine], sight: Sight) -> list[_Run]:
    pieces = [(line, piece) for line in lines for piece in _apart(line)]
    sizes = [_size_of(piece, line) for line, piece in pieces]
    strokes = [
        [stroke_of(sight.ink, word.box) / size for word in piece]
        for (_, piece), size in zip(pieces, sizes, strict=True)
    ]
    common = median([each for line in strokes for each in line if each] or [1.0])
    return [
        _Run(piece, size, _baseline_of(piece, line), tuple(_bold(piece, thick, common)))
        for (line, piece), size, thick in zip(pieces, sizes, strokes, strict=True)
    ]


def _apart(line: SeenLine) -> list[tuple[SeenWord, ...]]:
    """The words of a line, parted where they stand far apart: an engine reads across the cells of a table."""
    runs: list[list[SeenWord]] = []
    for word in line.words:
        if runs and word.box.x0 - runs[-1][-1].box.x1 <= APART * line.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [tuple(run) for run in runs]


def _characters(words: Sequence[SeenWord], shape: re.Pattern[str]) -> list[Box]:
    return [each.box for word in words for each in word.characters if shape.fullmatch(each.text)]


def _size_of(words: Sequence[SeenWord], line: SeenLine) -> float:
    """The size of some words in dots, by how high their letters are; the engine's own guess where few show it."""
    for shape, share in ((TALL, TALL_HEIGHT), (LOW, LOW_HEIGHT)):
        heights = [box.bottom - box.top for box in _characters(words, shape)]
        if len(heights) >= FEWEST_LETTERS:
            return max(median(heights) / share, 1.0)
    return max(line.size, 1.0)


def _baseline_of(words: Sequence[SeenWord], line: SeenLine) -> float:
    feet = [box.bottom for box in _characters(words, ON_LINE)]
    middle = (words[0].box.x0 + words[-1].box.x1) / 2
    return float(median(feet)) if len(feet) >= FEWEST_LETTERS else line.baseline_at(middle)


def _bold(words: Sequence[SeenWord], strokes: Sequence[float], common: float) -> list[bool]:
    """Which words of a run are bold. A number or a short word goes with the longer word after or before it."""
    thick = [stroke >= BOLD * common for stroke in strokes]
    long = [place for place, word in enumerate(words) if len(word.text) > 2]
    return [
        thick[min(long, key=lambda other: (abs(other - place), -other))] if long and place not in long else thick[place]
        for place in range(len(words))
    ]


def _pieces_of(
    word: SeenWord, run: _Run, sight: Sight, engine: Engine, number: int, *, bold: bool
) -> Iterator[PrintedWord]:
    """The word, and raised figures in it as words of their own that are glued to it."""
    if _is_bullet(word, run, sight.ink):
        yield _printed_word(BULLET, word.characters, run, sight.scale, number, bold=False, glued=False)
        return
    glued = False
    for piece, raised in _parted(word, run, sight.ink):
        if raised:
            yield _raised_word(piece, run, sight, engine, number, glued=glued)
        elif text := _text_of(piece):
            yield _printed_word(text, piece, run, sight.scale, number, bold=bold, glued=glued)
        glued = True


def _is_bullet(word: SeenWord, run: _Run, ink: Ink) -> bool:
    """A round blob above the baseline that the engine took for a letter or a sign ("e", "*", "¢.")."""
    first = word.characters[0]
    if len(word.text.rstrip(".,")) != 1 or first.text in STOPS:
        return False
    box = inked(ink, first.box)
    if run.baseline - box.bottom < BULLET_FOOT * run.size:
        return False
    return box.bottom - box.top <= BULLET_WIDE * run.size and is_blob(ink, box)


def _parted(word: SeenWord, run: _Run, ink: Ink) -> Iterator[tuple[tuple[SeenCharacter, ...], bool]]:
    """The word's characters in pieces, with whether a piece is raised."""
    piece: list[SeenCharacter] = []
    was_raised = False
    for character in word.characters:
        raised = _is_raised(character, run, ink)
        if piece and raised != was_raised:
            yield tuple(piece), was_raised
            piece = []
        piece.append(character)
        was_raised = raised
    yield tuple(piece), was_raised


def _is_raised(character: SeenCharacter, run: _Run, ink: Ink) -> bool:
    if not MAY_BE_RAISED.fullmatch(character.text):
        return False
    box = _raised_box(character, run, ink)
    lowest, highest = (share * run.size for share in RAISED_HEIGHT)
    return lowest <= box.bottom - box.top <= highest and run.baseline - box.bottom >= RAISED_FOOT * run.size


def _raised_box(character: SeenCharacter, run: _Run, ink: Ink) -> Box:
    """Where the character's ink is; engines give the boxes of signs loosely."""
    room = character.box._replace(top=run.baseline - run.size, bottom=run.baseline + 0.1 * run.size)
    return inked(ink, room)


def _raised_word(
    piece: Sequence[SeenCharacter], run: _Run, sight: Sight, engine: Engine, number: int, *, glued: bool
) -> PrintedWord:
    """A raised figure, read again by itself; as it was read where that gives nothing."""
    box = around([_raised_box(character, run, sight.ink) for character in piece])
    text = engine.read_figure(
        sight.picture.crop((round(box.x0), round(box.top), round(box.x1), round(box.bottom)))
    ) or _text_of(piece)
    size = round((box.bottom - box.top) / sight.scale / TALL_HEIGHT, 1)
    style = Style(FONT, size, False, False, (0, 0, 0), True)
    place = Box(*(edge / sight.scale for edge in box))
    return PrintedWord(text, number, place, round(place.bottom, 1), style, 0, glued=glued)


def _text_of(piece: Sequence[SeenCharacter]) -> str:
    text = "".join(fold_character(ord(letter)) for character in piece for letter in character.text)
    return DOUBLE_STOP.sub(r"\1", fold_word(text)).strip()


def _printed_word(
    text: str, piece: Sequence[SeenCharacter], run: _Run, scale: float, number: int, *, bold: bool, glued: bool
) -> PrintedWord:
    x0, x1 = min(each.box.x0 for each in piece) / scale, max(each.box.x1 for each in piece) / scale
    baseline, size = run.baseline / scale, round(run.size / scale, 1)
    style = Style(FONT, size, bold, False, (0, 0, 0), True)
    box = Box(x0, baseline - ASCENT * size, x1, baseline + DESCENT * size)
    return PrintedWord(text, number, box, round(baseline, 1), style, 0, glued=glued)
