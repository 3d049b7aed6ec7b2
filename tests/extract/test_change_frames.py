"""Frames of change: the vocabulary holds nothing that cannot be used, and slots reach where they should."""

from __future__ import annotations

from typing import get_args

import pytest

from corpus.load import vocabulary
from extract.change_frames import SLOT, framed, needed_words
from extract.change_labels import labels_in, named_before
from extract.facts import ChangeKind

FRAMES = [(change, text) for change, texts in vocabulary("changes")["frames"].items() for text in texts]


@pytest.mark.parametrize(("change", "text"), FRAMES, ids=[text for _, text in FRAMES])
def test_every_frame_has_a_kind_and_a_slot(change, text) -> None:
    assert change in get_args(ChangeKind)
    assert SLOT.search(text)


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("The Patrol Panel was replaced by the Safety Board.", ("Patrol Panel",), ("Safety Board",)),
        ("They saw the replacement of audits with yearly reviews.", ("audits",), ("yearly reviews",)),
        ("the Safety Board, which replaced the Patrol Panel in 2031", ("Patrol Panel",), ("Safety Board",)),
    ],
)
def test_slots(sentence, before, after) -> None:
    found = next(each for each in framed(sentence) if each.change == "replaced")
    held = {stretch.role: labels_in(sentence, stretch) for stretch in found.stretches}
    assert (held["before"].labels, held["after"].labels) == (before, after)


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("(was|were) (since )?(absorbed|merged) (into|within)", ("absorbed", "merged")),
        ("[Rr]eplacement of {before} (with|by)", ("eplacement of ",)),
        ("took over the? ?(duties|the ([a-z]+ )?work) of", ("took over th",)),
        ("(founded|set up) (?!(?:and|or) )(an? )?", ("founded", "set up")),
        ("founded(?! absorbed)", ("founded",)),
        ("(a|b(c|defg))", ("a", "b")),
        ("(founded(?! by)|[Bb]egun)", ("founded", "egun")),
        ("(a|[a-z]+) board", (" board",)),
        ("abc|defg", ()),
        ("(abc){0,2}", ()),
    ],
)
def test_needed_words_stand_wherever_a_frame_holds(words, needed) -> None:
    assert needed_words(words) == needed


def test_what_a_pointer_means() -> None:
    earlier = ("A new theme was added entitled ‘Recovery from Flood’.",)
    assert named_before("above theme", "The ", earlier) == "Recovery from Flood"
    assert named_before("it", "However, ", ("As said, FGM covers much.",)) == "FGM"
    assert named_before("programme", "", ("Better Homes Programme: it grows.",)) == "Better Homes Programme"
    assert named_before("theme", "The ", ("Nothing is quoted here.",)) is None
