"""How a command gives its answer: JSON for a program, else as a person reads it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


def show(answer: dict[str, Any], as_person: Callable[[dict[str, Any]], None], *, as_json: bool) -> None:
    if as_json:
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        as_person(answer)
