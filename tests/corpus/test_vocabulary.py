"""The word lists: what YAML would read as something else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import load
from ingest.errors import VocabularyError


def test_a_bare_on_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML reads an unquoted `on` as true: the word would silently be missing."""
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "noise.yaml").write_text("small: [of, on, to]\n", encoding="utf-8")
    monkeypatch.setattr(load, "HERE", tmp_path)
    with pytest.raises(VocabularyError, match='"small"'):
        load.vocabulary("noise")


@pytest.mark.parametrize("path", sorted((load.HERE / "vocabulary").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_list_is_read_as_words(path: Path) -> None:
    assert load.vocabulary(path.stem)
