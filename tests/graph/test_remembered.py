"""What is read of a graph once: made by one of many who ask at once."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph import remembered as at
from graph.remembered import remembered


class Standing:
    """A store of which nothing is asked."""


def test_of_many_who_ask_at_once_one_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at, "stamp_of", lambda _: "one")
    store, made, together = Standing(), [], threading.Barrier(8)

    def make() -> str:
        made.append(1)
        time.sleep(0.05)
        return "names"

    def ask(_: int) -> str:
        together.wait()
        return remembered(store, "names", make)  # type: ignore[arg-type]

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(ask, range(8))) == ["names"] * 8
    assert len(made) == 1


def test_what_is_made_may_ask_for_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at, "stamp_of", lambda _: "one")
    store = Standing()
    asked = remembered(store, "both", lambda: remembered(store, "one", lambda: 1) + 1)  # type: ignore[arg-type]
    assert asked == 2


def test_it_is_made_anew_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    store, stamps = Standing(), iter(["one", "one", "two"])
    monkeypatch.setattr(at, "stamp_of", lambda _: next(stamps))
    made = iter("ab")
    assert [remembered(store, "names", lambda: next(made)) for _ in range(3)] == ["a", "a", "b"]  # type: ignore[arg-type]
