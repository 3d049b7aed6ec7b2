"""A scanned page as a picture: levelled, its ruling lines found and wiped out, and how thick its writing is.

In:     a grey picture of a page, and its dots to the inch.
Out:    a picture fit to be read; rules in dots; the thickness of strokes.
Units:  dots; degrees against the clock.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy
from PIL import Image

from ingest.layout import Rule
from ingest.paper import Box

Ink = Any  # a two-dimensional array of bool: True where there is ink

STEEPEST = 6.0  # degrees: a scan further from level was laid down wrongly, and is left as it is
COARSE, FINE = 0.5, 0.05  # degrees: steps of the search
LEVEL = 0.1  # degrees: nearer to level than this nothing is turned
SKEW_DOTS_PER_INCH = 75  # enough to tell lines of writing apart, and quick
RULE_INCHES = 0.55  # ink that runs on so far without a gap is a ruling line: no letter is so wide
THICKEST_INCHES = 0.04  # a band thicker than this is a filled shape
BULLET_ROOM, BULLET_NEAR = 2.4, 0.25  # of the size of the type: how far before a line its bullet may stand
BULLET_RISE = 0.75  # and how far above the baseline
BULLET_WIDE, SPECK = 0.55, 0.1  # a bullet is no wider than the one, dust no wider than the other
SOLID, ROUNDNESS = 0.62, 1.5  # a disc fills 0.79 of its box; letters have holes
TILE_INCHES = 0.02  # a dark band is looked for in tiles of this size
DARK = 0.6  # share of ink of a tile, or a row, of a dark band; letters on it are light
HOLE_TILES = 5  # a light letter is no wider than so many tiles
BAND_INCHES = 1.5  # a band is at least so long
LOWEST_BAND, HIGHEST_BAND = 0.1, 0.8  # inches: a rule is lower, a picture higher
GAP_DOTS = 3  # a worn line may have holes so wide


class Rules(NamedTuple):
    """Ruling lines of a scan, in dots."""

    lines: tuple[Rule, ...]
    wiped: Image.Image  # the picture without them


def ink_of(picture: Image.Image) -> Ink:
    """Where a grey picture has ink: darker than the level that parts its tones best (Otsu 1979)."""
    tones = numpy.asarray(picture)
    counts = numpy.bincount(tones.ravel(), minlength=256).astype(float)
    share = counts / max(counts.sum(), 1.0)
    weight, mean = numpy.cumsum(share), numpy.cumsum(share * numpy.arange(256))
    apart = (mean[-1] * weight - mean) ** 2 / numpy.maximum(weight * (1 - weight), 1e-12)
    return tones <= int(apart.argmax())


def skew_of(picture: Image.Image, dots_per_inch: int) -> float:
    """By how many degrees the picture must be turned for its lines of writing to be level.

    Lines of writing are level where the ink of rows differs most from that of the rows beside them.
    """
    small = picture.reduce(max(dots_per_inch // SKEW_DOTS_PER_INCH, 1))
    down, across = numpy.nonzero(ink_of(small))
    if len(down) == 0:
        return 0.0

    def contrast(degrees: float) -> float:
        rows = numpy.rint(down - across * math.tan(math.radians(degrees))).astype(int)
        counts = numpy.bincount(rows - rows.min()).astype(float)
        return float((numpy.diff(counts) ** 2).sum())

    coarse = _best(contrast, 0.0, STEEPEST, COARSE)
    fine = round(_best(contrast, coarse, COARSE, FINE), 2)
    return 0.0 if abs(fine) < LEVEL or abs(fine) >= STEEPEST else fine


def _best(contrast: Any, middle: float, reach: float, step: float) -> float:
    """The angle of most contrast; of several the one nearest to `middle`."""
    steps = round(reach / step)
    angles = [middle + place * step for place in range(-steps, steps + 1)]
    return max(angles, key=lambda angle: (contrast(angle), -abs(angle - middle)))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture turned about its middle, white in the corners, of the same size."""
    if not degrees:
        return picture
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def find_rules(picture: Image.Image, dots_per_inch: int) -> Rules:
    """The ruling lines of a level picture, and the picture without them: they confuse those who read words."""
    ink = ink_of(picture)
    shortest, thickest = round(RULE_INCHES * dots_per_inch), max(round(THICKEST_INCHES * dots_per_inch), 3)
    level = _long_runs(ink, shortest)
    upright = _long_runs(ink.T, shortest)
    lines: list[Rule] = []
    wiped = numpy.array(picture)
    for box in _bars(level, thickest):
        middle = (box.top + box.bottom) / 2
        lines.append(Rule("h", box.x0, middle, box.x1, middle))
        wiped[int(box.top) - 1 : int(box.bottom) + 1, int(box.x0) : int(box.x1)] = 255
    for box in _bars(upright, thickest):  # found in the picture laid on its side
        middle = (box.top + box.bottom) / 2
        lines.append(Rule("v", middle, box.x0, middle, box.x1))
        wiped[int(box.x0) : int(box.x1), max(int(box.top) - 1, 0) : int(box.bottom) + 1] = 255
    return Rules(tuple(lines), Image.fromarray(wiped) if lines else picture)


