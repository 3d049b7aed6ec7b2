"""What every question needs of a graph and only a change of the graph changes: read once, and again after a change.

To know what "Gangs Strategy" means all names must be read; at two hundred thousand facts that takes seconds, and the
same names are there for the next question. A stamp in the graph (graph/shape.py) tells whether they still hold, whoever
wrote to it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from graph.shape import stamp_of
from graph.store import Store

T = TypeVar("T")
_kept: WeakKeyDictionary[Store, tuple[str, dict[str, Any]]] = WeakKeyDictionary()
_making: WeakKeyDictionary[Store, threading.RLock] = WeakKeyDictionary()
_beginning = threading.Lock()


def remembered(store: Store, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made anew only where something was written to the store since.

    Of many who ask at once one makes it and the others wait: each making it for itself would take all of them longer.
    """
    stamp = stamp_of(store)
    held_of, held = _kept.get(store, ("", {}))
    if held_of != stamp or name not in held:
        with _lock_of(store):
            held_of, held = _kept.get(store, ("", {}))
            if held_of != stamp:
                held = {}
                _kept[store] = stamp, held
            if name not in held:
                held[name] = make()
    made: T = held[name]
    return made


def _lock_of(store: Store) -> threading.RLock:
    """The lock of what is remembered of a store; what is made may itself ask for what is remembered."""
    with _beginning:
        return _making.setdefault(store, threading.RLock())
