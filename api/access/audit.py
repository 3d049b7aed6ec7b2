"""The log of what was asked in Cypher and of every correction made through the server: who, when, what, and the end.

One JSON object a line, written through to the disk; secrets are never in it, for it knows keys by their ids.
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


class Audit:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()

    def note(self, caller: str, what: str, **told: Any) -> None:
        line = {"when": datetime.now(UTC).isoformat(timespec="milliseconds"), "caller": caller, "what": what, **told}
        with self._writing:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as log:
                log.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
                log.flush()
