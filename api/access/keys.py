"""API keys: made and revoked by a command, kept as hashes, so that the file gives no key away.

A key has 256 random bits: its SHA-256 needs no salt and no slow hash, which are for what people choose themselves.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from api.access.roles import ROLES, Caller, Role
from ingest.errors import QuestionError
from ingest.files import write_whole

PREFIX = "plk_"  # by which a key that strayed into a file is found
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key."""

    id: str
    name: str  # whose it is, or what for
    role: Role
    sha256: str
    made: str  # ISO 8601, UTC
    revoked: str | None = None


class Keys:
    """The keys of one data folder. The file is read again when it has changed, so that revoking works at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_at: float | None = None
        self._keys: dict[str, Key] = {}

    def all(self) -> list[Key]:
        self._refresh()
        return sorted(self._keys.values(), key=lambda key: (key.made, key.id))

    def any_valid(self, role: Role = ROLES[0]) -> bool:
        """Whether somebody has a key of this role or one that may more."""
        return any(key.revoked is None and Caller(key.id, key.role).may(role) for key in self.all())

    def make(self, name: str, role: Role) -> tuple[Key, str]:
        """A new key, and its secret, which is told this once."""
        secret = PREFIX + secrets.token_urlsafe(32)
        key = Key(secrets.token_hex(4), name, role, _hash(secret), _now())
        self._refresh()
        self._write({**self._keys, key.id: key})
        return key, secret

    def revoke(self, id: str) -> Key:
        """Raises `QuestionError` where there is no such key."""
        self._refresh()
        key = self._keys.get(id)
        if key is None:
            raise QuestionError("there is no key of this id", id, "see `pledgeline keys list`")
        revoked = Key(**{**asdict(key), "revoked": key.revoked or _now()})
        self._write({**self._keys, id: revoked})
        return revoked

    def caller(self, secret: str) -> Caller | None:
        """Whose key this is; None where it is nobody's, or revoked."""
        self._refresh()
        told, found = _hash(secret), None
        for key in self._keys.values():  # all of them, so that the time taken tells nothing
            if hmac.compare_digest(key.sha256, told) and key.revoked is None:
                found = Caller(key.id, key.role)
        return found

    def _refresh(self) -> None:
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            self._keys, self._read_at = {}, None
            return
        if changed != self._read_at:
            told = json.loads(self._path.read_text("utf-8"))
            self._keys, self._read_at = {each["id"]: Key(**each) for each in told}, changed

    def _write(self, keys: dict[str, Key]) -> None:
        told = [asdict(key) for _, key in sorted(keys.items())]
        write_whole(self._path, (json.dumps(told, indent=1) + "\n").encode())
        self._path.chmod(OWNER_ONLY)
        self._read_at = None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
