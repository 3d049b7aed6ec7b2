"""The Java machine of the embedded store: started once for a process, small, quiet, and unable to read files.

Rule:   a command lives for seconds, so the machine compiles fast rather than well (`TieredStopAtLevel=1`): loading the
        same papers takes it half the time that it takes with its own defaults, and answers are not slower.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from arcadedb_embedded import jvm

HEAP = "1g"  # its own default would be a quarter of the memory
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


def java_class(name: str) -> type:
    """A class of the Java machine, which must have been started."""
    found: type = jvm.jpype.JClass(name)
    return found
