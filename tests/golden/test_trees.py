"""The block tree of every shipped sample, and of the real papers, against what is committed.

After a change that is meant, write them again with `python -m tests.golden.test_trees` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import paper_words
from corpus.samples.build import home_of, stems
from ingest.pdf import read_pdf
from tests.golden.tree import tree_of

TREES = Path(__file__).parent / "trees"
PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"
REAL = ("csa-2014-17", "csa-2022-draft", "csa-performance-2021-22", "kcsp-pack-2021-11", "scrutiny-pack-2025-10")


def tree_of_sample(stem: str) -> str:
    return tree_of(read_pdf(home_of(stem) / "papers" / f"{stem}.pdf", "0" * 64, paper_words()), with_words=True)


def tree_of_real(stem: str) -> str:
    return tree_of(read_pdf(PAPERS / f"{stem}.pdf", "0" * 64, paper_words()), with_words=False)


@pytest.mark.parametrize("stem", stems())
def test_a_sample_is_read_as_before(stem: str) -> None:
    assert tree_of_sample(stem) == (TREES / f"{stem}.txt").read_text("utf-8")


@pytest.mark.shared
@pytest.mark.skipif(not PAPERS.is_dir(), reason="needs the real papers, which stand in ../shared beside the repository")
@pytest.mark.parametrize("stem", REAL)
def test_a_real_paper_is_read_as_before(stem: str) -> None:
    assert tree_of_real(stem) == (TREES / f"{stem}.txt").read_text("utf-8")


if __name__ == "__main__":
    for sample in stems():
        (TREES / f"{sample}.txt").write_text(tree_of_sample(sample), "utf-8")
    for real in REAL if PAPERS.is_dir() else ():
        (TREES / f"{real}.txt").write_text(tree_of_real(real), "utf-8")
