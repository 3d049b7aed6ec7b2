"""Examples of every operation: requests as requests.yaml has them, and the answers that a server of ours gave to them.

tests/api/record_examples.py asks the sample papers and writes the answers; a test tells when they no longer hold.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
REQUESTS, ANSWERS = HERE / "requests.yaml", HERE / "answers.json"
Json = dict[str, Any]


@cache
def requests() -> dict[str, Json]:
    """What is asked of each operation, by its id: `summary`, and `parameters` or `body`."""
    told: dict[str, Json] = yaml.safe_load(REQUESTS.read_text("utf-8"))
    return told


@cache
def answers() -> dict[str, Json]:
    """What was asked (`parameters`) and answered (`answer`), by the operation's id."""
    told: dict[str, Json] = json.loads(ANSWERS.read_text("utf-8")) if ANSWERS.exists() else {}
    return told
