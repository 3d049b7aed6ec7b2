"""Roles, each with what the one before it may do, and what an address asks for.

A reader sees the answers. A researcher also asks in Cypher. An editor also writes corrections, and sees what is hidden
from the others: the pages of restricted papers, and the e-mail addresses and telephone numbers of officers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "researcher", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
OPEN_TO_ALL = frozenset({"/healthz", "/readyz"})
CYPHER = frozenset({"/v1/cypher", "/cypher", "/ask"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the id of a key, or "local" on a server that only this machine can reach and that has no keys."""

    id: str
    role: Role

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)

    @property
    def sees_hidden(self) -> bool:
        return self.may("editor")


LOCAL = Caller("local", "researcher")


def role_needed(method: str, path: str) -> Role:
    """The least role that may ask this."""
    if path in CYPHER:
        return "researcher"
    return "reader" if method in ("GET", "HEAD", "OPTIONS") else "editor"