class Bands(NamedTuple):
    """Dark bands of a scan with light writing on them, in dots."""

    boxes: tuple[Box, ...]
    lightened: Image.Image  # the picture with dark writing on white there


def find_bands(picture: Image.Image, dots_per_inch: int) -> Bands:
    """Headings printed light on a dark band: engines pass them over, so the band is turned to its negative."""
    tile = max(round(TILE_INCHES * dots_per_inch), 1)
    ink = ink_of(picture)
    down, across = ink.shape[0] // tile, ink.shape[1] // tile
    share = ink[: down * tile, : across * tile].reshape(down, tile, across, tile).mean(axis=(1, 3))
    boxes: list[Box] = []
    negative = numpy.array(picture)
    shortest = round(BAND_INCHES / TILE_INCHES)
    for band in _bars(_long_runs(share >= DARK, shortest, hole=HOLE_TILES), down):
        box = Box(band.x0 * tile, (band.top - 1) * tile, band.x1 * tile, (band.bottom + 1) * tile)
        if not LOWEST_BAND <= (band.bottom - band.top) * TILE_INCHES <= HIGHEST_BAND:
            continue
        top, bottom, x0, x1 = (max(int(edge), 0) for edge in (box.top, box.bottom, box.x0, box.x1))
        part = negative[top:bottom, x0:x1].copy()
        dark = float(numpy.median(part[ink[top:bottom, x0:x1]]))
        rows = numpy.nonzero(ink[top:bottom, x0:x1].mean(axis=1) >= DARK)[0]
        inner = part[rows[0] : rows[-1] + 1]
        negative[top:bottom, x0:x1] = 255
        negative[top + rows[0] : top + rows[-1] + 1, x0:x1] = 255 - numpy.clip(
            (inner - dark) * 255.0 / (255.0 - dark), 0, 255
        )
        boxes.append(Box(x0, top + int(rows[0]), x1, top + int(rows[-1]) + 1))
    return Bands(tuple(boxes), Image.fromarray(negative) if boxes else picture)


class _Run(NamedTuple):
    row: int
    start: int
    end: int


def _long_runs(ink: Ink, shortest: int, *, hole: int = GAP_DOTS) -> list[_Run]:
    """Stretches of ink along rows, holes of a few dots aside, that are long enough."""
    found: list[_Run] = []
    rows = numpy.nonzero(ink.sum(axis=1) >= shortest)[0]
    for row in rows:
        columns = numpy.nonzero(ink[row])[0]
        breaks = numpy.nonzero(numpy.diff(columns) > hole)[0]
        starts = columns[numpy.concatenate(([0], breaks + 1))]
        ends = columns[numpy.concatenate((breaks, [len(columns) - 1]))] + 1
        long = numpy.nonzero(ends - starts >= shortest)[0]
        found += [_Run(int(row), int(starts[place]), int(ends[place])) for place in long]
    return found


