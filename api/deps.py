"""What a route is handed: the open store and the settings of this run."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from api.settings import Settings
from graph.store import Store


def _store(request: Request) -> Store:
    return cast(Store, request.app.state.store)


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
