"""Pages as pictures: the words outlined stand where the paper has them, and what was read is drawn over the page."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor

import corpus
from corpus.load import paper_words
from ingest.errors import PaperError
from ingest.layout_drawing import COLOURS, draw_layout
from ingest.page_image import POINTS_TO_INCH, draw_page
from ingest.paper import Paper
from ingest.read import read_paper

SAMPLE = Path(corpus.__path__[0]) / "samples" / "papers" / "csa-2022-sample.pdf"


@pytest.fixture(scope="module")
def paper() -> Paper:
    return read_paper(SAMPLE, paper_words())


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_only_what_is_outlined_differs_from_the_page(paper: Paper) -> None:
    block = next(block for block in paper.blocks if block.page == 5 and block.kind == "list_item")
    box = next(paper.boxes(block.start, block.end)).box
    plain, outlined = (opened(draw_page(SAMPLE, 5, boxes, dots_per_inch=72)) for boxes in ([], [box]))
    changed = ImageChops.difference(plain, outlined).point(lambda level: 255 if level > 60 else 0).getbbox()
    assert changed is not None
    assert all(abs(edge - side) <= 6 for edge, side in zip(changed, box, strict=True))


def test_a_page_has_the_size_of_its_paper(paper: Paper) -> None:
    page, picture = paper.pages[0], opened(draw_page(SAMPLE, 1, dots_per_inch=POINTS_TO_INCH))
    assert abs(picture.width - page.width_pt) <= 1
    assert abs(picture.height - page.height_pt) <= 1


def test_the_same_page_gives_the_same_bytes() -> None:
    assert draw_page(SAMPLE, 2) == draw_page(SAMPLE, 2)


def test_what_was_read_is_drawn_with_a_legend_below(paper: Paper) -> None:
    for number in range(1, len(paper.pages) + 1):
        plain, drawn = opened(draw_page(SAMPLE, number)), opened(draw_layout(paper, SAMPLE, number))
        assert drawn.width == plain.width
        assert drawn.height > plain.height
        over = drawn.crop((0, 0, plain.width, plain.height))
        assert ImageChops.difference(plain, over).getbbox()


def test_each_kind_is_drawn_in_its_own_colour(paper: Paper) -> None:
    drawn = opened(draw_layout(paper, SAMPLE, 5))
    seen = {colour for _, colour in drawn.getcolors(drawn.width * drawn.height) or ()}
    assert {ImageColor.getrgb(colour) for colour in COLOURS.values()} <= seen


@pytest.mark.parametrize(
    "draw", [draw_page, lambda path, page: draw_layout(read_paper(SAMPLE, paper_words()), path, page)]
)
def test_a_page_or_a_file_that_is_not_there_is_told(draw: Callable[[Path, int], bytes], tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="no page 99"):
        draw(SAMPLE, 99)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(PaperError, match="does not open"):
        draw(broken, 1)