def _bars(runs: list[_Run], thickest: int) -> Iterator[Box]:
    """Runs on neighbouring rows that lie over one another, as one line each, unless they make a thick shape."""
    open_bars: list[list[_Run]] = []
    closed: list[list[_Run]] = []
    for run in runs:
        closed += [bar for bar in open_bars if bar[-1].row < run.row - 2]
        open_bars = [bar for bar in open_bars if bar[-1].row >= run.row - 2]
        over = next((bar for bar in open_bars if run.start < bar[-1].end and bar[-1].start < run.end), None)
        if over is None:
            open_bars.append([run])
        else:
            over.append(run)
    for bar in closed + open_bars:
        top, bottom = bar[0].row, bar[-1].row + 1
        if bottom - top <= thickest:
            yield Box(min(run.start for run in bar), top, max(run.end for run in bar), bottom)


def stroke_of(ink: Ink, box: Box) -> float:
    """How thick the strokes in `box` are, in dots: twice their area over the length of their edges; 0 without ink."""
    part = ink[max(int(box.top), 0) : int(box.bottom), max(int(box.x0), 0) : int(box.x1)]
    if part.size == 0:
        return 0.0
    framed = numpy.pad(part, 1).astype(numpy.int8)
    edges = int(numpy.abs(numpy.diff(framed, axis=0)).sum() + numpy.abs(numpy.diff(framed, axis=1)).sum())
    return 2.0 * int(part.sum()) / edges if edges else 0.0


def bullet_before(ink: Ink, x0: float, baseline: float, size: float, *, after: float = 0.0) -> Box | None:
    """The drawn bullet in front of words that begin at `x0`, if one stands there: engines take it for dust.

    It is a small solid blob at half the height of the letters, alone in the room that begins at `after`.
    """
    left, right = max(round(x0 - BULLET_ROOM * size), round(after), 0), max(round(x0 - BULLET_NEAR * size), 0)
    top, bottom = max(round(baseline - BULLET_RISE * size), 0), round(baseline)
    room = ink[top:bottom, left:right]
    if not room.any():
        return None
    columns = numpy.nonzero(room.any(axis=0))[0]
    found: list[Box] = []
    for group in numpy.split(columns, numpy.nonzero(numpy.diff(columns) > 1)[0] + 1):
        rows = numpy.nonzero(room[:, group[0] : group[-1] + 1].any(axis=1))[0]
        wide, high = int(group[-1] - group[0] + 1), int(rows[-1] - rows[0] + 1)
        if max(wide, high) < SPECK * size:
            continue
        box = Box(left + int(group[0]), top + int(rows[0]), left + int(group[-1]) + 1, top + int(rows[-1]) + 1)
        if max(wide, high) > BULLET_WIDE * size or not is_blob(ink, box):
            return None  # a letter or a line: what stands before the text is no bullet
        found.append(box)
    return found[0] if len(found) == 1 else None


def is_blob(ink: Ink, box: Box) -> bool:
    """Whether what stands in `box` is about as wide as high, and solid: a disc or a square."""
    part = ink[round(box.top) : round(box.bottom), round(box.x0) : round(box.x1)]
    if part.size == 0:
        return False
    high, wide = part.shape
    return max(high, wide) <= ROUNDNESS * min(high, wide) and float(part.mean()) >= SOLID


def inked(ink: Ink, box: Box) -> Box:
    """The smallest box within `box` that holds all its ink; `box` itself where it holds none."""
    left, top = max(round(box.x0), 0), max(round(box.top), 0)
    part = ink[top : round(box.bottom), left : round(box.x1)]
    if not part.any():
        return box
    rows, columns = numpy.nonzero(part.any(axis=1))[0], numpy.nonzero(part.any(axis=0))[0]
    return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)
