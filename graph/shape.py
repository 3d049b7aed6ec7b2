"""The shape of a graph: which release's schema it has, and a stamp that is another whenever something was written.

In:     an open store.
Out:    a graph of an older shape brought up to ours, or emptied to be built anew, and a sentence that says so; one
        of a newer shape is left alone and told. Papers and facts are beside the graph, so nothing is lost by building.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import uuid4
from weakref import WeakKeyDictionary

from graph.queries import query
from graph.schema import LOADED, OWNED, SHARED
from graph.store import Store, Transaction
from ingest.errors import GraphError

SHAPE: Final = 4  # to be raised, with a step below, when what `graph.schema` says changes
NOTE: Final = ":graph"  # id of the node that keeps both; no paper or line has such an id
AT_A_TIME = 5000  # nodes deleted in one transaction
_stamps: WeakKeyDictionary[Store, tuple[int, str]] = WeakKeyDictionary()  # each with the changes before it was read


def _mark(_: Store) -> None:
    """From 1 to 2: nothing but the note, which graphs of shape 1 did not have. From 2 to 3: nothing but a new label.
    From 3 to 4: nothing but `told` of a paper, which the load that brings the graph up writes with each."""


STEPS: dict[int, Callable[[Store], None]] = {1: _mark, 2: _mark, 3: _mark}  # from this shape to the next; else anew


def bring_up(store: Store, tell: Callable[[str], None]) -> None:
    """Make the graph one of this shape. Raises `GraphError` where a newer release made it."""
    held = shape_of(store)
    if held == SHAPE:
        return
    if held > SHAPE:
        raise newer(store, held)
    steps = [STEPS.get(step) for step in range(held, SHAPE)]
    if held and all(steps):
        for step in filter(None, steps):
            step(store)
        tell(f"the graph was of shape {held} and is now of shape {SHAPE}")
    elif held:
        empty(store)
        tell(f"the graph was of shape {held}, which this release does not read: it is built anew from papers and facts")
    store.change(stamp)


def shape_of(store: Store) -> int:
    """The shape of what the store holds; 0 where it holds nothing of ours, 1 where no note says."""
    rows = list(store.read(query("shape")))
    if rows and rows[0]["shape"] is not None:
        return int(rows[0]["shape"])
    return 1 if store.read(query("all_loaded")).rows else 0


def stamp_of(store: Store) -> str:
    """What is another after every change. Raises `GraphError` where the graph is of another shape than ours.

    A store that nobody else may change is asked once, and then again after a change.
    """
    known = known_stamp(store)
    if known is not None:
        return known
    changes = store.changes()
    stamp = _read_stamp(store)
    if changes is not None:
        _stamps[store] = changes, stamp
    return stamp


def known_stamp(store: Store) -> str | None:
    """The stamp, where it is known without asking the store."""
    changes, stamp = _stamps.get(store, (None, ""))
    return stamp if changes is not None and changes == store.changes() else None


def _read_stamp(store: Store) -> str:
    for row in store.read(query("shape")):
        if row["shape"] == SHAPE:
            return str(row["stamp"])
    held = shape_of(store)
    if held > SHAPE:
        raise newer(store, held)
    if held == 0:
        raise GraphError("nothing has been loaded yet", store.where, "run `pledgeline run` first, or name --data")
    raise GraphError(f"the graph is of an older shape ({held}, now {SHAPE})", store.where, "run `pledgeline load`")


def stamp(opened: Transaction) -> None:
    """Note, in the transaction that changes something, that it did."""
    opened.replace(LOADED, [{"id": NOTE, "shape": SHAPE, "stamp": uuid4().hex}])


def newer(store: Store, held: int) -> GraphError:
    return GraphError(
        f"the graph was made by a newer release (shape {held}, ours {SHAPE})", store.where,
        "use that release, or load into another folder or database",
    )  # fmt: skip


def empty(store: Store) -> None:
    """Take everything of ours out of the store."""
    for label in (*OWNED, *SHARED, LOADED):
        while next(iter(store.read(f"MATCH (n:{label}) RETURN count(n) AS n")))["n"]:
            store.change(lambda opened, label=label: opened.write(_delete(label), [{}]))  # type: ignore[misc]


def _delete(label: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{label}) WITH n LIMIT {AT_A_TIME} DETACH DELETE n"
