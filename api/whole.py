"""An answer of some kind held back until it is whole, and sent changed: for middleware that must see all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Send


def whole(
    send: Send, kinds: Collection[str], change: Callable[[MutableHeaders, bytes], bytes], *, only: int | None = None
) -> Send:
    """A `send` for the app behind: of answers of these kinds (`only` of this status) `change` gives the body to send.

    It may change their headers, too; the length is set here.
    """
    start: Message | None = None
    body = bytearray()

    async def holding(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "").partition(";")[0]
            if kind in kinds and only in (None, message["status"]):
                start = message
                return
        if start is None:
            await send(message)
            return
        body.extend(message.get("body", b""))
        if not message.get("more_body", False):
            headers = MutableHeaders(raw=start["headers"])
            changed = change(headers, bytes(body))
            headers["content-length"] = str(len(changed))
            await send(start)
            await send({"type": "http.response.body", "body": changed})

    return holding
