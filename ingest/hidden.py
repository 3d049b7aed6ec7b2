"""Words that are in a file but that no reader sees: white on white, below a shape of their colour, inkless, clipped.

In:     a page as PDFium has it and as it was read.
Out:    its words without those, which are kept apart.
Rule:   a word is looked at where its colour, what lies around it or the way it is drawn makes it doubtful; it is hidden
        where the page, drawn as a reader sees it, shows no difference of tone in the word's middle. The words that a
        scanner wrote invisibly over its picture are seen in the picture.
"""

from __future__ import annotations

from typing import Any

from PIL import Image

from ingest.layout import Fill, PrintedPage, PrintedWord, is_inside

PALE = 225  # a colour whose channels all reach this may be unseen on paper
ALIKE = 24  # channels of two colours that differ by less are hard to tell apart
SCALE = 2.0  # dots to the point at which a doubtful page is drawn
CONTRAST = 14  # tones of 256: less than this between the lightest and the darkest dot shows nothing
MIDDLE = 0.2  # of a word's height at either edge is not looked at: rules and neighbours reach into it
MOST_DOTS = 40_000_000  # a page that would need more is not drawn: what is on it counts as seen


Colour = tuple[int, int, int]


def take_hidden(page: Any, printed: PrintedPage) -> None:
    """Take the words that are not seen out of `printed.words` into `printed.hidden`."""
    hidden = {id(word) for word in printed.words if word.order in printed.clipped} if printed.clipped else set()
    doubtful = _doubtful(printed)
    if doubtful and not printed.by_ocr and printed.width_pt * printed.height_pt * SCALE**2 <= MOST_DOTS:
        tones = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
        hidden |= {id(word) for word in doubtful if not _is_seen(word, tones)}
    if not hidden:
        return
    printed.hidden += [word for word in printed.words if id(word) in hidden]
    printed.words = [word for word in printed.words if id(word) not in hidden]


def _doubtful(printed: PrintedPage) -> list[PrintedWord]:
    """The words that are drawn in no ink, pale with nothing below them, or that lie in a shape of their colour."""
    alike: dict[Colour, list[Fill]] = {}  # most colours of type are those of no shape
    found: list[PrintedWord] = []
    for word in printed.words:
        colour = word.style.colour
        if colour not in alike:
            alike[colour] = [fill for fill in printed.fills if _are_alike(fill.colour, colour)]
        is_pale = min(colour) >= PALE
        if (
            word.order in printed.undrawn
            or any(is_inside(word.box, fill.box, 0.0) for fill in alike[colour])
            or (is_pale and not any(is_inside(word.box, fill.box, 0.0) for fill in printed.fills))
        ):
            found.append(word)
    return found


def _are_alike(one: Colour, other: Colour) -> bool:
    return all(abs(ours - theirs) < ALIKE for ours, theirs in zip(one, other, strict=True))


def _is_seen(word: PrintedWord, drawn: Image.Image) -> bool:
    """Whether the drawn page shows anything in the middle of a word; one off the page's edge is not looked for."""
    box = word.box
    inset = MIDDLE * (box.bottom - box.top)
    left, right = max(round(box.x0 * SCALE), 0), min(round(box.x1 * SCALE), drawn.width)
    top, bottom = max(round((box.top + inset) * SCALE), 0), min(round((box.bottom - inset) * SCALE), drawn.height)
    if right <= left or bottom <= top:
        return True
    darkest, lightest = drawn.crop((left, top, right, bottom)).getextrema()
    return int(lightest) - int(darkest) >= CONTRAST  # type: ignore[arg-type]  # one number each: the picture is grey
