"""What the later stages of a run need, brought while the earlier ones wait: for a site, for a process that reads.

In:     the workspace and settings. `begin` at the first paper that is new; `open` once it is known that they are few;
        `open_soon` where the facts of few papers are left to be found.
Out:    a process that is ready to read papers, one that is ready to find facts, the Java machine of the embedded store,
        and at last the store and the ledger, opened. A stage that does not find it here brings it itself.
Rule:   the store is not opened before the last paper has been fetched, nor long before it is loaded: that may take
        hours, and others ask it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from typing import NamedTuple

from api.commands.options import store_of
from api.progress import messages
from api.settings import Settings
from api.workspace import Workspace
from corpus.load import paper_words
from extract.stage import bring_finders
from extract.workers import Coming
from graph.ledger import Ledger
from graph.shape import bring_up
from graph.store import Store
from ingest.errors import PledgelineError
from ingest.run import Outcome, readers_for
from ingest.workers import Crew

FEW = 8  # papers: of more other processes find the facts, and to open a store before that saves nothing worth having


class Opened(NamedTuple):
    store: Store
    ledger: Ledger


@contextmanager
def opened(workspace: Workspace, settings: Settings) -> Iterator[Opened]:
    """Store and ledger of a workspace. Raises `GraphError` where the store cannot be opened."""
    with closing(Ledger(workspace.ledger(settings.store))) as ledger, store_of(settings) as store:
        yield Opened(store, ledger)


class Ahead:
    """To be closed after use: what was begun and not used ends then."""

    def __init__(self, workspace: Workspace, settings: Settings, jobs: int) -> None:
        self._workspace, self._settings = workspace, settings
        self.readers: Crew[Outcome] = readers_for(workspace.shelf, paper_words(), jobs, settings.limits)
        self.finders = Coming(bring_finders)
        self._java: Thread | None = None
        self._opening: Thread | None = None
        self._opened: Opened | None = None
        self._fault: PledgelineError | OSError | None = None

    def begin(self) -> None:
        """Begin the processes and the Java machine, once."""
        if self._java is None:
            self.readers.warm()
            self.finders.begin()
            self._java = Thread(target=self._start_java, name="pledgeline-java", daemon=True)
            self._java.start()

    def open(self, papers: int) -> None:
        """Begin to open store and ledger, where so many new papers are few."""
        if 0 < papers < FEW and self._opening is None:
            self._opening = Thread(target=self._open, name="pledgeline-store", daemon=True)
            self._opening.start()

    def open_soon(self, left: int) -> None:
        """Begin to open store and ledger, where something is new and the facts of few papers are left to be found."""
        if left <= FEW and self._java is not None:
            self.open(1)

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Store and ledger. Raises what went wrong when they were opened."""
        if self._opening is not None:
            self._opening.join()
        if self._fault is not None:
            raise self._fault
        if self._opened is None:
            with opened(self._workspace, self._settings) as both:
                yield both
            return
        try:
            yield self._opened
        finally:
            self._close()

    def close(self) -> None:
        """End what was begun."""
        self.readers.dismiss()
        self.finders.close()
        for thread in (self._java, self._opening):
            if thread is not None:
                thread.join()
        self._close()

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.store.close()
            self._opened.ledger.close()
            self._opened = None

    def _start_java(self) -> None:
        if self._settings.store is None:
            from graph.stores.java import HEAP, STEADY, leave_java, start_java

            start_java(HEAP, *STEADY)
            leave_java()

    def _open(self) -> None:
        try:
            store = store_of(self._settings)
            ledger = Ledger(self._workspace.ledger(self._settings.store))
            self._opened = Opened(store, ledger)
            store.prepare()
            bring_up(store, messages.print)
            ledger.read_ahead()
        except (PledgelineError, OSError) as error:
            self._fault = error
        finally:
            if self._settings.store is None and self._opened is not None:
                from graph.stores.java import leave_java

                leave_java()
