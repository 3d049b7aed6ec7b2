"""The log of what was asked in Cypher and of every correction made through the server: who, when, what, and the end.

One JSON object a line, written through to the disk, for its owner alone; secrets are never in it, for it knows keys by
their ids. A log that has grown large is put aside under the time at which that was (`audit-20310504T…Z.jsonl`), and
another begun; none is ever taken away.
"""

from __future__ import annotations

import json
import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOR_ITS_OWNER = 0o600
MOST = 16_000_000  # bytes of one log


class Audit:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()

    def note(self, caller: str, what: str, **told: Any) -> None:
        line = {"when": datetime.now(UTC).isoformat(timespec="milliseconds"), "caller": caller, "what": what, **told}
        with self._writing:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > MOST:
                self._path.rename(self._path.with_name(f"{self._path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.jsonl"))
            place = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, FOR_ITS_OWNER)
            with os.fdopen(place, "a", encoding="utf-8") as log:
                log.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
                log.flush()
                os.fsync(log.fileno())
