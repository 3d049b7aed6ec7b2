"""The Java machine of the embedded store: started once for a process, small, quiet, and unable to read files.

Rules:  a command lives for seconds, so the machine compiles fast rather than well (`TieredStopAtLevel=1`): loading the
        same papers takes it half the time that it takes with its own defaults, and answers are not slower.
        Its heap does not grow with the graph: what a transaction leaves behind is old by the collector's count and
        would stay until the heap is full, so it is collected between transactions (`tidy_heap`).
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from arcadedb_embedded import jvm

HEAP = "1g"  # its own default would be a quarter of the memory
HEAP_KEPT = 192 << 20  # bytes in use from which on a transaction's leavings are collected
QUIET = Path(__file__).with_name("quiet-logging.properties")
JAVA_SETTINGS = (
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    f"-Djava.util.logging.config.file={QUIET}",
    "-XX:ErrorFile=/dev/null",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xshare:auto",
)
STEADY = (  # for a store that is written to
    "-Xms160m",  # of its own it would begin with a share of the machine's memory
    "-Xmn64m",
    "-Darcadedb.maxPageRAM=128",  # megabytes of pages of the database that are kept at hand
)
_starting = threading.Lock()


def start_java(heap: str = HEAP, *settings: str) -> None:
    """Start the Java machine once for this process. It warns of a module of its own on stderr, which is kept silent."""
    with _starting:
        if jvm.jpype.isJVMStarted():
            return
        sys.stderr.flush()
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            jvm.start_jvm(heap_size=heap, jvm_args=(*JAVA_SETTINGS, *settings))
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)


def leave_java() -> None:
    """Let go of the Java machine in this thread, which is about to end: at exit it waits for threads that did not."""
    java_class("java.lang.Thread").detach()  # type: ignore[attr-defined]


def tidy_heap() -> None:
    """Collect what is no longer used where much is held."""
    runtime = java_class("java.lang.Runtime").getRuntime()  # type: ignore[attr-defined]
    if runtime.totalMemory() - runtime.freeMemory() > HEAP_KEPT:
        runtime.gc()


def java_class(name: str) -> type:
    """A class of the Java machine, which must have been started."""
    found: type = jvm.jpype.JClass(name)
    return found
