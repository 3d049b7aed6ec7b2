"""A paper that is a picture file (PNG, JPEG, TIFF): a scan that nobody put into a PDF.

In:     the picture; a TIFF may hold several pages.
Out:    a PDF of its pages, which is read, drawn and checked as a scanned PDF is. It has the size of the paper where the
        picture says how many dots it has to the inch, and else the width of A4.
Raises: `PaperError` for a picture that does not open, or would unpack to too much.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from ingest.errors import PaperError

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
PLAUSIBLE = (70, 1300)  # dots to the inch of a scanner; 72 is what programs write that know of none
UNKNOWN = 72
A4_INCHES = 8.27  # wide
QUALITY = 95  # of the JPEG within the PDF


def is_picture(content: bytes) -> bool:
    """Whether a file that begins with these bytes is a picture of a kind that is read."""
    return content.startswith(MAGIC)


def openable(path: Path) -> Path | bytes:
    """What PDF libraries open: the file itself, or the PDF made of it where it is a picture. Raises `OSError`."""
    with path.open("rb") as file:
        opening = file.read(8)
    return as_pdf(path) if is_picture(opening) else path


def as_pdf(path: Path, most_pages: int | None = None) -> bytes:
    """The picture at `path` as a PDF, with no more than so many pages."""
    pages: list[Image.Image] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "error", Image.DecompressionBombWarning
            )  # an A3 page at 600 to the inch has fewer dots
            with Image.open(path) as picture:
                pages += islice(_pages(picture), most_pages)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PaperError("this picture is too large to be read", str(path), "save it with fewer dots") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PaperError("this is a picture that does not open", str(path), "save it anew, or as a PDF") from error
    written = io.BytesIO()
    resolution = _dots_per_inch(pages[0])
    pages[0].save(written, "PDF", resolution=resolution, quality=QUALITY, save_all=True, append_images=pages[1:])
    return written.getvalue()


def _pages(picture: Image.Image) -> Iterator[Image.Image]:
    """Each page upright, on white, in grey or in colour."""
    for frame in ImageSequence.Iterator(picture):
        told = frame.info.get("dpi")
        upright = ImageOps.exif_transpose(frame)
        if upright.mode in ("1", "L", "I;16"):
            page = upright.convert("L")
        else:
            page = Image.new("RGB", upright.size, "white")
            shown = upright.convert("RGBA")
            page.paste(shown, mask=shown.getchannel("A"))
        page.info = {"dpi": told} if told else {}
        yield page


def _dots_per_inch(page: Image.Image) -> float:
    told = page.info.get("dpi")
    across = float(told[0]) if told else 0.0
    is_told = PLAUSIBLE[0] <= across <= PLAUSIBLE[1] and round(across) != UNKNOWN
    return across if is_told else min(page.size) / A4_INCHES
